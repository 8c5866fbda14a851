// SPDX-License-Identifier: EUPL-1.2
//
// What the zone parser refuses, what it reports as failing and what it leaves open.
#include "kiosk/reading/mrz/check_digit.h"
#include "tests/unit/reading/mrz/vectors.h"

#include <gtest/gtest.h>

namespace ventanilla::reading::mrz {
namespace {

using Lines = std::vector<std::string>;

const Lines kTd1{"I<UTOD231458907<<<<<<<<<<<<<<<",
                 "7408122F1204159UTO<<<<<<<<<<<6",
                 "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};

Zone parsed(const Lines& lines)
{
    const auto zone = parseZone(lines, kToday);
    EXPECT_TRUE(zone.has_value());
    return zone ? *zone : Zone{};
}

TEST(ParseZone, ReportsAWrongCompositeDigitAndKeepsTheRest)
{
    const auto zone = parsed({"P<D<<MUSTERMAN<<CHRISTIAN<<<<<<<<<<<<<<<<<<<",
                              "0000000000D<<8601067M1111156<<<<<<<<<<<<<<<2"});
    EXPECT_EQ(zone.digits.composite, Digit::Fails);
    EXPECT_EQ(zone.digits.documentNumber, Digit::Holds);
    EXPECT_EQ(zone.digits.birthDate, Digit::Holds);
    EXPECT_TRUE(anyFails(zone.digits));
    EXPECT_FALSE(allHold(zone.digits));
    EXPECT_EQ(zone.names.primary.front().reveal(), "MUSTERMAN");
}

TEST(ParseZone, RefusesOInPlaceOfZeroByItsDigitRatherThanRepairingIt)
{
    auto lines = kTd1;
    lines[0][5 + 8] = 'O'; // D2314589O
    const auto zone = parsed(lines);
    EXPECT_EQ(zone.digits.documentNumber, Digit::Fails);
    EXPECT_EQ(zone.particulars.documentNumber.reveal(), "D2314589O");
}

TEST(ParseZone, RefusesLowerCaseAndForeignCharacters)
{
    for (const char c : {'e', ' ', '*', '\0', '\xC3'}) {
        auto lines = kTd1;
        lines[2][3] = c;
        const auto zone = parseZone(lines, kToday);
        ASSERT_FALSE(zone.has_value());
        EXPECT_EQ(zone.error().kind(), ErrorKind::InvalidInput);
    }
}

TEST(ParseZone, RefusesLinesOfAnotherLength)
{
    auto lines = kTd1;
    lines[1].pop_back();
    EXPECT_FALSE(parseZone(lines, kToday).has_value());
    lines = kTd1;
    lines.pop_back();
    EXPECT_FALSE(parseZone(lines, kToday).has_value());
    EXPECT_FALSE(parseZone(Lines{}, kToday).has_value());
}

TEST(ParseZone, LeavesANumberWithoutDigitUnverified)
{
    auto lines = kTd1;
    lines[0][14] = '<';
    const auto zone = parsed(lines);
    EXPECT_EQ(zone.digits.documentNumber, Digit::Unverified);
    EXPECT_EQ(zone.particulars.documentNumber.reveal(), "D23145890");
    EXPECT_FALSE(allHold(zone.digits));
}

TEST(ParseZone, ReportsAWrongDigitOfALongNumber)
{
    const auto zone = parsed({"I<UTOD23145890<7348<<<<<<<<<<<",
                              "3407127M9507122UTO<<<<<<<<<<<2",
                              "STEVENSON<<PETER<JOHN<<<<<<<<<"});
    EXPECT_EQ(zone.digits.documentNumber, Digit::Fails);
}

TEST(ParseZone, KeepsOptionalDataThatFollowsALongNumber)
{
    const auto zone = parsed({"I<UTOD23145890<7349<ABC<<<<<<<",
                              "3407127M9507122UTO<<<<<<<<<<<2",
                              "STEVENSON<<PETER<JOHN<<<<<<<<<"});
    EXPECT_EQ(zone.particulars.documentNumber.reveal(), "D23145890734");
    EXPECT_EQ(zone.particulars.optional1.reveal(), "ABC");
}

TEST(ParseZone, DemandsTheDigitOfAFilledPersonalNumber)
{
    const auto zone = parsed({"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                              "L898902C36UTO7408122F1204159ZE184226B<<<<<<0"});
    EXPECT_EQ(zone.digits.personalNumber, Digit::Fails);
}

TEST(ParseZone, AcceptsZeroForAnEmptyPersonalNumber)
{
    auto lines = Lines{"P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<",
                       "C11T002JM4D<<9608122F1310317<<<<<<<<<<<<<<06"};
    EXPECT_TRUE(allHold(parsed(lines).digits));
}

TEST(ParseZone, ToleratesXForSexAndSaysSo)
{
    auto lines = kTd1;
    lines[1][7] = 'X';
    const auto zone = parsed(lines);
    EXPECT_EQ(zone.particulars.sex, Sex::Unspecified);
    EXPECT_FALSE(zone.sexUsual);
    EXPECT_TRUE(allHold(zone.digits));
}

TEST(ParseZone, KnowsTheMexicanVoterCardsHombreAndMujer)
{
    Lines lines{"IDMEX1234567897<<0000000000000",
                "9001310M3412318MEX<01<<12345<8",
                "MUESTRA<EJEMPLO<<MARIA<PRUEBA<"};
    EXPECT_EQ(parsed(lines).particulars.sex, Sex::Doubtful);
    lines[1][7] = 'H';
    EXPECT_EQ(parsed(lines).particulars.sex, Sex::Male);
    const Lines passport{"P<MEXPENA<NUNEZ<<JOSE<ANGEL<<<<<<<<<<<<<<<<<",
                         "G000000013MEX8002295M3106305<<<<<<<<<<<<<<<6"};
    EXPECT_EQ(parsed(passport).particulars.sex, Sex::Male);
}

TEST(ParseZone, TellsUnusualDocumentCodes)
{
    struct Row
    {
        const char* code;
        bool usual;
    };
    for (const auto& row : {Row{"I<", true},
                            Row{"ID", true},
                            Row{"A<", true},
                            Row{"AC", true},
                            Row{"C<", true},
                            Row{"IV", false},
                            Row{"AI", false},
                            Row{"P<", false},
                            Row{"X<", false}})
    {
        auto lines = kTd1;
        lines[0].replace(0, 2, row.code);
        EXPECT_EQ(parsed(lines).documentCodeUsual, row.usual) << row.code;
    }
}

TEST(ParseZone, ReportsDatesThatCannotBe)
{
    auto lines = kTd1;
    lines[1].replace(0, 7, std::string{"741332"} + checkDigit("741332"));
    const auto zone = parsed(lines);
    EXPECT_EQ(zone.birthDate.state, ZoneDate::State::Impossible);
    EXPECT_EQ(zone.birthDate.value.reveal(), PartialDate{});
    EXPECT_EQ(zone.digits.birthDate, Digit::Holds);
}

struct Century
{
    const char* text = "";
    PartialDate today;
    int year = 0;
};

TEST(BirthDateOf, TakesTheLatestCenturyThatIsNotInTheFuture)
{
    for (const auto& row : {Century{"261121", {2026, 11, 21}, 2026},
                            Century{"261122", {2026, 11, 21}, 1926},
                            Century{"26<<<<", {2026, 11, 21}, 2026},
                            Century{"991231", {2000, 1, 1}, 1999},
                            Century{"000101", {2026, 11, 21}, 2000},
                            Century{"000102", {2100, 1, 1}, 2000}})
    {
        EXPECT_EQ(birthDateOf(row.text, row.today).value.reveal().year, row.year) << row.text;
    }
}

TEST(ExpiryOf, LiesWithinFiftyYearsOfToday)
{
    for (const auto& row : {Century{"760101", {2026, 11, 21}, 2076},
                            Century{"770101", {2026, 11, 21}, 1977},
                            Century{"060101", {2026, 11, 21}, 2006},
                            Century{"050101", {2096, 1, 1}, 2105}})
    {
        EXPECT_EQ(expiryOf(row.text, row.today).value.reveal().year, row.year) << row.text;
    }
}

TEST(BirthDateOf, KeepsUnknownPartsUnknown)
{
    EXPECT_EQ(birthDateOf("<<<<<<", kToday).state, ZoneDate::State::Unknown);
    EXPECT_EQ(birthDateOf("7408<<", kToday).value.reveal(), (PartialDate{1974, 8, 0}));
    EXPECT_EQ(birthDateOf("<<0812", kToday).value.reveal(), (PartialDate{0, 8, 12}));
    EXPECT_EQ(birthDateOf("7<0812", kToday).state, ZoneDate::State::Impossible);
    EXPECT_EQ(birthDateOf("7A0812", kToday).state, ZoneDate::State::Impossible);
    EXPECT_EQ(birthDateOf("230229", kToday).state, ZoneDate::State::Impossible);
}

TEST(LinesOf, TakesLineEndsOrAnUnbrokenZone)
{
    for (const auto& row : goodVectors()) {
        std::string broken;
        std::string unbroken;
        for (const auto& line : row.lines) {
            broken += line + " \r\n";
            unbroken += line;
        }
        EXPECT_EQ(linesOf(broken).value_or(Lines{}), row.lines) << row.quirk;
        EXPECT_EQ(linesOf(unbroken).value_or(Lines{}), row.lines) << row.quirk;
    }
    EXPECT_FALSE(linesOf("").has_value());
    EXPECT_FALSE(linesOf("HELLO").has_value());
    EXPECT_FALSE(linesOf("V<UTOERIK" + std::string(27, ' ') + std::string(36, '<')).has_value());
}

} // namespace
} // namespace ventanilla::reading::mrz
