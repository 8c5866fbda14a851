// SPDX-License-Identifier: EUPL-1.2
//
// How long reading takes: medians of processor time of the one thread, as JSON rows.
#include "kiosk/reading/barcode/read.h"
#include "kiosk/reading/image/decode.h"
#include "kiosk/reading/image/mat.h"
#include "kiosk/reading/reader.h"
#include "services/dock/picture.h"
#include "tests/bench/reading/frame_reader.h"
#include "tests/bench/reading/samples.h"
#include "tests/bench/reading/scenes.h"
#include "tests/bench/reading/tally.h"
#include "tests/bench/reading/zone_text.h"
#include "tests/support/offscreen.h"
#include "tests/support/specimens/documents.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace ventanilla;
using namespace ventanilla::bench;
using namespace ventanilla::reading;

constexpr std::array<ZoneKind, 5> kKinds{
    ZoneKind::Td1, ZoneKind::Td2, ZoneKind::Td3, ZoneKind::MrvA, ZoneKind::MrvB};
constexpr std::size_t kScenes = 25;
constexpr std::size_t kPhotos = 15;

void printRow(const char* name, double value, double budget)
{
    std::printf("{\"name\":\"%s\",\"value\":%.1f,\"unit\":\"ms\",\"budget\":%.0f,\"ok\":%s,"
                "\"peer\":null,\"ratio\":null}\n",
                name,
                value,
                budget,
                value <= budget ? "true" : "false");
    std::fflush(stdout);
}

Paper zonePaper(std::size_t index, double scale, Draw& draw)
{
    const ZoneKind kind = kKinds.at(index % kKinds.size());
    return drawZonePaper(kind, drawZone(kind, draw), scale, draw);
}

/// Quad known to text, moderate frames, the first of each paper.
void timeZones(ZoneReader& zones)
{
    FrameReader reader(zones);
    std::vector<double> times;
    for (std::size_t i = 0; i < kScenes; ++i) {
        Draw draw(kTimesSeed + i);
        const Paper paper = zonePaper(i, kModerate.pixelsPerMillimetre * 1.25, draw);
        const Take take = takeFrames(paper, kModerate, Lamp::Moves, 1, draw);
        times.push_back(reader.read(take, kModerate.pixelsPerMillimetre).times.zone);
    }
    printRow("mrz_frame_ms", median(times), 15);
}

/// The scene's middle as a camera of @p size sees it.
cv::Mat inView(const cv::Mat& scene, cv::Size size, const cv::Scalar& around)
{
    cv::Mat view(size, CV_8UC3, around);
    const cv::Rect part((scene.cols - std::min(scene.cols, size.width)) / 2,
                        (scene.rows - std::min(scene.rows, size.height)) / 2,
                        std::min(scene.cols, size.width),
                        std::min(scene.rows, size.height));
    const cv::Point at((size.width - part.width) / 2, (size.height - part.height) / 2);
    scene(part).copyTo(view(cv::Rect(at, part.size())));
    return view;
}

/// A frame of 1920 x 1080 to outline, stillness and flaws.
void timePages()
{
    const cv::Size kFrame(1920, 1080);
    std::vector<double> times;
    std::vector<std::byte> preview(static_cast<std::size_t>(kFrame.area()));
    for (std::size_t i = 0; i < kScenes; ++i) {
        Draw draw(kTimesSeed + i);
        const Paper paper = zonePaper(i, 12, draw);
        specimens::Mishaps mishaps;
        mishaps.degrees = draw.between(-12.0, 12.0);
        const auto scene = specimens::layOnTray(paper.picture, 9, mishaps, i);
        const auto frame = dock::encodeJpeg(inView(scene.pixels, kFrame, {40, 40, 40}), 85);
        const auto size = decodePreview(frame, preview);
        FrameJudge judge;
        const PreviewView view{reinterpret_cast<const std::uint8_t*>(preview.data()), // bytes
                               size ? size->width : 0,
                               size ? size->height : 0};
        for (int k = 0; size && k < 4; ++k) { // the later ones are still, so flaws are looked for
            const double before = processorMilliseconds();
            static_cast<void>(judge.judge(view));
            times.push_back(processorMilliseconds() - before);
        }
    }
    printRow("page_frame_ms", median(times), 25);
}

