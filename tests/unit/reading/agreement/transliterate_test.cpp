// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/transliterate.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ventanilla::reading::agreement {
namespace {

using Spellings = std::vector<std::string>;

struct Row
{
    std::string name;
    std::string printed;
    std::vector<Spellings> wanted;
};

class ZoneSpellings : public testing::TestWithParam<Row>
{};

TEST_P(ZoneSpellings, AreThoseOfDoc9303)
{
    auto found = zoneSpellings(GetParam().printed);
    auto wanted = GetParam().wanted;
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].front(), wanted[i].front());
        std::ranges::sort(found[i]);
        std::ranges::sort(wanted[i]);
        EXPECT_EQ(found[i], wanted[i]);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Transliteration,
    ZoneSpellings,
    testing::Values(Row{"Plain", "Garcia", {{"GARCIA"}}},
                    Row{"Enye", "Muñoz", {{"MUNOZ", "MUNXXOZ"}}},
                    Row{"EnyeDecomposed", "MUN\xCC\x83OZ", {{"MUNOZ", "MUNXXOZ"}}},
                    Row{"UmlautU", "GÜELL", {{"GUELL", "GUEELL", "GUXXELL"}}},
                    Row{"UmlautUDecomposed",
                        "GU\xCC\x88"
                        "ELL",
                        {{"GUELL", "GUEELL", "GUXXELL"}}},
                    Row{"UmlautO", "JÖRG", {{"JORG", "JOERG"}}},
                    Row{"Ring", "ÅSA", {{"ASA", "AASA"}}},
                    Row{"SlashedO", "SØREN", {{"SOEREN", "SOREN"}}},
                    Row{"Acute", "josé ÁNGEL", {{"JOSE"}, {"ANGEL"}}},
                    Row{"Hyphen", "MARIE-ÉLISE", {{"MARIE"}, {"ELISE"}}},
                    Row{"Apostrophes", "D'ARTAGNAN O’NEIL", {{"DARTAGNAN"}, {"ONEIL"}}},
                    Row{"SharpS", "Groß GROẞ", {{"GROSS"}, {"GROSS"}}},
                    Row{"PolishAndCroatian", "ŁÓDŹ Đorđe", {{"LODZ"}, {"DORDE"}}},
                    Row{"ThornAndEth", "Þór Ðað", {{"THOR"}, {"DAD"}}},
                    Row{"Ligatures", "Œuvre Æon Ĳs", {{"OEUVRE"}, {"AEON"}, {"IJS"}}},
                    Row{"TurkishAndRomanian", "ışık ȘTEFAN Țara", {{"ISIK"}, {"STEFAN"}, {"TARA"}}},
                    Row{"Vietnamese", "NGUYỄN Ươn", {{"NGUYEN"}, {"UON"}}},
                    Row{"YDiaeresis", "Ÿÿ", {{"YY"}}},
                    Row{"OtherPunctuation", "J. R.(hijo)", {{"J"}, {"RHIJO"}}},
                    Row{"OtherScript", "محمد Ana", {{"ANA"}}},
                    Row{"Empty", " - ", {}}),
    [](const auto& row) { return row.param.name; });

TEST(ZoneSpellings, AreBounded)
{
    const auto found = zoneSpellings("ÜÜÜÜÜÜÜÜÜÜÜÜ");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].size(), kMaxCandidates);
    EXPECT_EQ(found[0].front(), "UUUUUUUUUUUU");
}

TEST(ZoneSpellings, SurviveBrokenUtf8)
{
    EXPECT_EQ(zoneSpellings("A\xC3").size(), 1U);
    EXPECT_EQ(zoneSpellings("\xFF\x80\xE2\x80").size(), 0U);
}

} // namespace
} // namespace ventanilla::reading::agreement
