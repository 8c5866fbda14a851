// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/payload/text.h"

#include <gtest/gtest.h>

namespace ventanilla::reading::payload {
namespace {

TEST(Utf8Of, KeepsUtf8AndReadsEverythingElseAsLatin1)
{
    EXPECT_EQ(utf8Of("PE\xC3\x91\x41"), "PE\xC3\x91\x41");
    EXPECT_EQ(utf8Of("PE\xD1\x41"), "PE\xC3\x91\x41");
    EXPECT_EQ(utf8Of("\x80\xA0"), " \xC2\xA0");
}

TEST(Utf8Of, PutsBlanksForControlCharacters)
{
    EXPECT_EQ(utf8Of(std::string_view{"A\0B\x1e\x7f", 5}), "A B  ");
}

TEST(IsUtf8, RefusesOverlongFormsSurrogatesAndCutSequences)
{
    EXPECT_TRUE(isUtf8("\xF0\x9F\x98\x80"));
    EXPECT_FALSE(isUtf8("\xC0\xAF"));
    EXPECT_FALSE(isUtf8("\xE0\x80\xAF"));
    EXPECT_FALSE(isUtf8("\xED\xA0\x80"));
    EXPECT_FALSE(isUtf8("\xF4\x90\x80\x80"));
    EXPECT_FALSE(isUtf8("A\xC3"));
    EXPECT_FALSE(isUtf8("\x80"));
}

TEST(Split, TrimsAndKeepsEmptyParts)
{
    EXPECT_EQ(split(" a @@b", "@"), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split("", "@"), (std::vector<std::string_view>{""}));
}

TEST(Words, LeaveOutBlanksAndNuls)
{
    const auto found = words(std::string_view{"  ANA  MAR\xCD\x41\0\0", 14});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].reveal(), "ANA");
    EXPECT_EQ(found[1].reveal(), "MAR\xC3\x8D\x41");
}

TEST(Number, TakesDigitsOnly)
{
    EXPECT_EQ(number("0042"), 42);
    for (const auto* text : {"", "-1", "+1", "1 ", "1a", "1234567890"}) {
        EXPECT_EQ(number(text), std::nullopt) << text;
    }
}

TEST(Date, ReadsTheThreeOrders)
{
    const PartialDate wanted{1986, 6, 9};
    EXPECT_EQ(date("19860609", DateOrder::YearFirst), wanted);
    EXPECT_EQ(date("06091986", DateOrder::MonthFirst), wanted);
    EXPECT_EQ(date("09061986", DateOrder::DayFirst), wanted);
    EXPECT_EQ(date("9/6/1986", DateOrder::DayFirst), wanted);
    EXPECT_EQ(date("06-09-1986", DateOrder::MonthFirst), wanted);
    EXPECT_EQ(date(" 1986.06.09 ", DateOrder::YearFirst), wanted);
}

TEST(Date, RefusesWhatIsNoDay)
{
    for (const auto* text : {"",
                             "00000000",
                             "13011986",
                             "02301986",
                             "1986",
                             "06/09/86",
                             "06-09-1986-1",
                             "0609198",
                             "aa091986"})
    {
        EXPECT_EQ(date(text, DateOrder::MonthFirst), std::nullopt) << text;
    }
}

} // namespace
} // namespace ventanilla::reading::payload
