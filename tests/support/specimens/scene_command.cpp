// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/scene_command.h"

#include <QImage>
#include <QString>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>

namespace ventanilla::specimens {
namespace {

using nlohmann::ordered_json;

constexpr int kJpegQuality = 88;

std::optional<PaperPicture> readPaper(const std::string& file)
{
    QImage image;
    if (!image.load(QString::fromStdString(file))) {
        return std::nullopt;
    }
    const double perMillimetre = image.dotsPerMeterX() / 1000.0;
    image = image.convertToFormat(QImage::Format_BGR888);
    const cv::Mat borrowed(image.height(),
                           image.width(),
                           CV_8UC3,
                           image.bits(),
                           static_cast<std::size_t>(image.bytesPerLine()));
    return PaperPicture{
        borrowed.clone(), image.width() / perMillimetre, image.height() / perMillimetre};
}

bool store(const Scene& scene, const std::string& file)
{
    const QImage image(scene.pixels.data,
                       scene.pixels.cols,
                       scene.pixels.rows,
                       static_cast<qsizetype>(scene.pixels.step),
                       QImage::Format_BGR888);
    return image.save(QString::fromStdString(file), nullptr, kJpegQuality);
}

double tenths(float value)
{
    return std::round(static_cast<double>(value) * 10) / 10;
}

ordered_json cornersOf(const Scene& scene)
{
    auto corners = ordered_json::array();
    for (const auto& corner : scene.corners) {
        corners.push_back({tenths(corner.x), tenths(corner.y)});
    }
    return corners;
}

ordered_json truthOf(const Mishaps& mishaps)
{
    return {{"degrees", mishaps.degrees},
            {"tilt", mishaps.tilt},
            {"glare", mishaps.glare},
            {"blur", mishaps.blur},
            {"noise", mishaps.noise},
            {"cover", mishaps.cover}};
}

int complain(const char* what)
{
    (void)std::fprintf(stderr, "ventanilla-specimens: %s\n", what);
    return 1;
}

std::vector<std::string> documentsOf(const ordered_json& truth)
{
    std::vector<std::string> files;
    for (const auto& person : truth.value("people", ordered_json::array())) {
        for (const auto& document : person.value("documents", ordered_json::array())) {
            files.push_back(document.value("file", std::string{}));
        }
    }
    return files;
}

/// One document, several times at three resolutions; false when a picture cannot be stored.
bool drawScenes(const PaperPicture& paper,
                const std::string& document,
                const ScenesArguments& arguments,
                ordered_json& scenes)
{
    for (const int resolution : {7, 12, 16}) {
        for (std::size_t i = 0; i < arguments.each; ++i) {
            const auto seed = arguments.seed * 1'000'003 + scenes.size();
            const auto mishaps = drawMishaps(seed, arguments.severity);
            const auto scene = layOnTray(paper, resolution, mishaps, seed);
            const auto name = fmt::format("s{:04}.jpg", scenes.size());
            if (!store(scene, arguments.out + "/" + name)) {
                return false;
            }
            scenes.push_back({{"file", name},
                              {"document", document},
                              {"pixels_per_mm", resolution},
                              {"mishaps", truthOf(mishaps)},
                              {"corners", cornersOf(scene)}});
        }
    }
    return true;
}

} // namespace

int makeScene(const SceneArguments& arguments)
{
    auto paper = readPaper(arguments.document);
    if (!paper) {
        return complain("the document cannot be read");
    }
    if (arguments.size.size() == 2) {
        paper->width = arguments.size[0];
        paper->height = arguments.size[1];
    }
    const auto scene =
        layOnTray(*paper, arguments.pixelsPerMillimetre, arguments.mishaps, arguments.seed);
    if (!store(scene, arguments.out)) {
        return complain("the scene cannot be stored");
    }
    const ordered_json truth{{"file", arguments.out}, {"corners", cornersOf(scene)}};
    std::puts(truth.dump().c_str());
    return 0;
}

int makeScenes(const ScenesArguments& arguments)
{
    std::ifstream file(arguments.from + "/truth.json");
    const auto truth = ordered_json::parse(file, nullptr, false);
    if (!truth.is_object()) {
        return complain("--from has no truth.json: run make first");
    }
    std::filesystem::create_directories(arguments.out);
    auto scenes = ordered_json::array();
    for (const auto& document : documentsOf(truth)) {
        const auto paper = readPaper(arguments.from + "/" + document);
        if (!paper) {
            return complain("a specimen cannot be read");
        }
        if (!drawScenes(*paper, document, arguments, scenes)) {
            return complain("a scene cannot be stored");
        }
    }
    std::ofstream(arguments.out + "/scenes.json") << scenes.dump(1) << '\n';
    return 0;
}

} // namespace ventanilla::specimens
