// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/reading/papers.h"

#include "tests/support/specimens/documents.h"
#include "tests/support/specimens/sheet.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <chrono>

namespace ventanilla::bench {
namespace {

using specimens::Sheet;

constexpr double kPitch = 2.54;       // Doc 9303-3, 4.4
constexpr double kLineSpacing = 6.35; // the same
constexpr double kGlyph = 3;

struct Shape
{
    const char* name;
    double width;
    double height;
    double left;      ///< Of the first character.
    double firstLine; ///< Its middle.
};

Shape shapeOf(reading::ZoneKind kind)
{
    switch (kind) {
    case reading::ZoneKind::Td1:
        return {"TD1", 85.6, 53.98, 4.8, 36.1};
    case reading::ZoneKind::Td2:
        return {"TD2", 105, 74, 6.4, 58.8};
    case reading::ZoneKind::Td3:
        return {"TD3", 125, 88, 6.4, 72.8};
    case reading::ZoneKind::MrvA:
        return {"MRVA", 125, 88, 6.8, 70.2};
    case reading::ZoneKind::MrvB:
        return {"MRVB", 105, 74, 6.4, 58.4};
    }
    return {};
}

QColor tint(Draw& draw, int least, int most)
{
    return {draw.between(least, most), draw.between(least, most), draw.between(least, most)};
}

specimens::PaperPicture pictureOf(Sheet& sheet)
{
    const QImage image = sheet.finish();
    const cv::Mat borrowed(image.height(),
                           image.width(),
                           CV_8UC4,
                           const_cast<uchar*>(image.constBits()), // cv::Mat knows no constness
                           static_cast<std::size_t>(image.bytesPerLine()));
    specimens::PaperPicture picture{{}, sheet.width(), sheet.height()};
    cv::cvtColor(borrowed, picture.pixels, cv::COLOR_BGRA2BGR);
    return picture;
}

std::string words(Draw& draw, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += (i == 0 ? "" : " ") + draw.text(draw.below(9) + 2, "aeioulnrstdcmpbgh");
    }
    return text;
}

void drawUpperPart(Sheet& sheet, double bottom, Draw& draw)
{
    const double width = sheet.width();
    sheet.text({4, 5.5}, words(draw, 4), {2.8, true, tint(draw, 20, 120)}, width * 0.7);
    const double portrait = std::min(40.0, bottom - 14);
    sheet.portrait({4, 9, portrait * 0.78, portrait}, draw.below(1'000'000));
    const double left = 8 + portrait * 0.78;
    for (double y = 12; y + 5 < bottom; y += 6.4) {
        sheet.field({left, y}, words(draw, 2), draw.text(9, "ABCDEFGHIJKLM0123456789"), 34);
    }
}

using Maker = Paper (*)(double scale, Draw& draw);

/// Numbers in OCR-B at the foot, as banks print them.
Paper paymentSlip(double scale, Draw& draw)
{
    Sheet sheet(190, 106, scale, QColor(250, 246, 238));
    sheet.guilloche(draw.below(9999), QColor(236, 206, 190));
    for (double y = 10; y < 80; y += 9) {
        sheet.field({8, y}, words(draw, 2), words(draw, 3), 60);
        sheet.field({100, y}, words(draw, 2), draw.text(9, "0123456789"), 60);
    }
    const std::string digits = "0123456789";
    sheet.mrz({30, 94},
              kLineSpacing,
              {draw.text(13, digits) + "<" + draw.text(27, digits) + "<<" + draw.text(9, digits)});
    return {pictureOf(sheet), "payment slip", {}, {}};
}

/// Capitals in even columns: two lines of 40, of another face.
Paper ticket(double scale, Draw& draw)
{
    Sheet sheet(125, 88, scale, QColor(244, 244, 240));
    sheet.text({6, 12}, words(draw, 5), {4, true}, 90);
    for (double y = 24; y < 60; y += 6) {
        sheet.text({6, y}, words(draw, 8), {2.6}, 112);
    }
    for (const double y : {70.0, 77.0}) {
        sheet.text({6, y}, draw.text(40, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), {3.4}, 112);
    }
    return {pictureOf(sheet), "ticket", {}, {}};
}

/// Rows of signs that look like fillers.
Paper ornament(double scale, Draw& draw)
{
    Sheet sheet(105, 74, scale, QColor(238, 244, 246));
    sheet.text({6, 12}, words(draw, 4), {3.4, true}, 80);
    for (double y = 22; y < 48; y += 6) {
        sheet.text({6, y}, words(draw, 7), {2.6}, 92);
    }
    const std::string row(draw.below(10) + 26, draw.chance(0.5) ? '<' : 'X');
    sheet.mrz({6, 58}, kLineSpacing, {row, row});
    return {pictureOf(sheet), "rows of one sign", {}, {}};
}

/// One line of OCR-B of a zone's length: no format has one line.
Paper serialNumber(double scale, Draw& draw)
{
    Sheet sheet(85.6, 53.98, scale, QColor(240, 236, 226));
    sheet.guilloche(draw.below(9999), QColor(206, 214, 196));
    drawUpperPart(sheet, 40, draw);
    sheet.mrz({6, 47}, kLineSpacing, {draw.text(draw.below(9) + 16, "ABCDEFGHJKL0123456789")});
    return {pictureOf(sheet), "serial number", {}, {}};
}

/// A page of print with columns of figures.
Paper statement(double scale, Draw& draw)
{
    Sheet sheet(216, 140, scale, QColor(252, 252, 250));
    sheet.text({14, 14}, words(draw, 4), {6, true}, 150);
    for (double y = 28; y < 134; y += 4.6) {
        sheet.text({14, y}, words(draw, 6), {3.1}, 110);
        sheet.text(
            {130, y}, draw.text(8, "0123456789") + "   " + draw.text(6, "0123456789"), {3.1}, 60);
    }
    return {pictureOf(sheet), "statement", {}, {}};
}

constexpr std::array<Maker, 5> kMakers{paymentSlip, ticket, ornament, serialNumber, statement};

/// Of the specimens those without a zone: consular cards, licences, fronts, bills.
Paper specimen(std::size_t index, double scale, Draw& draw)
{
    using namespace std::chrono;
    const specimens::Day today = 2026y / November / 21d;
    const auto people = specimens::makePeople(draw.below(1'000'000) + 1000, today, 12);
    auto documents = specimens::drawAll(people[draw.below(people.size())], today, scale);
    std::erase_if(documents, [](const specimens::Document& d) { return !d.mrz.empty(); });
    const specimens::Document& document = documents[index % documents.size()];
    const QImage image = document.picture.convertToFormat(QImage::Format_RGB32);
    const cv::Mat borrowed(image.height(),
                           image.width(),
                           CV_8UC4,
                           const_cast<uchar*>(image.constBits()), // as above
                           static_cast<std::size_t>(image.bytesPerLine()));
    Paper paper{{{}, document.width, document.height}, document.name, {}, {}};
    cv::cvtColor(borrowed, paper.picture.pixels, cv::COLOR_BGRA2BGR);
    return paper;
}

} // namespace

