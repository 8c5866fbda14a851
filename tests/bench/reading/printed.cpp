// SPDX-License-Identifier: EUPL-1.2
//
// Draws consular cards of people who do not exist, lays them on a tray under moderate bad luck and
// says how much of their print was read right, and how honest the reader was about the rest.
#include "kiosk/base/random.h"
#include "kiosk/reading/reader.h"
#include "tests/bench/reading/samples.h"
#include "tests/support/offscreen.h"
#include "tests/support/specimens/consular_cards.h"
#include "tests/support/specimens/scene.h"

#include <QBuffer>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;
using namespace ventanilla::reading;
using namespace ventanilla::bench;
using specimens::ConsularDesign;
using specimens::Day;
using specimens::Person;

constexpr Day kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{21}};
// None of these stands in kiosk/reading/training/text_lines.py; a test compares them.
constexpr std::array kGiven{
    "Marisol",   "Ángel",      "Inocência", "Thérèse", "Eustaquio", "Zulema",   "Fermín", "Nicanor",
    "Conceição", "Benoît",     "Íngrid",    "Ramiro",  "Ludmila",   "Hipólito", "Ñusta",  "Anaïs",
    "Otávio",    "Güendolina", "Tirso",     "Mécia",   "Wendy",     "Clotilde", "Aarón",  "Judith"};
constexpr std::array kFamily{
    "Peña",     "Ibarra", "Güell",   "Yáñez",   "Mãe d'Água", "Étienne",   "Villagrán", "Quezada",
    "Bermúdez", "Agüero", "Conrado", "Fuentes", "Lefèvre",    "Assunção",  "Ñáñez",     "Zepeda",
    "Wuilmer",  "Jaque",  "Ocaña",   "Tavárez", "Bañuelos",   "Kuczynski", "Ximénez",   "Höfer"};
constexpr std::array kStreets{"Quimera Street",
                              "Fable Road",
                              "Nowhere Lane",
                              "Sample Avenue",
                              "Specimen Court",
                              "Imaginary Drive",
                              "Utopia Place",
                              "Phantom Street"};
constexpr std::array kCities{
    "New Haven", "West Haven", "Hamden", "Ansonia", "Derby", "Old Saybrook"};

struct Arguments
{
    std::string zone;
    std::string text;
    std::string worst;
    int cards = 200;
    std::uint64_t seed = 77;
    double pixelsPerMillimetre = 12;
    double blur = 1;
    double noise = 3;
    double glare = 0.05;
    int jpeg = 75;
};

struct Tally
{
    int fields = 0;
    int exact = 0;
    int exactFlagged = 0;
    int wrong = 0;
    int wrongFlagged = 0;
    int missing = 0;
};

