// SPDX-License-Identifier: EUPL-1.2
//
// Every specimen zone is read as it stands, and every single misread that a digit covers is
// noticed.
#include "tests/unit/reading/mrz/vectors.h"

#include "kiosk/reading/mrz/check_digit.h"

#include <gtest/gtest.h>

namespace ventanilla::reading::mrz {
namespace {

constexpr auto kHolds = Digit::Holds;
constexpr auto kNone = Digit::NotDefined;
constexpr Digits kCard{kHolds, kHolds, kHolds, kNone, kHolds};
constexpr Digits kPassport{kHolds, kHolds, kHolds, kHolds, kHolds};
constexpr Digits kVisa{kHolds, kHolds, kHolds, kNone, kNone};

const std::string kEriksson = "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const std::string kErikssonTd2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<";

std::string joined(const std::vector<SensitiveText>& parts)
{
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : " ") + part.reveal();
    }
    return text;
}

const std::vector<Vector> kGoodVectors{
    {"Td1Standard",
     {"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", kEriksson},
     ZoneKind::Td1,
     "D23145890",
     "ERIKSSON",
     "ANNA MARIA",
     {1974, 8, 12},
     {2012, 4, 15},
     kCard,
     "UTO",
     "UTO"},
    {"Td1LongNumberOf11",
     {"I<UTOD23145890<7349<<<<<<<<<<<",
      "3407127M9507122UTO<<<<<<<<<<<2",
      "STEVENSON<<PETER<JOHN<<<<<<<<<"},
     ZoneKind::Td1,
     "D23145890734",
     "STEVENSON",
     "PETER JOHN",
     {1934, 7, 12},
     {1995, 7, 12},
     kCard,
     "UTO",
     "UTO"},
    {"Td1LongNumberOf10",
     {"IDUTO123456789<07<<<<<<<<<<<<<",
      "8601012M3001019UTO<<<<<<<<<<<6",
      "SPECIMEN<<JANE<<<<<<<<<<<<<<<<"},
     ZoneKind::Td1,
     "1234567890",
     "SPECIMEN",
     "JANE",
     {1986, 1, 1},
     {2030, 1, 1},
     kCard,
     "UTO",
     "UTO"},
    {"Td1LongNumberWithLetters",
     {"I<UTOD23145890<XYZ5<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<0", kEriksson},
     ZoneKind::Td1,
     "D23145890XYZ",
     "ERIKSSON",
     "ANNA MARIA",
     {1974, 8, 12},
     {2012, 4, 15},
     kCard,
     "UTO",
     "UTO"},
    {"Td1LongNumberOf13",
     {"I<GTM123456789<01017<<<<<<<<<<",
      "8507044F3307032GTM<<<<<<<<<<<0",
      "MUNOZ<GUEEL<<INES<BEATRIZ<<<<<"},
     ZoneKind::Td1,
     "1234567890101",
     "MUNOZ GUEEL",
     "INES BEATRIZ",
     {1985, 7, 4},
     {2033, 7, 3},
     kCard,
     "GTM",
     "GTM"},
    {"Td1PartialBirthAndNoSecondaryName",
     {"I<UTOAB12345671<<<<<<<<<<<<<<<",
      "74<<<<1<2901019UTO<<<<<<<<<<<4",
      "ARKFREITH<<<<<<<<<<<<<<<<<<<<<"},
     ZoneKind::Td1,
     "AB1234567",
     "ARKFREITH",
     "",
     {1974, 0, 0},
     {2029, 1, 1},
     kCard,
     "UTO",
     "UTO"},
    {"Td1UnknownBirthAndStateless",
     {"I<UTOAB12345671<<<<<<<<<<<<<<<",
      "<<<<<<0F2901019XXA<<<<<<<<<<<6",
      "SIN<PATRIA<<ANA<<<<<<<<<<<<<<<"},
     ZoneKind::Td1,
     "AB1234567",
     "SIN PATRIA",
     "ANA",
     {},
     {2029, 1, 1},
     kCard,
     "UTO",
     "XXA"},
    {"Td1ColombianDigitalCedula",
     {"ICCOL000000001105001<<<<<<<<<<",
      "9001310F3301317COL1000000001<4",
      "PRUEBA<EJEMPLO<<ANA<MARIA<<<<<"},
     ZoneKind::Td1,
     "000000001",
     "PRUEBA EJEMPLO",
     "ANA MARIA",
     {1990, 1, 31},
     {2033, 1, 31},
     kCard,
     "COL",
     "COL"},
    {"Td1MexicanVoterCard",
     {"IDMEX1234567897<<0000000000000",
      "9001310M3412318MEX<01<<12345<8",
      "MUESTRA<EJEMPLO<<MARIA<PRUEBA<"},
     ZoneKind::Td1,
     "123456789",
     "MUESTRA EJEMPLO",
     "MARIA PRUEBA",
     {1990, 1, 31},
     {2034, 12, 31},
     kCard,
     "MEX",
     "MEX"},
    {"Td2Standard",
     {kErikssonTd2, "D231458907UTO7408122F1204159<<<<<<<6"},
     ZoneKind::Td2,
     "D23145890",
     "ERIKSSON",
     "ANNA MARIA",
     {1974, 8, 12},
     {2012, 4, 15},
     kCard,
     "UTO",
     "UTO"},
    {"Td2LongNumber",
     {"I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8"},
     ZoneKind::Td2,
     "D23145890734",
     "STEVENSON",
     "PETER JOHN",
     {1934, 7, 12},
     {1995, 7, 12},
     kCard,
     "UTO",
     "UTO"},
    {"Td3Current",
     {"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L898902C36UTO7408122F1204159ZE184226B<<<<<10"},
     ZoneKind::Td3,
     "L898902C3",
     "ERIKSSON",
     "ANNA MARIA",
     {1974, 8, 12},
     {2012, 4, 15},
     kPassport,
     "UTO",
     "UTO"},
    {"Td3WithTheCodeOf2026",
     {"PPUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L898902C36UTO7408122F1204159ZE184226B<<<<<10"},
     ZoneKind::Td3,
     "L898902C3",
     "ERIKSSON",
     "ANNA MARIA",
     {1974, 8, 12},
     {2012, 4, 15},
     kPassport,
     "UTO",
     "UTO"},
    {"Td3FillerInsideTheNumber",
     {"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L898902C<3UTO6908061F9406236ZE184226B<<<<<14"},
     ZoneKind::Td3,
     "L898902C",
     "ERIKSSON",
     "ANNA MARIA",
     {1969, 8, 6},
     {1994, 6, 23},
     kPassport,
     "UTO",
     "UTO"},
    {"Td3GermanyAndEmptyPersonalNumber",
     {"P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<",
      "C11T002JM4D<<9608122F1310317<<<<<<<<<<<<<<<6"},
     ZoneKind::Td3,
     "C11T002JM",
     "MUSTERMANN",
     "ERIKA",
     {1996, 8, 12},
     {2013, 10, 31},
     kPassport,
     "D",
     "D"},
    {"Td3TwoSurnamesLeapDay",
     {"P<MEXPENA<NUNEZ<<JOSE<ANGEL<<<<<<<<<<<<<<<<<",
      "G000000013MEX8002295M3106305<<<<<<<<<<<<<<<6"},
     ZoneKind::Td3,
     "G00000001",
     "PENA NUNEZ",
     "JOSE ANGEL",
     {1980, 2, 29},
     {2031, 6, 30},
     kPassport,
     "MEX",
     "MEX"},
    {"Td3EnyeAsNxxAndPartialBirth",
     {"P<MEXPENXXA<<ANA<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
      "G000000024MEX00<<<<0F3106305<<<<<<<<<<<<<<<4"},
     ZoneKind::Td3,
     "G00000002",
     "PENXXA",
     "ANA",
     {2000, 0, 0},
     {2031, 6, 30},
     kPassport,
     "MEX",
     "MEX"},
    {"MrvA",
     {"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"},
     ZoneKind::MrvA,
     "L8988901C",
     "ERIKSSON",
     "ANNA MARIA",
     {1940, 9, 7},
     {1996, 12, 10},
     kVisa,
     "UTO",
     "XXX"},
    {"MrvB",
     {"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"},
     ZoneKind::MrvB,
     "L8988901C",
     "ERIKSSON",
     "ANNA MARIA",
     {1940, 9, 7},
     {1996, 12, 10},
     kVisa,
     "UTO",
     "XXX"},
};

} // namespace

