// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/reading/aamva/card.h"

#include <gtest/gtest.h>

namespace ventanilla::reading::aamva {
namespace {

Licence parsed(const std::string& bytes)
{
    const auto licence = parseLicence(bytes);
    EXPECT_TRUE(licence.has_value());
    return licence ? *licence : Licence{};
}

TEST(ParseLicence, ReadsThePublishedSpecimen)
{
    const auto licence = parsed(barcode(virginia()));
    EXPECT_EQ(licence.version, 10);
    EXPECT_EQ(joined(licence.given), "MICHAEL JOHN");
    EXPECT_EQ(joined(licence.family), "SAMPLE");
    EXPECT_EQ(licence.suffix.reveal(), "JR");
    EXPECT_EQ(parsed(barcode(with(virginia(), "DAK", std::string{"0\0\0006511", 7})))
                  .address->postalCode.reveal(),
              "06511");
    EXPECT_EQ(licence.birthDate->reveal(), (PartialDate{1986, 6, 6}));
    EXPECT_EQ(licence.expiry->reveal(), (PartialDate{2024, 12, 10}));
    EXPECT_EQ(licence.address->street.reveal(), "2300 WEST BROAD STREET");
    EXPECT_EQ(licence.address->city.reveal(), "RICHMOND");
    EXPECT_EQ(licence.address->state.reveal(), "VA");
    EXPECT_EQ(licence.address->postalCode.reveal(), "23269");
    EXPECT_EQ(licence.familyCut, Truncation::Whole);
    EXPECT_FALSE(licence.nameOrderDoubtful);
}

TEST(ParseLicence, ReadsEveryVersionSince02)
{
    for (const auto* version : {"02", "03", "04", "05", "06", "07", "08", "09", "10", "11"}) {
        EXPECT_EQ(parsed(barcode(virginia(), version)).version, std::stoi(version));
    }
}

TEST(ParseLicence, KeepsTwoSurnamesApart)
{
    const auto licence =
        parsed(barcode(with(with(virginia(), "DCS", "PE\xD1\x41 N\xDA\xD1\x45Z"), "DAD", "")));
    ASSERT_EQ(licence.family.size(), 2U);
    EXPECT_EQ(licence.family[0].reveal(), "PEÑA");
    EXPECT_EQ(licence.family[1].reveal(), "NÚÑEZ");
    EXPECT_EQ(joined(licence.given), "MICHAEL");
}

TEST(ParseLicence, CarriesTheTruncationFlags)
{
    auto elements = with(with(with(virginia(), "DDE", "T"), "DDF", "U"), "DDG", "N");
    const auto licence = parsed(barcode(elements));
    EXPECT_EQ(licence.familyCut, Truncation::Cut);
    EXPECT_EQ(licence.firstCut, Truncation::NotSaid);
    EXPECT_EQ(licence.middleCut, Truncation::Whole);
}

TEST(ParseLicence, AcceptsASingleName)
{
    const auto licence = parsed(
        barcode(with(with(with(virginia(), "DCS", "ARKFREITH"), "DAC", "NONE"), "DAD", " ")));
    EXPECT_EQ(joined(licence.family), "ARKFREITH");
    EXPECT_TRUE(licence.given.empty());
}

TEST(ParseLicence, ReadsBothDateOrders)
{
    const auto canadian = parsed(
        barcode(with(with(virginia(), "DBB", "19860609"), "DBA", "20241210"), "08", "636012"));
    EXPECT_EQ(canadian.birthDate->reveal(), (PartialDate{1986, 6, 9}));
    EXPECT_EQ(canadian.expiry->reveal(), (PartialDate{2024, 12, 10}));
    const auto american = parsed(barcode(with(virginia(), "DBB", "12201986")));
    EXPECT_EQ(american.birthDate->reveal(), (PartialDate{1986, 12, 20}));
}

TEST(ParseLicence, TakesACardThatNeverExpiresAsHavingNoExpiry)
{
    for (const auto* text : {"99999999", "12319999", "", "NONE"}) {
        EXPECT_FALSE(parsed(barcode(with(virginia(), "DBA", text))).expiry.has_value()) << text;
    }
}

TEST(ParseLicence, WritesPostalCodesAsTheCityWantsThem)
{
    struct Row
    {
        const char* printed;
        const char* wanted;
    };
    for (const auto& row : {Row{"065110000  ", "06511"},
                            Row{"06511-1234", "06511-1234"},
                            Row{"065111234", "06511-1234"},
                            Row{"06511", "06511"},
                            Row{"K1A 0B1", "K1A 0B1"}})
    {
        EXPECT_EQ(
            parsed(barcode(with(virginia(), "DAK", row.printed))).address->postalCode.reveal(),
            row.wanted);
    }
}

TEST(ParseLicence, TakesControlCharactersForPadding)
{
    const auto licence =
        parsed(barcode(with(with(virginia(), "DCU", "JR\x01"), "DAI", "\x02RICHMOND\x1f")));
    EXPECT_EQ(licence.suffix.reveal(), "JR");
    EXPECT_EQ(licence.address->city.reveal(), "RICHMOND");
}

TEST(ParseLicence, GivesNoAddressWhereNoneIsPrinted)
{
    auto elements = virginia();
    for (const auto* id : {"DAG", "DAI", "DAJ", "DAK"}) {
        elements = with(elements, id, "");
    }
    EXPECT_FALSE(parsed(barcode(elements)).address.has_value());
}

TEST(ParseLicence, RefusesWhatIsNoLicence)
{
    for (const std::string& bytes : {std::string{},
                                     std::string{"hello"},
                                     std::string(5000, 'A'),
                                     std::string{"@\n\x1e\rANSI "},
                                     "@\n\x1e\rANSI 636000" + std::string(4096, '0')})
    {
        EXPECT_FALSE(parseLicence(bytes).has_value());
    }
}

TEST(ParseLicence, RefusesALicenceWithoutNameOrBirthDate)
{
    EXPECT_EQ(parseLicence(barcode(with(virginia(), "DBB", "13131986"))).error().kind(),
              ErrorKind::InvalidInput);
    EXPECT_EQ(parseLicence(barcode(with(with(with(virginia(), "DCS", ""), "DAC", ""), "DAD", "")))
                  .error()
                  .kind(),
              ErrorKind::InvalidInput);
}

TEST(ParseLicence, SurvivesEveryTruncationOfItself)
{
    const auto whole = barcode(virginia());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto licence = parseLicence(whole.substr(0, length));
        EXPECT_TRUE(!licence || joined(licence->family) == "SAMPLE");
    }
}

} // namespace
} // namespace ventanilla::reading::aamva
