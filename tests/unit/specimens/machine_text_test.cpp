// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/machine_text.h"

#include "tests/support/specimens/documents.h"

#include <gtest/gtest.h>

namespace ventanilla::specimens {
namespace {

constexpr Day kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{21}};

TEST(CheckDigit, AgreesWithTheSpecificationsExamples)
{
    // Doc 9303-3, 4.9, and the passport of Anna Maria Eriksson.
    EXPECT_EQ(checkDigit("520727"), '3');
    EXPECT_EQ(checkDigit("AB2134<<<"), '5');
    EXPECT_EQ(checkDigit("HA672242<658022549601086<<<<<<<<<<<<<<0"), '8');
    EXPECT_EQ(checkDigit("L898902C36"
                         "7408122"
                         "1204159"
                         "ZE184226B<<<<<1"),
              '0');
}

TEST(MrzLetters, WriteNamesAsIssuersDo)
{
    EXPECT_EQ(mrzLetters("Peña Núñez"), "PENA<NUNEZ");
    EXPECT_EQ(mrzLetters("Agüero Müller"), "AGUERO<MULLER");
    EXPECT_EQ(mrzLetters("O'Dálaigh"), "ODALAIGH");
    EXPECT_EQ(mrzLetters("Marie-Ange"), "MARIE<ANGE");
}

TEST(People, StayTheSameForASeedAndDifferForAnother)
{
    const auto once = makePeople(1, kToday, 12);
    const auto again = makePeople(1, kToday, 3);
    const auto other = makePeople(2, kToday, 3);
    EXPECT_EQ(once.size(), 12U);
    EXPECT_EQ(once[2].number, again[2].number);
    EXPECT_NE(once[2].number, other[2].number);
}

TEST(MachineText, OfEveryPersonHasTheFormatsShape)
{
    for (const auto& person : makePeople(7, kToday, 12)) {
        EXPECT_GT(std::chrono::sys_days{person.expires}, std::chrono::sys_days{kToday});
        const auto passport = td3Lines(person);
        ASSERT_EQ(passport.size(), 2U);
        EXPECT_EQ(passport[0].size(), 44U) << person.id;
        EXPECT_EQ(passport[1].size(), 44U) << person.id;
        const auto card = td1Lines(person);
        ASSERT_EQ(card.size(), 3U);
        for (const auto& line : card) {
            EXPECT_EQ(line.size(), 30U) << person.id;
        }
        for (const auto& line : {passport[0], card[2]}) {
            EXPECT_EQ(line.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ<"), std::string::npos)
                << line;
        }
        const auto licence = aamvaText(person);
        EXPECT_EQ(licence.substr(0, 4), "@\n\x1e\r");
        EXPECT_EQ(licence.size() - 31, std::stoul(licence.substr(27, 4)));
        EXPECT_EQ(licence.back(), '\r');
    }
}

TEST(MachineText, LeavesOneNameAloneWhereThePassportPutsIt)
{
    const auto single = makePeople(1, kToday, 4).back();
    ASSERT_TRUE(single.family.empty());
    EXPECT_EQ(td3Lines(single)[0], "P<UTOWAYAN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<");
    EXPECT_EQ(td3Lines(single)[1][20], '<');
}

TEST(MachineText, EndsACutNameInALetter)
{
    const auto person = makePeople(1, kToday, 5).back();
    EXPECT_EQ(td3Lines(person)[0], "P<UTOVILLAVICENCIO<ETXEBERRIA<<MAXIMILIANO<H");
    EXPECT_NE(td1Lines(person)[2].back(), '<');
}

} // namespace
} // namespace ventanilla::specimens