const std::vector<Vector>& goodVectors()
{
    return kGoodVectors;
}

namespace {

class EveryVector : public testing::TestWithParam<Vector>
{};

TEST_P(EveryVector, IsReadAsItStands)
{
    const auto& row = GetParam();
    const auto zone = parseZone(row.lines, kToday);
    ASSERT_TRUE(zone.has_value());
    EXPECT_EQ(zone->kind, row.kind);
    EXPECT_EQ(zone->particulars.documentNumber.reveal(), row.number);
    EXPECT_EQ(joined(zone->names.primary), row.primary);
    EXPECT_EQ(joined(zone->names.secondary), row.secondary);
    EXPECT_EQ(zone->birthDate.value.reveal(), row.birth);
    EXPECT_EQ(zone->expiry.value.reveal(), row.expiry);
    EXPECT_EQ(zone->digits, row.digits);
    EXPECT_EQ(zone->particulars.issuer.reveal(), row.issuer);
    EXPECT_EQ(zone->particulars.nationality.reveal(), row.nationality);
    EXPECT_TRUE(zone->issuerKnown);
    EXPECT_TRUE(zone->nationalityKnown);
    EXPECT_TRUE(zone->documentCodeUsual);
    EXPECT_TRUE(zone->names.wellFormed);
    EXPECT_TRUE(allHold(zone->digits));
    EXPECT_EQ(zone->specimen, row.issuer == "UTO");
}

/// Substitutes every covered character by one whose value differs mod 10: some digit must fail.
TEST_P(EveryVector, NoticesEveryMisreadThatItsDigitsCanSee)
{
    const auto& row = GetParam();
    for (const auto& rule : formatOf(row.kind).checks) {
        for (const auto& span : rule.inputs()) {
            for (std::size_t i = span.begin; i < std::size_t{span.begin} + span.length; ++i) {
                auto lines = row.lines;
                char& c = lines[span.line][i];
                c = static_cast<char>('0' + (*characterValue(c) + 1) % 10);
                const auto zone = parseZone(lines, kToday);
                ASSERT_TRUE(zone.has_value());
                EXPECT_FALSE(allHold(zone->digits))
                    << "line " << int{span.line} << " position " << i;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(ParseZone,
                         EveryVector,
                         testing::ValuesIn(goodVectors()),
                         [](const auto& row) { return row.param.quirk; });

} // namespace
} // namespace ventanilla::reading::mrz
