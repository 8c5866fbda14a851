// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/encoding.h"

#include <gtest/gtest.h>

namespace ventanilla {
namespace {

std::string plain(const std::vector<std::uint8_t>& bytes)
{
    return {bytes.begin(), bytes.end()};
}

// RFC 4648, section 10.
TEST(Base64, GivesThePublishedVectors)
{
    struct Row
    {
        const char* text;
        const char* encoded;
    };
    for (const auto& row : {Row{"", ""},
                            Row{"f", "Zg=="},
                            Row{"fo", "Zm8="},
                            Row{"foo", "Zm9v"},
                            Row{"foob", "Zm9vYg=="},
                            Row{"foobar", "Zm9vYmFy"}})
    {
        EXPECT_EQ(toBase64(bytesOf(row.text)), row.encoded);
        ASSERT_TRUE(fromBase64(row.encoded).has_value());
        EXPECT_EQ(plain(*fromBase64(row.encoded)), row.text);
    }
}

TEST(Base64Url, ComesBackForAllLengths)
{
    std::vector<std::uint8_t> bytes;
    for (int length = 0; length < 300; ++length) {
        const auto text = toBase64Url(bytes);
        EXPECT_EQ(text.find_first_of("+/="), std::string::npos);
        ASSERT_TRUE(fromBase64Url(text).has_value());
        EXPECT_EQ(*fromBase64Url(text), bytes);
        bytes.push_back(static_cast<std::uint8_t>(length * 37));
    }
}

TEST(Base64Url, RefusesWhatIsNotCanonical)
{
    for (const auto* text : {"A", "AAAAA", "Zg==", "Zh", "Zm9", "Zm 9v", "Zm+v", "Zm/v", "Zm9v\n"})
    {
        const auto bytes = fromBase64Url(text);
        ASSERT_FALSE(bytes.has_value()) << text;
        EXPECT_EQ(bytes.error().kind(), ErrorKind::InvalidInput);
    }
}

TEST(Base64, RefusesMissingSurplusAndMisplacedPadding)
{
    for (const auto* text :
         {"Zg", "Zg=", "Zm8", "Zg===", "====", "Zg==Zg==", "Zh==", "Z===", "-_-_"}) {
        EXPECT_FALSE(fromBase64(text).has_value()) << text;
    }
}

TEST(Hex, IsLowerCase)
{
    EXPECT_EQ(toHex(bytesOf("\x0f\xA0\xff")), "0fa0ff");
    EXPECT_EQ(toHex({}), "");
}

} // namespace
} // namespace ventanilla
