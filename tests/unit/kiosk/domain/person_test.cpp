// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/domain/person.h"

#include <gtest/gtest.h>

namespace ventanilla {
namespace {

TEST(DisplayName, IsGivenThenFamilyWithSingleBlanks)
{
    PersonName name;
    EXPECT_EQ(displayName(name).reveal(), "");
    name.family = {SensitiveText{"PEÑA"}, SensitiveText{"NÚÑEZ"}};
    EXPECT_EQ(displayName(name).reveal(), "PEÑA NÚÑEZ");
    name.given = {SensitiveText{"JOSÉ"}, SensitiveText{"ÁNGEL"}};
    EXPECT_EQ(displayName(name).reveal(), "JOSÉ ÁNGEL PEÑA NÚÑEZ");
    name.family.clear();
    EXPECT_EQ(displayName(name).reveal(), "JOSÉ ÁNGEL");
}

TEST(IsPossible, GivesUnknownPartsTheBenefitOfTheDoubt)
{
    for (const auto& date : {PartialDate{},
                             PartialDate{1974, 0, 0},
                             PartialDate{1974, 8, 0},
                             PartialDate{1974, 8, 31},
                             PartialDate{0, 2, 29},
                             PartialDate{1974, 0, 31},
                             PartialDate{2000, 2, 29},
                             PartialDate{0, 12, 31}})
    {
        EXPECT_TRUE(isPossible(date)) << date.year << '-' << date.month << '-' << date.day;
    }
}

TEST(IsPossible, RefusesDaysOfNoCalendar)
{
    for (const auto& date : {PartialDate{1974, 13, 1},
                             PartialDate{1974, 2, 29},
                             PartialDate{1900, 2, 29},
                             PartialDate{1974, 4, 31},
                             PartialDate{0, 2, 30},
                             PartialDate{1974, 1, 32},
                             PartialDate{-1, 1, 1},
                             PartialDate{10000, 1, 1}})
    {
        EXPECT_FALSE(isPossible(date)) << date.year << '-' << date.month << '-' << date.day;
    }
}

TEST(AgeOn, CountsFullYears)
{
    const PartialDate birth{2000, 2, 29};
    EXPECT_EQ(ageOn(birth, {2018, 2, 28}), 17);
    EXPECT_EQ(ageOn(birth, {2018, 3, 1}), 18);
    EXPECT_EQ(ageOn(birth, {2020, 2, 29}), 20);
}

TEST(AgeOn, TakesUnknownPartsForTheLatestPossibleDay)
{
    EXPECT_EQ(ageOn({2000, 0, 0}, {2018, 12, 30}), 17);
    EXPECT_EQ(ageOn({2000, 0, 0}, {2018, 12, 31}), 18);
    EXPECT_EQ(ageOn({2000, 6, 0}, {2018, 6, 30}), 17);
    EXPECT_EQ(ageOn({2000, 6, 0}, {2018, 7, 1}), 18);
    EXPECT_EQ(ageOn({0, 6, 1}, {2018, 7, 1}), std::nullopt);
    EXPECT_EQ(ageOn({2000, 6, 1}, {}), std::nullopt);
}

} // namespace
} // namespace ventanilla
