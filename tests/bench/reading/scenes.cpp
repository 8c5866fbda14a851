// SPDX-License-Identifier: EUPL-1.2
//
// The table of the reading bench: zones on kiosk frames, moderate and harsh, and papers without a
// zone; beside it Tesseract on the same pictures.
#include "tests/bench/reading/scenes.h"

#include "kiosk/reading/image/decode.h"
#include "kiosk/reading/image/mat.h"
#include "tests/bench/reading/samples.h"
#include "tests/bench/reading/tally.h"
#include "tests/bench/reading/zone_text.h"
#include "tests/support/offscreen.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;
using namespace ventanilla::bench;
using namespace ventanilla::reading;

constexpr std::array<ZoneKind, 5> kKinds{
    ZoneKind::Td1, ZoneKind::Td2, ZoneKind::Td3, ZoneKind::MrvA, ZoneKind::MrvB};
constexpr std::size_t kFrames = 3;

struct Arguments
{
    std::string model;
    std::size_t scenes = 500;
    std::size_t negatives = 300;
    std::size_t peer = 60;
    std::size_t first = 0;
    std::string cell = "all";
    std::string out = "out/bench/reading";
    bool lampStays = false;
};

/// The zone alone, upright, capitals about 32 pixels high: as Tesseract likes it best.
cv::Mat uprightZone(const Take& take, const Paper& paper)
{
    const auto grey = decodePicture(take.frames.front(), Layout::Grey);
    if (!grey) {
        return {};
    }
    constexpr double kScale = 13; // pixels a millimetre
    constexpr double kMargin = 20;
    const auto w = static_cast<float>(paper.zone.width * kScale);
    const auto h = static_cast<float>(paper.zone.height * kScale);
    const auto m = static_cast<float>(kMargin);
    const std::array<cv::Point2f, 4> to{{{m, m}, {m + w, m}, {m + w, m + h}, {m, m + h}}};
    cv::Mat zone;
    cv::warpPerspective(borrowMat(*grey),
                        zone,
                        cv::getPerspectiveTransform(take.zone.data(), to.data()),
                        {static_cast<int>(w + 2 * m), static_cast<int>(h + 2 * m)},
                        cv::INTER_CUBIC,
                        cv::BORDER_REPLICATE);
    return zone;
}

Tally readZones(const Arguments& arguments,
                const Condition& condition,
                std::uint64_t seed,
                ZoneReader& zones)
{
    Tally tally(condition.name, arguments.out);
    FrameReader reader(zones);
    const std::size_t peers = hasTesseract() ? arguments.peer : 0;
    const Lamp lamp = arguments.lampStays ? Lamp::Stays : Lamp::Moves;
    const double drawn = condition.pixelsPerMillimetre * 1.25;
    for (std::size_t i = arguments.first; i < arguments.first + arguments.scenes; ++i) {
        Draw draw(seed + i);
        const ZoneKind kind = kKinds.at(i % kKinds.size());
        const Paper paper = drawZonePaper(kind, drawZone(kind, draw), drawn, draw);
        const Take take = takeFrames(paper, condition, lamp, kFrames, draw);
        tally.add(paper, take, reader.read(take, condition.pixelsPerMillimetre), std::to_string(i));
        if (i - arguments.first < peers) {
            tally.addPeer(paper, readWithTesseract(uprightZone(take, paper)));
        }
    }
    return tally;
}

struct Plain
{
    int papers = 0;
    int live = 0;  ///< A zone was reported from kiosk frames.
    int still = 0; ///< From the same picture as a photo.
};

Plain readPlain(const Arguments& arguments, ZoneReader& zones)
{
    std::map<std::string, Plain> byPaper;
    Plain all;
    FrameReader reader(zones);
    std::ofstream list(arguments.out + "/negatives.txt");
    for (std::size_t i = arguments.first; i < arguments.first + arguments.negatives; ++i) {
        Draw draw(kPlainSeed + i);
        const Condition& condition = i % 4 < 2 ? kModerate : kHarsh;
        const Paper paper = drawPlainPaper(i, condition.pixelsPerMillimetre * 1.25, draw);
        const Take take = takeFrames(paper, condition, Lamp::Moves, kFrames, draw);
        const TakeReading live = reader.read(take, condition.pixelsPerMillimetre);
        zones.forget();
        const auto photo = decodePicture(take.frames.front(), Layout::Grey);
        const auto still = photo ? zones.readStill(photo->grey()) : std::nullopt;
        for (Plain* count : {&all, &byPaper[paper.what]}) {
            ++count->papers;
            count->live += live.zone ? 1 : 0;
            count->still += still ? 1 : 0;
        }
        for (const auto& zone : {live.zone, still}) {
            for (const std::string& line : zone ? zone->lines : std::vector<std::string>()) {
                list << i << " " << paper.what << " " << line << "\n";
            }
        }
    }
    std::printf("\npapers without a zone     papers  zone reported: kiosk  photo\n");
    for (const auto& [name, count] : byPaper) {
        std::printf("  %-22s %7d %21d %6d\n", name.c_str(), count.papers, count.live, count.still);
    }
    std::printf("  %-22s %7d %21d %6d\n", "all", all.papers, all.live, all.still);
    return all;
}

int run(const Arguments& arguments)
{
    auto zones = ZoneReader::load(bytesOf(arguments.model));
    if (!zones) {
        std::fprintf(stderr, "%s\n", zones.error().what().c_str());
        return 1;
    }
    std::filesystem::create_directories(arguments.out);
    std::printf(
        "three frames fused; the lamp's reflection %s between them\n"
        "cell      format scenes  exact %%  valid %%  v.wrong  1 frame    Tesseract 5 exact %%"
        " (zone cut out upright)\n",
        arguments.lampStays ? "stays" : "moves");
    bool wrong = false;
    const auto cell = [&](const Condition& condition, std::uint64_t seed) {
        if (arguments.cell == "all" || arguments.cell == condition.name) {
            const Tally tally = readZones(arguments, condition, seed, *zones);
            tally.print();
            wrong = wrong || tally.all().validAndWrong > 0;
        }
    };
    cell(kModerate, kModerateSeed);
    cell(kHarsh, kHarshSeed);
    if (arguments.negatives > 0) {
        const Plain plain = readPlain(arguments, *zones);
        wrong = wrong || plain.live > 0 || plain.still > 0;
    }
    return wrong ? 1 : 0;
}

} // namespace

int main(int argc, char** argv)
{
    Arguments arguments;
    CLI::App app{"Reads synthetic papers and counts"};
    app.add_option("model", arguments.model, "mrz_line.onnx")->required();
    app.add_option("--scenes", arguments.scenes, "of each cell");
    app.add_option("--negatives", arguments.negatives, "papers without a zone");
    app.add_option("--tesseract", arguments.peer, "scenes of each cell that Tesseract reads, too");
    app.add_option("--first", arguments.first, "number of the first scene");
    app.add_option("--cell", arguments.cell, "moderate, harsh, none or all");
    app.add_option("--out", arguments.out, "folder for pictures of what was missed");
    app.add_flag("--lamp-stays", arguments.lampStays, "nobody moves the paper between frames");
    CLI11_PARSE(app, argc, argv);
    test::offscreenApplication();
    return run(arguments);
}
