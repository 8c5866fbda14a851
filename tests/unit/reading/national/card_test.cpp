// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/national/card.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace ventanilla::reading::national {
namespace {

const std::string kLater =
    "00000000001@PRUEBA@ANA MAR\xC3\x8D\x41@F@99999999@A@31/01/1990@02/02/2020";
const std::string kFirst =
    "@99999999    @A@1@PRUEBA@ANA MAR\xC3\x8D\x41@ARGENTINA@31/01/1990@F@02/02/2010@"
    "00000000001@7055 @02/02/2025@27@0@ILR:2.01";

std::string joined(const std::vector<SensitiveText>& parts)
{
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : " ") + part.reveal();
    }
    return text;
}

/// Breaks the build when a member is added and not searched.
std::string everythingIn(const Card& card)
{
    const auto& [given, family, birth, expiry] = card;
    (void)birth;
    (void)expiry;
    return joined(given) + "|" + joined(family);
}

std::string padded(std::string text, std::size_t length)
{
    text.resize(length, '\0');
    return text;
}

std::string colombian()
{
    std::string bytes = padded("03", 2) + padded("11111111", 22) + "PubDSK_1" + padded("", 8) +
                        "12345678" + "0099999999" + padded("PE\xD1\x41", 23) +
                        padded("EJEMPLO", 23) + padded("ANA", 23) + padded("MAR\xCD\x41", 23) +
                        "0F19900131" + "05001" + "1O+ ";
    bytes.resize(531, '\x42');
    return bytes;
}

TEST(ParseArgentina, ReadsTheLaterLayouts)
{
    for (const auto& bytes : {kLater, kLater + "@207"}) {
        const auto card = parseArgentina(bytes);
        ASSERT_TRUE(card.has_value());
        EXPECT_EQ(joined(card->family), "PRUEBA");
        EXPECT_EQ(joined(card->given), "ANA MARÍA");
        EXPECT_EQ(card->birthDate->reveal(), (PartialDate{1990, 1, 31}));
        EXPECT_FALSE(card->expiry.has_value());
    }
}

TEST(ParseArgentina, ReadsTheFirstLayoutWithItsExpiry)
{
    const auto card = parseArgentina(kFirst);
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(joined(card->family), "PRUEBA");
    EXPECT_EQ(card->birthDate->reveal(), (PartialDate{1990, 1, 31}));
    EXPECT_EQ(card->expiry->reveal(), (PartialDate{2025, 2, 2}));
}

TEST(ParseArgentina, LeavesNumberSexAndNationalityBehind)
{
    for (const auto& bytes : {kLater, kFirst}) {
        const auto all = everythingIn(*parseArgentina(bytes));
        EXPECT_EQ(all, "ANA MARÍA|PRUEBA");
    }
}

TEST(ParseArgentina, RefusesOtherTexts)
{
    for (const std::string& bytes : {std::string{},
                                     std::string{"@"},
                                     std::string{"a@b@c@d@e@f@g@h"},
                                     std::string(600, '@'),
                                     std::string{"1@PRUEBA@ANA@F@9@A@31/13/1990@02/02/2020"}})
    {
        EXPECT_FALSE(parseArgentina(bytes).has_value());
    }
}

TEST(ParseColombia, ReadsNamesAndBirthDate)
{
    const auto card = parseColombia(colombian());
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(joined(card->family), "PEÑA EJEMPLO");
    EXPECT_EQ(joined(card->given), "ANA MARÍA");
    EXPECT_EQ(card->birthDate->reveal(), (PartialDate{1990, 1, 31}));
    EXPECT_EQ(everythingIn(*card).find('9'), std::string::npos);
}

TEST(ParseColombia, DoesNotDependOnAnythingBehindTheText)
{
    const auto whole = colombian();
    auto other = whole;
    std::fill(other.begin() + kColombianText, other.end(), '\xEE');
    EXPECT_EQ(*parseColombia(whole), *parseColombia(other));
    EXPECT_EQ(*parseColombia(whole), *parseColombia(whole.substr(0, kColombianText)));
}

TEST(ParseColombia, SaysThatFieldsHaveRunTogetherWhenNulsAreGone)
{
    auto bytes = colombian();
    std::erase(bytes, '\0');
    const auto card = parseColombia(bytes);
    ASSERT_FALSE(card.has_value());
    EXPECT_EQ(card.error().kind(), ErrorKind::Unsupported);
}

TEST(ParseColombia, SurvivesEveryTruncation)
{
    const auto whole = colombian();
    for (std::size_t length = 0; length < kColombianText; ++length) {
        EXPECT_FALSE(parseColombia(whole.substr(0, length)).has_value());
    }
}

TEST(CutTemplates, DropsAndWipesWhatLiesBehindTheText)
{
    const auto whole = colombian();
    std::vector<std::uint8_t> payload{whole.begin(), whole.end()};
    cutTemplates(payload);
    ASSERT_EQ(payload.size(), kColombianText);
    // The vector keeps its memory, so the templates would still be there if they were only dropped.
    EXPECT_TRUE(std::all_of(payload.data() + kColombianText, payload.data() + 531, [](auto byte) {
        return byte == 0;
    }));
}

TEST(CutTemplates, LeavesOtherBarcodesAlone)
{
    std::vector<std::uint8_t> payload(500, 'A');
    cutTemplates(payload);
    EXPECT_EQ(payload.size(), 500U);
}

} // namespace
} // namespace ventanilla::reading::national
