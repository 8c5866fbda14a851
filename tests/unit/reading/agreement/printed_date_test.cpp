// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_date.h"

#include <gtest/gtest.h>

#include <string>

namespace ventanilla::reading::agreement {
namespace {

struct Row
{
    std::string text;
    PartialDate date;
    bool doubtful = false;
};

TEST(PrintedDate, ReadsMonthNamesAndDigits)
{
    for (const auto& row : {Row{"12 AGO 1974", {1974, 8, 12}},
                            Row{"12 AGO/AUG 1974", {1974, 8, 12}},
                            Row{"12 de agosto de 1974", {1974, 8, 12}},
                            Row{"August 12, 1974", {1974, 8, 12}},
                            Row{"12 DÉC 1974", {1974, 12, 12}},
                            Row{"1974-08-12", {1974, 8, 12}},
                            Row{"31/01/1990", {1990, 1, 31}},
                            Row{"01/31/1990", {1990, 1, 31}},
                            Row{"12/08/1974", {1974, 8, 12}, true},
                            Row{"08.08.1974", {1974, 8, 8}, false},
                            Row{"on 3 OUT 2026 at noon", {2026, 10, 3}}})
    {
        const auto found = dateIn(wordsOf(row.text), DayOrMonth::DayFirst);
        ASSERT_TRUE(found.has_value()) << row.text;
        EXPECT_EQ(found->date, row.date) << row.text;
        EXPECT_EQ(found->orderDoubtful, row.doubtful) << row.text;
    }
}

TEST(PrintedDate, FollowsTheHabitWhereBothOrdersFit)
{
    EXPECT_EQ(dateIn(wordsOf("11/03/2026"), DayOrMonth::MonthFirst)->date,
              (PartialDate{2026, 11, 3}));
    EXPECT_EQ(dateIn(wordsOf("11/03/2026"), DayOrMonth::DayFirst)->date,
              (PartialDate{2026, 3, 11}));
    EXPECT_EQ(dateIn(wordsOf("13/03/2026"), DayOrMonth::MonthFirst)->date,
              (PartialDate{2026, 3, 13}));
}

TEST(PrintedDate, RefusesWhatIsNoDay)
{
    for (const std::string text : {"",
                                   "1974",
                                   "32/01/1990",
                                   "31 FEB 1990",
                                   "13/13/1990",
                                   "12/08/74",
                                   "203-555-0100",
                                   "MARIA 12"})
    {
        EXPECT_FALSE(dateIn(wordsOf(text), DayOrMonth::DayFirst).has_value()) << text;
    }
}

} // namespace
} // namespace ventanilla::reading::agreement
