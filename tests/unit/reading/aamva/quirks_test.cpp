// SPDX-License-Identifier: EUPL-1.2
//
// Cards that break the standard in ways met in the field: one row a quirk.
#include "tests/unit/reading/aamva/card.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ventanilla::reading::aamva {
namespace {

const std::string kOldElements =
    "DLDAASAMPLE,MICHAEL,JOHN\nDAQX1\nDAL123 MAIN ST\nDAM APT 4\nDANNEW HAVEN\nDAOCT\n"
    "DAP06511\nDBA20101231\nDBB19860606\nDBC1\r";
const std::string kModern =
    "DLDCSSAMPLE\nDCTMICHAEL JOHN\nDBB06061986\nDBA12102024\nDAG123 MAIN ST\nDAINEW HAVEN\n"
    "DAJCT\nDAK06511\nDAQX1\r";

struct Quirk
{
    std::string name;
    std::string bytes;
    int version;
};

std::string without(std::string text, char c)
{
    std::erase(text, c);
    return text;
}

class Quirks : public testing::TestWithParam<Quirk>
{};

TEST_P(Quirks, AreReadAllTheSame)
{
    const auto licence = parseLicence(GetParam().bytes);
    ASSERT_TRUE(licence.has_value());
    EXPECT_EQ(licence->version, GetParam().version);
    EXPECT_EQ(joined(licence->given), "MICHAEL JOHN");
    EXPECT_EQ(joined(licence->family), "SAMPLE");
    EXPECT_EQ(licence->birthDate->reveal(), (PartialDate{1986, 6, 6}));
    EXPECT_EQ(licence->address->street.reveal(), "123 MAIN ST");
    EXPECT_EQ(licence->address->city.reveal(), "NEW HAVEN");
    EXPECT_EQ(licence->address->state.reveal(), "CT");
    EXPECT_EQ(licence->address->postalCode.reveal(), "06511");
    EXPECT_EQ(everythingIn(*licence).find("X1"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    ParseLicence,
    Quirks,
    testing::Values(
        Quirk{"Version01HasAShorterHeader", "@\n\x1e\rANSI 6360060101DL00290180" + kOldElements, 1},
        Quirk{"Version00", "@\n\x1e\rANSI 6360060001DL00290180" + kOldElements, 0},
        Quirk{"MarylandSaysAamva", "@\n\x1c\rAAMVA6360030101DL00290180" + kOldElements, 1},
        Quirk{"NorthCarolinaLeavesOutSeparatorAndEntries",
              "@\n\rANSI 63600401DL00290180" + kOldElements,
              1},
        Quirk{"NorthCarolinaHyphensInDates",
              "@\n\rANSI "
              "63600403DL00290180DLDCSSAMPLE\nDCTMICHAEL,JOHN\nDBB06-06-1986\nDBA12-10-"
              "2024\nDAG123 MAIN "
              "ST\nDAINEW HAVEN\nDAJCT\nDAK06511\r",
              3},
        Quirk{"IllinoisHeaderTwoBytesShort", "@\n\x1e\rANSI 63603502DL00290180" + kModern, 2},
        Quirk{"OntarioOffsetZero", "@\n\x1e\rANSI 636012080102DL00000180ZO00000000" + kModern, 8},
        Quirk{"GivenNamesInOneElement", "@\n\x1e\rANSI 636006030001DL00310180" + kModern, 3},
        Quirk{"IdCardSubfile", "@\n\x1e\rANSI 636006030001ID00310180ID" + kModern.substr(2), 3},
        Quirk{"WedgeAteSeparatorAndReturn",
              without(without("@\n\x1e\rANSI 636006030001DL00310180" + kModern, '\r'), '\x1e'),
              3},
        Quirk{"ReturnsInsteadOfFeeds",
              [] {
                  auto text = "@\n\x1e\rANSI 636006030001DL00310180" + kModern;
                  std::ranges::replace(text, '\n', '\r');
                  return text;
              }(),
              3},
        Quirk{
            "SymbologyIdentifierBeforeIt", "]L2@\n\x1e\rANSI 636006030001DL00310180" + kModern, 3}),
    [](const auto& row) { return row.param.name; });

TEST(ParseLicence, MarksANameWithoutCommasAsDoubtful)
{
    const auto licence =
        parseLicence("@\n\x1e\rANSI 6360060101DL00290180DLDAAMICHAEL JOHN SAMPLE\nDBB19860606\r");
    ASSERT_TRUE(licence.has_value());
    EXPECT_TRUE(licence->nameOrderDoubtful);
    EXPECT_EQ(joined(licence->given), "MICHAEL JOHN SAMPLE");
}

TEST(ParseLicence, SaysThatItCannotTellElementsWithoutSeparatorsApart)
{
    const auto licence = parseLicence(
        without(without("@\n\x1e\rANSI 636006030001DL00310180" + kModern, '\n'), '\r'));
    ASSERT_FALSE(licence.has_value());
    EXPECT_EQ(licence.error().kind(), ErrorKind::Unsupported);
}

} // namespace
} // namespace ventanilla::reading::aamva