class Draw
{
public:
    explicit Draw(std::uint64_t seed)
        : m_random(seed)
    {}
    int between(int least, int most)
    {
        return least +
               static_cast<int>(m_random.below(static_cast<std::uint64_t>(most - least + 1)));
    }
    double share() { return between(0, 10'000) / 10'000.0; }
    template <typename Array>
    std::string oneOf(const Array& values)
    {
        return values.at(m_random.below(values.size()));
    }

private:
    SeededRandom m_random;
};

Day daysFrom(int days)
{
    return Day{std::chrono::sys_days{kToday} + std::chrono::days{days}};
}

Person makePerson(Draw& draw)
{
    Person person;
    person.given = {draw.oneOf(kGiven)};
    if (draw.between(0, 1) == 0) {
        person.given.push_back(draw.oneOf(kGiven));
    }
    person.family = {draw.oneOf(kFamily)};
    if (draw.between(0, 3) != 0) {
        person.family.push_back(draw.oneOf(kFamily));
    }
    person.sex = draw.between(0, 1) == 0 ? 'F' : 'M';
    person.birth = daysFrom(-draw.between(19 * 366, 82 * 365));
    person.issued = daysFrom(-draw.between(40, 1700));
    person.expires = Day{person.issued.year() + std::chrono::years{5},
                         person.issued.month(),
                         std::min(person.issued.day(), std::chrono::day{28})};
    person.birthPlace = "Villa Ficticia";
    person.home.street = fmt::format("{} {}", draw.between(2, 1980), draw.oneOf(kStreets));
    if (draw.between(0, 2) == 0) {
        person.home.unit = fmt::format(
            "Apt {}{}", draw.between(1, 9), static_cast<char>('A' + draw.between(0, 3)));
    }
    person.home.city = draw.oneOf(kCities);
    person.home.state = "CT";
    person.home.postalCode = fmt::format("064{:02}", draw.between(0, 99));
    person.number = fmt::format("{:09}", draw.between(100'000'000, 999'999'999));
    return person;
}

/// As the card of @p design prints it, in the words of ventanilla-inspect.
std::map<std::string, std::string> truthOf(const Person& person, ConsularDesign design)
{
    using specimens::capitals;
    using specimens::joined;
    const bool capitalNames = design != ConsularDesign::French;
    const bool capitalHome =
        design == ConsularDesign::SpanishEnglish || design == ConsularDesign::Beside;
    const auto& home = person.home;
    const std::string unit = home.unit.empty() ? "" : " " + home.unit;
    const std::string address = home.street + unit + ", " + home.city;
    const std::string given = joined(person.given);
    return {
        {"name", (capitalNames ? capitals(given) : given) + " " + capitals(joined(person.family))},
        {"birthDate", specimens::isoDay(person.birth)},
        {"issueDate", specimens::isoDay(person.issued)},
        {"expiry", specimens::isoDay(person.expires)},
        {"address",
         (capitalHome ? capitals(address) : address) + ", " + home.state + " " + home.postalCode}};
}

std::vector<std::byte> fileOf(const cv::Mat& scene, int quality)
{
    const QImage image(scene.data,
                       scene.cols,
                       scene.rows,
                       static_cast<qsizetype>(scene.step),
                       QImage::Format_BGR888);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", quality);
    std::vector<std::byte> file(static_cast<std::size_t>(bytes.size()));
    std::memcpy(file.data(), bytes.constData(), file.size());
    return file;
}

std::vector<std::byte> photograph(const QImage& card, Draw& draw, const Arguments& arguments)
{
    const QImage bgr = card.convertToFormat(QImage::Format_BGR888);
    const specimens::PaperPicture paper{cv::Mat(bgr.height(),
                                                bgr.width(),
                                                CV_8UC3,
                                                const_cast<uchar*>(bgr.constBits()),
                                                static_cast<std::size_t>(bgr.bytesPerLine())),
                                        85.6,
                                        53.98};
    specimens::Mishaps mishaps;
    mishaps.degrees = draw.between(0, 3) * 90 + draw.between(-150, 150) / 10.0;
    mishaps.tilt = 0.03 * draw.share();
    mishaps.blur = arguments.blur * draw.share();
    mishaps.noise = arguments.noise * draw.share();
    mishaps.glare = draw.between(0, 2) == 0 ? arguments.glare * draw.share() : 0;
    const auto scene = specimens::layOnTray(paper,
                                            arguments.pixelsPerMillimetre,
                                            mishaps,
                                            static_cast<std::uint64_t>(draw.between(1, 1 << 30)));
    return fileOf(scene.pixels, arguments.jpeg);
}

struct Judged
{
    std::string value;
    bool flagged = false;
};

std::map<std::string, Judged> judgedFields(const InspectReading& reading)
{
    std::map<std::string, Judged> fields;
    for (const auto& [name, value] : reading.text) {
        if (name != "doubtful") {
            fields[name].value = value;
        }
    }
    for (const auto& [name, value] : reading.text) {
        for (auto& [field, judged] : fields) {
            const bool named = (" " + value + " ").find(" " + field + " ") != std::string::npos;
            judged.flagged = judged.flagged || (name == "doubtful" && named);
        }
    }
    return fields;
}

/// True when every field was right.
bool judge(const std::map<std::string, std::string>& truth,
           const InspectReading& reading,
           std::map<std::string, Tally>& tallies)
{
    const auto fields = judgedFields(reading);
    bool allRight = true;
    for (const auto& [name, wanted] : truth) {
        Tally& tally = tallies[name];
        ++tally.fields;
        const auto found = fields.find(name);
        if (found == fields.end()) {
            ++tally.missing;
            allRight = false;
            std::printf("  no %s (is %s)\n", name.c_str(), wanted.c_str());
            continue;
        }
        const bool exact = found->second.value == wanted;
        const int flagged = found->second.flagged ? 1 : 0;
        (exact ? tally.exact : tally.wrong) += 1;
        (exact ? tally.exactFlagged : tally.wrongFlagged) += flagged;
        if (!exact) {
            allRight = false;
            std::printf("  %s %s\n    is %s\n",
                        flagged != 0 ? "doubted" : "BELIEVED",
                        found->second.value.c_str(),
                        wanted.c_str());
        }
    }
    return allRight;
}

double percent(int part, int whole)
{
    return whole == 0 ? 0 : 100.0 * part / whole;
}

void print(const std::map<std::string, Tally>& tallies, std::vector<double> milliseconds)
{
    Tally all;
    std::printf("%-10s %6s %7s %8s %14s %14s\n",
                "field",
                "exact",
                "wrong",
                "missing",
                "wrong flagged",
                "right flagged");
    const auto row = [](const char* name, const Tally& tally) {
        std::printf("%-10s %5.1f%% %6.1f%% %7.1f%% %13.1f%% %13.1f%%\n",
                    name,
                    percent(tally.exact, tally.fields),
                    percent(tally.wrong, tally.fields),
                    percent(tally.missing, tally.fields),
                    percent(tally.wrongFlagged, tally.wrong),
                    percent(tally.exactFlagged, tally.exact));
    };
    for (const auto& [name, tally] : tallies) {
        row(name.c_str(), tally);
        all.fields += tally.fields;
        all.exact += tally.exact;
        all.exactFlagged += tally.exactFlagged;
        all.wrong += tally.wrong;
        all.wrongFlagged += tally.wrongFlagged;
        all.missing += tally.missing;
    }
    row("all", all);
    std::sort(milliseconds.begin(), milliseconds.end());
    if (!milliseconds.empty()) {
        std::printf("text: median %.0f ms, p95 %.0f ms\n",
                    milliseconds[milliseconds.size() / 2],
                    milliseconds[milliseconds.size() * 95 / 100]);
    }
}

void keep(const std::string& folder, int card, const std::vector<std::byte>& file)
{
    if (!folder.empty()) {
        std::filesystem::create_directories(folder);
        std::ofstream out(fmt::format("{}/card-{:03}.jpg", folder, card), std::ios::binary);
        out.write(reinterpret_cast<const char*>(file.data()),
                  static_cast<std::streamsize>(file.size()));
    }
}

int run(const Arguments& arguments)
{
    test::offscreenApplication();
    const auto models = Models::load(bytesOf(arguments.zone), bytesOf(arguments.text));
    if (!models) {
        std::fprintf(stderr, "%s\n", models.error().what().c_str());
        return 1;
    }
    StillReader reader(*models);
    std::map<std::string, Tally> tallies;
    std::vector<double> milliseconds;
    InspectOptions options;
    options.mrz = false;
    options.barcode = false;
    options.today = PartialDate{2026, 11, 21};
    for (int card = 0; card < arguments.cards; ++card) {
        Draw draw(arguments.seed * 100'000 + static_cast<std::uint64_t>(card));
        const Person person = makePerson(draw);
        const auto design = static_cast<ConsularDesign>(card % specimens::kConsularDesigns);
        const auto file =
            photograph(specimens::drawConsularCard(person, design, 16), draw, arguments);
        const auto reading = reader.read(file, options);
        std::printf("card %d\n", card);
        if (reading) {
            milliseconds.push_back(reading->ms.text);
        }
        if (!judge(truthOf(person, design), reading ? *reading : InspectReading(), tallies)) {
            keep(arguments.worst, card, file);
        }
    }
    print(tallies, std::move(milliseconds));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Printed fields of simulated consular cards");
    Arguments arguments;
    app.add_option("ZONE.onnx", arguments.zone)->required();
    app.add_option("TEXT.onnx", arguments.text)->required();
    app.add_option("--cards", arguments.cards);
    app.add_option("--seed", arguments.seed);
    app.add_option("--px-per-mm", arguments.pixelsPerMillimetre);
    app.add_option("--blur", arguments.blur, "Largest sigma, pixels");
    app.add_option("--noise", arguments.noise, "Largest sigma, grey levels");
    app.add_option("--glare", arguments.glare, "Largest share of the card's width");
    app.add_option("--jpeg", arguments.jpeg, "Quality");
    app.add_option("--worst", arguments.worst, "Folder for the cards that were misread");
    try {
        app.parse(argc, argv);
        return run(arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
