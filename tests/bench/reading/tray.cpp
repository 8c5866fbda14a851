// SPDX-License-Identifier: EUPL-1.2
//
// Lays a folder of pictures with known zones on the simulated tray and says what the live reader
// made of them.
#include "services/dock/tray.h"

#include "kiosk/reading/agreement/compare.h"
#include "kiosk/reading/agreement/evidence.h"
#include "kiosk/reading/reader.h"
#include "services/dock/picture.h"
#include "tests/bench/reading/samples.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

using namespace ventanilla;
using namespace ventanilla::reading;
using namespace ventanilla::bench;

constexpr PartialDate kToday{2026, 11, 21};
constexpr int kMostFrames = 30;

struct Totals
{
    int right = 0;
    int wrong = 0;
    std::vector<double> judging; ///< Milliseconds of frames that were looked at only.
    std::vector<double> reading;
};

double median(std::vector<double> values)
{
    if (values.empty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::optional<Evidence> watch(LiveReader& reader, const cv::Mat& scene, Totals& totals)
{
    static std::vector<std::byte> preview(std::size_t{1920} * 1080 * 4);
    for (int i = 0; i < kMostFrames; ++i) {
        const auto jpeg =
            dock::encodeJpeg(dock::withNoise(scene, static_cast<std::uint64_t>(i)), 85);
        const auto before = std::chrono::steady_clock::now();
        auto outcome = reader.frame(jpeg, PixelFormat::Mjpeg, 1920, 1080, preview);
        const std::chrono::duration<double, std::milli> passed =
            std::chrono::steady_clock::now() - before;
        if (!outcome) {
            return std::nullopt;
        }
        (outcome->guidance == Guidance::Reading ? totals.reading : totals.judging)
            .push_back(passed.count());
        if (outcome->evidence) {
            std::printf("frame %2d ", i);
            return std::move(outcome->evidence);
        }
        if (i == kMostFrames - 1) {
            std::printf("guidance %d ", static_cast<int>(outcome->guidance));
        }
    }
    return std::nullopt;
}

bool agrees(const Evidence& evidence, const Sample& sample)
{
    const auto zone = mrz::parseZone(sample.lines, kToday);
    if (!zone) {
        return false;
    }
    const Evidence wanted =
        agreement::evidenceOf(*zone, {}, {kToday, agreement::AcceptSpecimens::Yes});
    const PersonName* name = agreement::nameIn(evidence);
    const PersonName* wantedName = agreement::nameIn(wanted);
    const PartialDate* birth = agreement::dateIn(evidence, FieldName::BirthDate);
    const PartialDate* wantedBirth = agreement::dateIn(wanted, FieldName::BirthDate);
    const auto same = [](const auto* a, const auto* b) {
        return (a == nullptr) == (b == nullptr) && (a == nullptr || *a == *b);
    };
    return same(name, wantedName) && same(birth, wantedBirth) &&
           evidence.documentClass == wanted.documentClass;
}

void lay(const std::string& folder, const Sample& sample, LiveReader& reader, Totals& totals)
{
    std::printf("%-16s ", sample.file.c_str());
    const auto picture = dock::decodePicture(bytesOf(folder + "/" + sample.file));
    if (!picture) {
        std::printf("no picture\n");
        return;
    }
    const dock::Paper paper{*picture, dock::guessSize(picture->size()), 0};
    const cv::Mat scene = dock::drawTray(paper, {{1920, 1080}, 12, 1});
    reader.begin(PaperKind::Identity, kToday, 12);
    const auto evidence = watch(reader, scene, totals);
    const bool right = evidence && agrees(*evidence, sample);
    const bool wrong = evidence && evidence->machineReadable && !right;
    totals.right += right ? 1 : 0;
    totals.wrong += wrong ? 1 : 0;
    std::printf("%s %s\n",
                right ? "right" : (wrong ? "WRONG" : (evidence ? "to type" : "nothing")),
                sample.condition.c_str());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        (void)std::fputs("usage: bench-reading-tray MODEL.onnx FOLDER\n", stderr);
        return 2;
    }
    const auto models = Models::load(bytesOf(argv[1]));
    if (!models) {
        (void)std::fprintf(stderr, "%s\n", models.error().what().c_str());
        return 1;
    }
    LiveReader reader(*models);
    Totals totals;
    const std::vector<Sample> samples = samplesIn(argv[2]);
    for (const Sample& sample : samples) {
        lay(argv[2], sample, reader, totals);
    }
    std::printf("right %d of %zu, wrong %d; median frame: judged %.1f ms, read %.1f ms\n",
                totals.right,
                samples.size(),
                totals.wrong,
                median(totals.judging),
                median(totals.reading));
    return 0;
}
