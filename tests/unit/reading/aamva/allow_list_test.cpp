// SPDX-License-Identifier: EUPL-1.2
//
// Nothing but the allow-list leaves the licence parser, whatever an element is called and wherever
// it stands.
#include "tests/unit/reading/aamva/card.h"

#include <gtest/gtest.h>

#include <set>

namespace ventanilla::reading::aamva {
namespace {

const std::set<std::string> kAllowed{"DAA", "DAB", "DAC", "DAD", "DAG", "DAH", "DAI", "DAJ",
                                     "DAK", "DAL", "DAM", "DAN", "DAO", "DAP", "DBA", "DBB",
                                     "DCS", "DCT", "DCU", "DDE", "DDF", "DDG"};

TEST(AllowList, LetsNoOtherElementOut)
{
    const std::string marker = "SECRETVALUE";
    int tried = 0;
    for (const char first : {'D', 'Z', 'E', 'P'}) {
        for (char second = 'A'; second <= 'Z'; ++second) {
            for (char third = 'A'; third <= 'Z'; ++third) {
                const std::string id{first, second, third};
                if (kAllowed.contains(id)) {
                    continue;
                }
                const auto licence = parseLicence(barcode(with(virginia(), id, marker)));
                ASSERT_TRUE(licence.has_value()) << id;
                ASSERT_EQ(everythingIn(*licence).find(marker), std::string::npos) << id;
                ++tried;
            }
        }
    }
    EXPECT_EQ(tried, 4 * 26 * 26 - static_cast<int>(kAllowed.size()));
}

TEST(AllowList, GivesTheSameLicenceWhateverTheForbiddenElementsSay)
{
    const auto plain = parseLicence(barcode(virginia()));
    ASSERT_TRUE(plain.has_value());
    for (const auto* id : {"DAQ",
                           "DBC",
                           "DCF",
                           "DCG",
                           "DCK",
                           "DCL",
                           "DDA",
                           "DDB",
                           "DDC",
                           "DDD",
                           "DDL",
                           "DDN",
                           "DAW",
                           "DAU"})
    {
        const auto other = parseLicence(barcode(with(virginia(), id, "0")));
        ASSERT_TRUE(other.has_value());
        EXPECT_EQ(*plain, *other) << id;
    }
}

TEST(AllowList, LeavesNumberAndDiscriminatorOfTheSpecimenBehind)
{
    const auto licence = parseLicence(barcode(virginia()));
    ASSERT_TRUE(licence.has_value());
    const auto all = everythingIn(*licence);
    for (const auto* secret : {"T64235789", "2424244747474786102204", "123456789", "068", "USA"}) {
        EXPECT_EQ(all.find(secret), std::string::npos) << secret;
    }
    EXPECT_NE(all.find("SAMPLE"), std::string::npos);
}

TEST(AllowList, IsNotFooledByAnIdInsideAValue)
{
    const auto licence = parseLicence(barcode(with(virginia(), "DAQ", "DCSMALLORY")));
    ASSERT_TRUE(licence.has_value());
    EXPECT_EQ(joined(licence->family), "SAMPLE");
}

TEST(AllowList, TakesTheFirstOfRepeatedElements)
{
    auto elements = virginia();
    elements.emplace_back("DCS", "MALLORY");
    const auto licence = parseLicence(barcode(elements));
    ASSERT_TRUE(licence.has_value());
    EXPECT_EQ(joined(licence->family), "SAMPLE");
}

} // namespace
} // namespace ventanilla::reading::aamva
