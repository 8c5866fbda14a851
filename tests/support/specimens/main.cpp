// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-specimens: draws documents of people who do not exist, for tests and the trial.
#include "tests/support/specimens/documents.h"
#include "tests/support/specimens/machine_text.h"

#include <QGuiApplication>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla::specimens;
using nlohmann::ordered_json;

/// Changes when the drawings do: specimens of an earlier program are drawn anew.
constexpr int kEdition = 2;

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

int make(const MakeArguments& arguments)
{
    const auto today = parseDay(arguments.today);
    if (!today) {
        std::fputs("ventanilla-specimens: --today wants YYYY-MM-DD\n", stderr);
        return 2;
    }
    if (isMade(arguments)) {
        return 0;
    }
    ordered_json truth{{"made_for", headOf(arguments)}, {"people", ordered_json::array()}};
    for (const auto& person : makePeople(arguments.seed, *today, arguments.people)) {
        std::filesystem::create_directories(arguments.folder + "/" + person.id);
        auto entry = truthOf(person);
        for (const auto& document : drawAll(person, *today, arguments.pixelsPerMillimetre)) {
            const auto file = person.id + "/" + document.name + ".png";
            if (!document.picture.save(
                    QString::fromStdString(arguments.folder + "/" + file), "PNG", 80)) {
                std::fputs("ventanilla-specimens: a picture cannot be stored\n", stderr);
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

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    CLI::App app{"Draws documents of people who do not exist."};
    app.require_subcommand(1);
    MakeArguments arguments;
    auto* makeCommand =
        app.add_subcommand("make", "Draws every person's papers and writes truth.json");
    makeCommand->add_option("--out", arguments.folder, "Folder for the pictures")->required();
    makeCommand
        ->add_option("--today", arguments.today, "Day that the papers are valid on, YYYY-MM-DD")
        ->required();
    makeCommand->add_option("--seed", arguments.seed, "Other numbers, dates and addresses");
    makeCommand->add_option("--people", arguments.people, "How many, at most 12")
        ->check(CLI::Range(1, 12));
    makeCommand->add_option("--px-per-mm", arguments.pixelsPerMillimetre)
        ->check(CLI::Range(4.0, 48.0));
    CLI11_PARSE(app, argc, argv);
    return make(arguments);
}
