// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/sheet.h"

#include "kiosk/base/random.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainterPath>
#include <QTransform>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace ventanilla::specimens {
namespace {

/// Fonts are laid out large and scaled down: hinting at small pixel sizes would change widths.
constexpr double kFontUnits = 100;
constexpr double kNarrowest = 0.72;
constexpr double kMrzPitch = 2.54;

QFont plainFont(const Ink& ink)
{
    QFont font;
    font.setFamilies({ink.family, "DejaVu Sans"});
    font.setPixelSize(static_cast<int>(kFontUnits));
    font.setBold(ink.bold);
    font.setItalic(ink.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double unit(SeededRandom& random)
{
    return static_cast<double>(random.below(10'001)) / 10'000;
}

QColor mixed(SeededRandom& random, const QColor& a, const QColor& b)
{
    const double share = unit(random);
    const auto between = [share](int from, int to) {
        return static_cast<int>(from + share * (to - from));
    };
    return {between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue())};
}

} // namespace

Sheet::Sheet(double width, double height, double pixelsPerMillimetre, const QColor& paper)
    : m_width(width)
    , m_height(height)
    , m_image(static_cast<int>(std::lround(width * pixelsPerMillimetre)),
              static_cast<int>(std::lround(height * pixelsPerMillimetre)),
              QImage::Format_RGB32)
{
    m_image.fill(paper);
    const int perMetre = static_cast<int>(std::lround(pixelsPerMillimetre * 1000));
    m_image.setDotsPerMeterX(perMetre);
    m_image.setDotsPerMeterY(perMetre);
    m_painter.begin(&m_image);
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                             QPainter::SmoothPixmapTransform);
    m_painter.scale(m_image.width() / width, m_image.height() / height);
}

void Sheet::text(const QPointF& at, const std::string& text, const Ink& ink, double room)
{
    const auto words = QString::fromStdString(text);
    const QFont font = plainFont(ink);
    double scale = ink.size / kFontUnits;
    const double natural = QFontMetricsF{font}.horizontalAdvance(words) * scale;
    double narrow = natural > room ? room / natural : 1;
    if (narrow < kNarrowest) {
        scale *= narrow / kNarrowest;
        narrow = kNarrowest;
    }
    QPainterPath path;
    path.addText(0, 0, font, words);
    m_painter.save();
    m_painter.translate(at);
    m_painter.scale(scale * narrow, scale);
    m_painter.fillPath(path, ink.colour);
    m_painter.restore();
}

void Sheet::field(const QPointF& at,
                  const std::string& label,
                  const std::string& value,
                  double room)
{
    text(at, label, {1.55, false, QColor(70, 84, 110)}, room);
    text(at + QPointF{0, 3.0}, value, {2.75, true}, room);
}

void Sheet::box(const QRectF& area, const QColor& fill)
{
    m_painter.fillRect(area, fill);
}

void Sheet::line(const QPointF& from, const QPointF& to, const QColor& colour, double width)
{
    m_painter.setPen(QPen(colour, width));
    m_painter.drawLine(from, to);
}

void Sheet::guilloche(std::uint64_t seed, const QColor& colour)
{
    SeededRandom random{seed};
    const double period = 18 + 14 * unit(random);
    const double swing = 3 + 3 * unit(random);
    m_painter.setPen(QPen(colour, 0.12));
    m_painter.setBrush(Qt::NoBrush);
    const int lines = static_cast<int>((m_height + 2 * swing) / 1.6) + 1;
    const int steps = static_cast<int>(m_width / 1.5) + 1;
    for (int line = 0; line < lines; ++line) {
        const double top = -swing + 1.6 * line;
        QPainterPath path;
        path.moveTo(0, top);
        for (int step = 0; step <= steps; ++step) {
            const double x = 1.5 * step;
            const double angle = 2 * std::numbers::pi * (x / period + top / m_height);
            path.lineTo(x, top + swing * std::sin(angle) * std::cos(x / m_width * 3));
        }
        m_painter.drawPath(path);
    }
}

void Sheet::portrait(const QRectF& area, std::uint64_t seed)
{
    SeededRandom random{seed};
    const auto skin = mixed(random, {240, 205, 178}, {112, 74, 52});
    const auto hair = mixed(random, {25, 20, 18}, {120, 84, 50});
    const auto shirt = mixed(random, {50, 70, 120}, {150, 60, 60});
    m_painter.save();
    m_painter.setClipRect(area);
    m_painter.fillRect(area, QColor(214, 220, 226));
    m_painter.translate(area.topLeft());
    m_painter.scale(area.width() / 100, area.height() / 128);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(hair);
    m_painter.drawEllipse(QPointF(50, 50), 31, 38);
    m_painter.setBrush(shirt);
    m_painter.drawEllipse(QPointF(50, 142), 52, 42);
    m_painter.setBrush(skin.darker(112));
    m_painter.drawRoundedRect(QRectF(39, 78, 22, 32), 9, 9);
    m_painter.setBrush(skin);
    m_painter.drawEllipse(QPointF(50, 58), 25, 32);
    m_painter.setBrush(hair);
    QPainterPath fringe;
    fringe.moveTo(24, 52);
    fringe.cubicTo(28, 14, 72, 14, 76, 52);
    fringe.cubicTo(66, 34, 40, 32, 24, 52);
    m_painter.drawPath(fringe);
    for (const double x : {40.0, 60.0}) {
        m_painter.setBrush(Qt::white);
        m_painter.drawEllipse(QPointF(x, 56), 4.6, 2.8);
        m_painter.setBrush(QColor(40, 28, 22));
        m_painter.drawEllipse(QPointF(x, 56), 2.3, 2.5);
        m_painter.setBrush(hair);
        m_painter.drawRoundedRect(QRectF(x - 6, 48.5, 12, 2), 1, 1);
    }
    m_painter.setPen(QPen(skin.darker(140), 1.4));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawLine(QPointF(50, 58), QPointF(47.5, 68));
    m_painter.setPen(QPen(QColor(150, 70, 66), 2.2));
    m_painter.drawLine(QPointF(42, 77), QPointF(58, 77));
    m_painter.restore();
}

void Sheet::signature(const QRectF& area, std::uint64_t seed)
{
    SeededRandom random{seed + 7};
    QPainterPath path(area.bottomLeft() - QPointF(0, area.height() / 3));
    for (int i = 1; i <= 7; ++i) {
        const double x = area.left() + area.width() * i / 7;
        const auto y = [&] { return area.top() + area.height() * unit(random); };
        path.cubicTo(QPointF(x - area.width() / 7, y()),
                     QPointF(x - area.width() / 12, y()),
                     QPointF(x, y()));
    }
    m_painter.setPen(QPen(QColor(30, 36, 80), 0.28));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(path);
}

void Sheet::mrz(const QPointF& at, double lineSpacing, const std::vector<std::string>& lines)
{
    QFont font;
    font.setFamilies({"OCR B"});
    font.setPixelSize(static_cast<int>(kFontUnits));
    font.setHintingPreference(QFont::PreferNoHinting);
    const QFontMetricsF metrics{font};
    const double scale = kMrzPitch / metrics.horizontalAdvance(QChar('0'));
    const double capital = metrics.tightBoundingRect("H").height();
    for (std::size_t row = 0; row < lines.size(); ++row) {
        for (std::size_t column = 0; column < lines[row].size(); ++column) {
            QPainterPath path;
            path.addText(0, capital / 2, font, QString(QChar::fromLatin1(lines[row][column])));
            m_painter.save();
            m_painter.translate(at.x() + kMrzPitch * static_cast<double>(column),
                                at.y() + lineSpacing * static_cast<double>(row));
            m_painter.scale(scale, scale);
            m_painter.fillPath(path, QColor(16, 16, 18));
            m_painter.restore();
        }
    }
}

void Sheet::image(const QRectF& area, const QImage& image)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    m_painter.drawImage(area, image);
    m_painter.restore();
}

void Sheet::markSpecimen(const QRectF& area, double alpha)
{
    Ink ink{area.height() * 0.9, true};
    const QFont font = plainFont(ink);
    QPainterPath path;
    path.addText(0, 0, font, "SPECIMEN");
    const auto bounds = path.boundingRect();
    m_painter.save();
    m_painter.translate(area.center());
    m_painter.rotate(-14);
    const double scale = std::min(area.width() / bounds.width(), area.height() / bounds.height());
    m_painter.scale(scale, scale);
    m_painter.translate(-bounds.center());
    QColor red(190, 30, 40);
    red.setAlphaF(static_cast<float>(alpha));
    m_painter.fillPath(path, red);
    m_painter.restore();
}

QImage Sheet::finish()
{
    m_painter.end();
    return m_image;
}

QImage pdf417(const std::string& content)
{
    const auto wide = QString::fromStdString(content).toStdWString();
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::PDF417);
    const auto matrix = writer.setMargin(2).setEccLevel(4).encode(wide, 1, 1);
    QImage image(matrix.width(), matrix.height(), QImage::Format_Grayscale8);
    for (int y = 0; y < matrix.height(); ++y) {
        auto* row = image.scanLine(y);
        for (int x = 0; x < matrix.width(); ++x) {
            row[x] = matrix.get(x, y) ? 0 : 255;
        }
    }
    return image;
}

} // namespace ventanilla::specimens
