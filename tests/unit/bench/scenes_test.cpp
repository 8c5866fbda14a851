// SPDX-License-Identifier: EUPL-1.2
//
// The scenes that the reading bench measures with are none that the network was trained with.
#include "tests/bench/reading/scenes.h"

#include "kiosk/reading/mrz/check_digit.h"
#include "kiosk/reading/mrz/parse.h"
#include "tests/bench/reading/zone_text.h"
#include "tests/support/offscreen.h"

#include <QFontInfo>

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace ventanilla::bench {
namespace {

constexpr std::array kKinds{reading::ZoneKind::Td1,
                            reading::ZoneKind::Td2,
                            reading::ZoneKind::Td3,
                            reading::ZoneKind::MrvA,
                            reading::ZoneKind::MrvB};

std::string scriptText(const std::string& name)
{
    std::ifstream file("kiosk/reading/training/" + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::set<std::string> wordsOf(const std::string& text)
{
    const std::regex word("[A-Z]{2,}");
    return {std::sregex_token_iterator(text.begin(), text.end(), word),
            std::sregex_token_iterator()};
}

TEST(BenchScenes, HaveNoNameThatTrainingHas)
{
    const std::set<std::string> trained = wordsOf(scriptText("mrz_text.py"));
    ASSERT_TRUE(trained.contains("HERNANDEZ")) << "the training's names are not where they were";
    for (const auto& names : {surnames(), givenNames()}) {
        for (const std::string_view name : names) {
            EXPECT_FALSE(trained.contains(std::string(name))) << name;
        }
    }
}

TEST(BenchScenes, HaveNoSeedThatTrainingHas)
{
    const std::string script = scriptText("train_mrz_line.py");
    const std::regex seeds("TRAINING_SEED, VALIDATION_SEED = ([0-9]+), ([0-9]+)");
    std::smatch found;
    ASSERT_TRUE(std::regex_search(script, found, seeds));
    for (const std::size_t group : {1U, 2U}) {
        const std::uint64_t trained = std::stoull(found[group].str());
        for (const std::uint64_t first : {kModerateSeed, kHarshSeed, kPlainSeed, kTimesSeed}) {
            EXPECT_TRUE(trained < first || trained >= first + kSeedsACell);
        }
    }
}

TEST(BenchScenes, PrintInAnotherFaceThanTrainingButForOcrB)
{
    test::offscreenApplication();
    // Sheet's first choice; OCR-B itself has one face only, so both must use it.
    EXPECT_EQ(QFontInfo(QFont("Noto Sans")).family(), "Noto Sans");
    const std::string script = scriptText("line_pictures.py");
    ASSERT_NE(script.find("DejaVu"), std::string::npos);
    EXPECT_EQ(script.find("Noto"), std::string::npos);
}

TEST(BenchScenes, DrawZonesWhoseCheckDigitsHold)
{
    for (const reading::ZoneKind kind : kKinds) {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Draw draw(seed);
            const auto lines = drawZone(kind, draw);
            const auto& format = reading::mrz::formatOf(kind);
            ASSERT_EQ(lines.size(), format.lines);
            for (const std::string& line : lines) {
                ASSERT_EQ(line.size(), format.lineLength) << line;
            }
            EXPECT_EQ(reading::mrz::kindOf(lines), kind);
            EXPECT_TRUE(reading::mrz::allHold(reading::mrz::checkDigits(kind, lines))) << lines[0];
        }
    }
}

} // namespace
} // namespace ventanilla::bench
