// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/session/entry.h"

#include "tests/support/session_fakes.h"

#include <gtest/gtest.h>

namespace ventanilla::session {
namespace {

using test::text;

constexpr PartialDate kToday{2026, 3, 15};

TEST(JudgeName, TakesOneNameAloneAndAnyLetters)
{
    EXPECT_EQ(judgeName({{text("Suharto")}, {}}), EntryFault::None);
    EXPECT_EQ(judgeName({{text("Zoë")}, {text("Nuñez-O'Brien"), text("Şahin")}}), EntryFault::None);
}

TEST(JudgeName, NamesWhatIsWrong)
{
    EXPECT_EQ(judgeName({}), EntryFault::Empty);
    EXPECT_EQ(judgeName({{text("R2D2")}, {}}), EntryFault::ForeignCharacter);
    EXPECT_EQ(judgeName({{SensitiveText{std::string(90, 'a')}}, {}}), EntryFault::TooLong);
}

TEST(Tidied, TrimsNamesAndDropsEmptyParts)
{
    const auto name = tidied(PersonName{{text("  María   José ")}, {text(" "), text("Núñez\t")}});
    ASSERT_EQ(name.given.size(), 1U);
    EXPECT_EQ(name.given[0].reveal(), "María José");
    ASSERT_EQ(name.family.size(), 1U);
    EXPECT_EQ(name.family[0].reveal(), "Núñez");
}

TEST(JudgeBirthDate, RefusesWhatCannotBe)
{
    EXPECT_EQ(judgeBirthDate({1990, 2, 30}, kToday), EntryFault::NoSuchDate);
    EXPECT_EQ(judgeBirthDate({2027, 1, 1}, kToday), EntryFault::InTheFuture);
    EXPECT_EQ(judgeBirthDate({1880, 1, 1}, kToday), EntryFault::TooLongAgo);
    EXPECT_EQ(judgeBirthDate({}, kToday), EntryFault::Empty);
}

TEST(JudgeBirthDate, TakesAYearAloneAndTodayItself)
{
    EXPECT_EQ(judgeBirthDate({1990, 0, 0}, kToday), EntryFault::None);
    EXPECT_EQ(judgeBirthDate(kToday, kToday), EntryFault::None);
    EXPECT_EQ(judgeBirthDate({2030, 1, 1}, std::nullopt), EntryFault::None);
}

TEST(JudgeAddress, AsksForStreetCityStateAndCode)
{
    auto address = test::homeAddress();
    EXPECT_EQ(judgeAddress(address), EntryFault::None);
    address.state = text("ZZ");
    EXPECT_EQ(judgeAddress(address), EntryFault::NotAState);
    address.state = text("CT");
    address.postalCode = text("0651");
    EXPECT_EQ(judgeAddress(address), EntryFault::NotAPostalCode);
    address.postalCode = text("06510-1234");
    EXPECT_EQ(judgeAddress(address), EntryFault::None);
    address.street = text("");
    EXPECT_EQ(judgeAddress(address), EntryFault::Empty);
}

TEST(JudgeContact, TakesTenDigitsHoweverTheyAreWritten)
{
    for (const char* number : {"2035550100", "(203) 555-0100", "+1 203 555 0100", "1.203.555.0100"})
    {
        const Contact contact{ContactChannel::Text, text(number)};
        EXPECT_EQ(judgeContact(contact), EntryFault::None) << number;
        EXPECT_EQ(tidied(contact).value.reveal(), "+12035550100") << number;
    }
}

TEST(JudgeContact, RefusesNumbersAndAddressesThatCannotWork)
{
    EXPECT_EQ(judgeContact({ContactChannel::Call, text("555 0100")}), EntryFault::NotAPhoneNumber);
    EXPECT_EQ(judgeContact({ContactChannel::Call, text("phone203555010")}),
              EntryFault::NotAPhoneNumber);
    EXPECT_EQ(judgeContact({ContactChannel::Email, text("a@b@c.com")}), EntryFault::NotAnEmail);
    EXPECT_EQ(judgeContact({ContactChannel::Email, text("ana@example")}), EntryFault::NotAnEmail);
    EXPECT_EQ(judgeContact({ContactChannel::Email, text("ana@example.com")}), EntryFault::None);
    EXPECT_EQ(judgeContact({ContactChannel::Email, text("")}), EntryFault::Empty);
}

} // namespace
} // namespace ventanilla::session