Paper drawZonePaper(reading::ZoneKind kind,
                    const std::vector<std::string>& lines,
                    double scale,
                    Draw& draw)
{
    const Shape shape = shapeOf(kind);
    Sheet sheet(shape.width, shape.height, scale, tint(draw, 216, 250));
    sheet.guilloche(draw.below(100'000), tint(draw, 165, 225));
    sheet.guilloche(draw.below(100'000), tint(draw, 165, 225));
    const double top = shape.firstLine - 7.5;
    drawUpperPart(sheet, top, draw);
    if (draw.chance(0.5)) {
        sheet.box({0, top, shape.width, shape.height - top}, tint(draw, 232, 250));
    }
    // Doc 9303 allows the zone a millimetre of play.
    const QPointF at(shape.left + draw.between(-1.0, 1.0),
                     shape.firstLine + draw.between(-1.0, 1.0));
    sheet.mrz(at, kLineSpacing, lines);
    const double columns = static_cast<double>(lines.front().size());
    const double rows = static_cast<double>(lines.size());
    return {pictureOf(sheet),
            shape.name,
            lines,
            {at.x(), at.y() - kGlyph / 2, columns * kPitch, (rows - 1) * kLineSpacing + kGlyph}};
}

Paper drawPlainPaper(std::size_t index, double scale, Draw& draw)
{
    const std::size_t half = index / 2;
    return index % 2 == 0 ? specimen(half, scale, draw)
                          : kMakers.at(half % kMakers.size())(scale, draw);
}

} // namespace ventanilla::bench