/// Rectified backs of licences, 12 pixels a millimetre, lightly blurred.
void timeBarcodes()
{
    using namespace std::chrono;
    const specimens::Day today = 2026y / November / 21d;
    std::vector<double> times;
    for (const specimens::Person& person : specimens::makePeople(kTimesSeed, today, 12)) {
        for (const specimens::Document& document : specimens::drawAll(person, today, 12)) {
            if (document.barcode.empty()) {
                continue;
            }
            const QImage grey = document.picture.convertToFormat(QImage::Format_Grayscale8);
            cv::Mat page(grey.height(),
                         grey.width(),
                         CV_8UC1,
                         const_cast<uchar*>(grey.constBits()), // cv::Mat knows no constness
                         static_cast<std::size_t>(grey.bytesPerLine()));
            cv::GaussianBlur(page.clone(), page, {}, 0.7);
            const double before = processorMilliseconds();
            const auto found = readBarcodes(viewOf(page), kTwoDimensional, Effort::Quick);
            times.push_back(found.empty() ? 1e3 : processorMilliseconds() - before);
        }
    }
    printRow("barcode_page_ms", median(times), 20);
}

/// A cloth of many threads.
cv::Mat drawTable(cv::Size size, Draw& draw)
{
    cv::Mat table(size, CV_8UC3, cv::Scalar(draw.between(60, 150), draw.between(70, 150), 140));
    for (int i = 0; i < 900; ++i) {
        const cv::Point from(draw.between(0, size.width), draw.between(0, size.height));
        const cv::Point by(draw.between(-900, 900), draw.between(-200, 200));
        cv::line(
            table, from, from + by, cv::Scalar::all(draw.between(40, 220)), draw.between(1, 9));
    }
    return table;
}

/// Photos of 4000 x 3000: a paper on a patterned table, turned anyhow.
void timePhotos(const Models& models)
{
    const cv::Size kPhoto(4000, 3000);
    StillReader reader(models);
    std::vector<double> times;
    std::size_t exact = 0;
    for (std::size_t i = 0; i < kPhotos; ++i) {
        Draw draw(kTimesSeed + 1000 + i);
        const double scale = draw.between(13.0, 20.0);
        const Paper paper = zonePaper(i, scale, draw);
        specimens::Mishaps mishaps;
        mishaps.degrees = draw.between(0, 3) * 90 + draw.between(-8.0, 8.0);
        mishaps.tilt = draw.between(0.0, 0.06);
        mishaps.blur = 0.8;
        const auto scene = specimens::layOnTray(paper.picture, scale, mishaps, i);
        cv::Mat photo = drawTable(kPhoto, draw);
        const cv::Mat seen = inView(scene.pixels, kPhoto, {0, 0, 0});
        cv::Mat mask = cv::Mat::zeros(kPhoto, CV_8UC1);
        std::vector<cv::Point> outline;
        for (const cv::Point2f& corner : scene.corners) {
            outline.emplace_back(
                static_cast<int>(corner.x) + (kPhoto.width - scene.pixels.cols) / 2,
                static_cast<int>(corner.y) + (kPhoto.height - scene.pixels.rows) / 2);
        }
        cv::fillConvexPoly(mask, outline, cv::Scalar(255));
        seen.copyTo(photo, mask);
        InspectOptions options;
        options.barcode = false;
        options.text = false;
        const auto file = dock::encodeJpeg(photo, 85);
        const double before = processorMilliseconds();
        const auto reading = reader.read(file, options);
        times.push_back(processorMilliseconds() - before);
        exact += reading && reading->mrz == paper.lines ? 1 : 0;
    }
    printRow("photo_mrz_ms", median(times), 300);
    std::fprintf(stderr, "%zu of %zu photos read exactly\n", exact, kPhotos);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: bench-reading-times MODEL.onnx\n", stderr);
        return 2;
    }
    test::offscreenApplication();
    const auto models = Models::load(bytesOf(argv[1]));
    auto zones = ZoneReader::load(bytesOf(argv[1]));
    if (!models || !zones) {
        std::fputs("the weights cannot be loaded\n", stderr);
        return 1;
    }
    timeZones(*zones);
    timePages();
    timeBarcodes();
    timePhotos(*models);
    return 0;
}
