// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-specimens: draws documents of people who do not exist, for tests and the trial.
#include "tests/support/specimens/documents.h"
#include "tests/support/specimens/scene_command.h"

#include <QGuiApplication>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla::specimens;
using nlohmann::ordered_json;

/// Changes when the drawings do: specimens of an earlier program are drawn anew.
constexpr int kEdition = 4;

struct MakeArguments
{
    std::string folder;
    std::string today;
    std::uint64_t seed = 1;
    std::size_t people = 12;
    double pixelsPerMillimetre = 16;
};

std::optional<Day> parseDay(const std::string& text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    char end = 0;
    // NOLINTNEXTLINE(cert-err34-c): every field and the absence of more is checked
    if (std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &end) != 3) {
        return std::nullopt;
    }
    const Day result{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return result.ok() ? std::optional{result} : std::nullopt;
}

ordered_json headOf(const MakeArguments& arguments)
{
    return {{"edition", kEdition},
            {"today", arguments.today},
            {"seed", arguments.seed},
            {"count", arguments.people},
            {"pixels_per_mm", arguments.pixelsPerMillimetre}};
}

ordered_json truthOf(const Person& person)
{
    const auto& home = person.home;
    return {{"id", person.id},
            {"given", person.given},
            {"family", person.family},
            {"birth", isoDay(person.birth)},
            {"sex", std::string(1, person.sex)},
            {"issued", isoDay(person.issued)},
            {"expires", isoDay(person.expires)},
            {"address",
             {{"street", home.street},
              {"unit", home.unit},
              {"city", home.city},
              {"state", home.state},
              {"postal_code", home.postalCode}}},
            {"documents", ordered_json::array()}};
}

ordered_json truthOf(const Document& document, const std::string& file)
{
    ordered_json truth{{"file", file},
                       {"name", document.name},
                       {"class", document.documentClass},
                       {"mm", {document.width, document.height}}};
    if (!document.mrz.empty()) {
        truth["mrz"] = document.mrz;
    }
    if (!document.barcode.empty()) {
        truth["pdf417"] = document.barcode;
    }
    return truth;
}

bool isMade(const MakeArguments& arguments)
{
    std::ifstream file(arguments.folder + "/truth.json");
    const auto truth = ordered_json::parse(file, nullptr, false);
    return truth.is_object() && truth.contains("made_for") &&
           truth["made_for"] == headOf(arguments);
}

bool store(const QImage& picture, const std::string& file)
{
    if (!picture.save(QString::fromStdString(file), "PNG", 80)) {
        (void)std::fputs("ventanilla-specimens: a picture cannot be stored\n", stderr);
        return false;
    }
    return true;
}

int make(const MakeArguments& arguments)
{
    const auto today = parseDay(arguments.today);
    if (!today) {
        (void)std::fputs("ventanilla-specimens: --today wants YYYY-MM-DD\n", stderr);
        return 2;
    }
    if (isMade(arguments)) {
        return 0;
    }
    ordered_json truth{{"made_for", headOf(arguments)}, {"people", ordered_json::array()}};
    for (const auto& person : makePeople(arguments.seed, *today, arguments.people)) {
        std::filesystem::create_directories(arguments.folder + "/" + person.id);
        auto entry = truthOf(person);
        const auto sitter = person.id + "/sitter.png";
        if (!store(drawSitter(person), arguments.folder + "/" + sitter)) {
            return 1;
        }
        entry["sitter"] = sitter;
        for (const auto& document : drawAll(person, *today, arguments.pixelsPerMillimetre)) {
            const auto file = person.id + "/" + document.name + ".png";
            if (!store(document.picture, arguments.folder + "/" + file)) {
                return 1;
            }
            entry["documents"].push_back(truthOf(document, file));
        }
        truth["people"].push_back(std::move(entry));
    }
    // Last: a run that was stopped half-way is made again.
    std::ofstream(arguments.folder + "/truth.json") << truth.dump(1) << '\n';
    return 0;
}

CLI::App& addMake(CLI::App& app, MakeArguments& made)
{
    auto& command =
        *app.add_subcommand("make", "Draws every person's papers and writes truth.json");
    command.add_option("--out", made.folder, "Folder for the pictures")->required();
    command.add_option("--today", made.today, "Day that the papers are valid on, YYYY-MM-DD")
        ->required();
    command.add_option("--seed", made.seed, "Other numbers, dates and addresses");
    command.add_option("--people", made.people, "How many, at most 12")->check(CLI::Range(1, 12));
    command.add_option("--px-per-mm", made.pixelsPerMillimetre)->check(CLI::Range(4.0, 48.0));
    return command;
}

CLI::App& addScene(CLI::App& app, SceneArguments& scene)
{
    auto& command = *app.add_subcommand("scene", "Lays one paper on the tray");
    command.add_option("--document", scene.document, "Picture of the paper alone")->required();
    command.add_option("--out", scene.out, "The scene, .jpg or .png")->required();
    command.add_option("--px-per-mm", scene.pixelsPerMillimetre)->check(CLI::Range(2.0, 48.0));
    command.add_option("--mm", scene.size, "Width and height; else as the file says")->expected(2);
    command.add_option("--degrees", scene.mishaps.degrees, "Turned clockwise");
    command.add_option("--tilt", scene.mishaps.tilt, "Perspective")->check(CLI::Range(0.0, 0.4));
    command.add_option("--glare", scene.mishaps.glare, "Share of the width")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--blur", scene.mishaps.blur, "Sigma, pixels")->check(CLI::Range(0.0, 20.0));
    command.add_option("--noise", scene.mishaps.noise, "Sigma, grey levels")
        ->check(CLI::Range(0.0, 60.0));
    command.add_option("--cover", scene.mishaps.cover, "Share under a thumb")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--seed", scene.seed);
    return command;
}

CLI::App& addScenes(CLI::App& app, ScenesArguments& scenes)
{
    auto& command = *app.add_subcommand("scenes", "Lays every paper of a folder on the tray");
    command.add_option("--from", scenes.from, "Folder that make filled")->required();
    command.add_option("--out", scenes.out, "Folder for pictures and scenes.json")->required();
    command.add_option("--each", scenes.each, "Scenes of each paper at each resolution");
    command.add_option("--severity", scenes.severity, "From 0 to 1")->check(CLI::Range(0.0, 1.0));
    command.add_option("--seed", scenes.seed);
    return command;
}

int run(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    CLI::App app{"Draws documents of people who do not exist."};
    app.require_subcommand(1);
    int status = 0;
    MakeArguments made;
    addMake(app, made).callback([&] { status = make(made); });
    SceneArguments scene;
    addScene(app, scene).callback([&] { status = makeScene(scene); });
    ScenesArguments scenes;
    addScenes(app, scenes).callback([&] { status = makeScenes(scenes); });
    CLI11_PARSE(app, argc, argv);
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& fault) {
        (void)std::fprintf(stderr, "ventanilla-specimens: %s\n", fault.what());
        return 1;
    }
}
