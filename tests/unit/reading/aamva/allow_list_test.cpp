// SPDX-License-Identifier: EUPL-1.2
//
// Nothing but the allow-list leaves the licence parser, whatever an element is called and wherever
// it stands.
#include "tests/unit/reading/aamva/card.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace ventanilla::reading::aamva {
namespace {

const std::set<std::string> kAllowed{"DAA", "DAB", "DAC", "DAD", "DAG", "DAH", "DAI", "DAJ",
                                     "DAK", "DAL", "DAM", "DAN", "DAO", "DAP", "DBA", "DBB",
                                     "DCS", "DCT", "DCU", "DDE", "DDF", "DDG"};

std::vector<std::string> forbiddenElements()
{
    std::vector<std::string> ids;
    for (const char first : {'D', 'Z', 'E', 'P'}) {
        for (char second = 'A'; second <= 'Z'; ++second) {
            for (char third = 'A'; third <= 'Z'; ++third) {
                ids.push_back({first, second, third});
            }
        }
    }
    std::erase_if(ids, [](const std::string& id) { return kAllowed.contains(id); });
    return ids;
}

TEST(AllowList, LetsNoOtherElementOut)
{
    const std::string marker = "SECRETVALUE";
    const auto ids = forbiddenElements();
    ASSERT_EQ(ids.size(), std::size_t{4} * 26 * 26 - kAllowed.size());
    for (const auto& id : ids) {
        const auto licence = parseLicence(barcode(with(virginia(), id, marker)));
        ASSERT_TRUE(licence.has_value()) << id;
        ASSERT_EQ(everythingIn(*licence).find(marker), std::string::npos) << id;
    }
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
