// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/domain/code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace ventanilla {
namespace {

constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

Code minted(std::uint64_t seed)
{
    SeededRandom random{seed};
    return Code::mint(random);
}

TEST(MintedCode, HasFifteenPlainCharactersAndACheckCharacter)
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const auto code = minted(seed);
        ASSERT_EQ(code.reveal().size(), 16U);
        EXPECT_EQ(std::string_view{code.reveal()}.substr(0, 15).find_first_not_of(kSymbols),
                  std::string_view::npos);
        EXPECT_EQ(*Code::parse(code.reveal()), code);
    }
}

TEST(MintedCode, DiffersFromTheNext)
{
    SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        seen.insert(Code::mint(random).reveal());
    }
    EXPECT_EQ(seen.size(), 1000U);
}

TEST(ParseCode, ForgivesGroupsLowerCaseAndLookAlikes)
{
    const auto code = *Code::parse("0000000000000000");
    EXPECT_EQ(*Code::parse("0000-0000-0000-0000"), code);
    EXPECT_EQ(*Code::parse("oOoO 0000 0000 0000"), code);
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto other = minted(seed);
        auto typed = other.grouped().reveal();
        std::ranges::transform(typed, typed.begin(), [](char c) {
            const char look = c == '1' ? 'l' : c == '0' ? 'o' : c;
            return look >= 'A' && look <= 'Z' ? static_cast<char>(look + ('a' - 'A')) : look;
        });
        ASSERT_TRUE(Code::parse(typed).has_value()) << typed;
        EXPECT_EQ(*Code::parse(typed), other);
    }
}

TEST(ParseCode, NoticesEverySingleWrongCharacter)
{
    const auto text = minted(7).reveal();
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char c : kSymbols) {
            auto wrong = text;
            wrong[i] = c;
            EXPECT_EQ(Code::parse(wrong).has_value(), c == text[i]) << i << c;
        }
    }
}

TEST(ParseCode, NoticesEverySwapOfNeighbours)
{
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto text = minted(seed).reveal();
        for (std::size_t i = 0; i + 2 < text.size(); ++i) {
            auto swapped = text;
            std::swap(swapped[i], swapped[i + 1]);
            EXPECT_EQ(Code::parse(swapped).has_value(), swapped == text);
        }
    }
}

TEST(ParseCode, RefusesOtherLengthsAndForeignCharacters)
{
    for (const auto* text : {"",
                             "-",
                             "0",
                             "000000000000000",
                             "00000000000000000",
                             "U000000000000000",
                             "*000000000000000",
                             "00000000000000\xC3\x91"})
    {
        const auto code = Code::parse(text);
        ASSERT_FALSE(code.has_value()) << text;
        EXPECT_EQ(code.error().kind(), ErrorKind::InvalidInput);
        EXPECT_EQ(code.error().what().find("00000"), std::string::npos);
    }
}

TEST(GroupedCode, StandsInFours)
{
    EXPECT_EQ(Code::parse("0000000000000000")->grouped().reveal(), "0000-0000-0000-0000");
}

TEST(SlipQr, NamesTheRecipient)
{
    const auto code = minted(1);
    EXPECT_EQ(slipQr("city:new-haven", code).reveal(), "VNR1:city:new-haven:" + code.reveal());
}

TEST(ParcelIdentity, Is128BitsOfBase64Url)
{
    SeededRandom random{3};
    const auto one = ParcelId::mint(random);
    const auto two = ParcelId::mint(random);
    EXPECT_EQ(one.text.size(), 22U);
    EXPECT_NE(one, two);
}

} // namespace
} // namespace ventanilla
