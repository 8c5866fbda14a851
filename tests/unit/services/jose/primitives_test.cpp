// SPDX-License-Identifier: EUPL-1.2
//
// Each step of the suite against the vectors of its own standard.
#include "services/jose/primitives.h"

#include "kiosk/base/encoding.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ventanilla::jose {
namespace {

constexpr auto kAlice =
    R"({"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0",)"
    R"("y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps","d":"0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo"})";
constexpr auto kBob =
    R"({"kty":"EC","crv":"P-256","x":"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ",)"
    R"("y":"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck","d":"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw"})";

SecretKey keyOf(std::initializer_list<int> bytes)
{
    SecretKey key;
    std::ranges::transform(
        bytes, key.bytes().begin(), [](int byte) { return static_cast<std::uint8_t>(byte); });
    return key;
}

SecretKey countingKey(std::uint8_t first)
{
    SecretKey key;
    for (auto& byte : key.bytes()) {
        byte = first++;
    }
    return key;
}

// RFC 7518, appendix C: both sides agree on the same Z, and Z gives this key.
TEST(KeyAgreement, ReproducesTheDerivedKeyOfRfc7518AppendixCFromBothSides)
{
    const auto alice = P256PrivateKey::fromJwk(kAlice);
    const auto bob = P256PrivateKey::fromJwk(kBob);
    ASSERT_TRUE(alice && bob);
    const auto fromAlice = agree(*alice, bob->publicKey());
    const auto fromBob = agree(*bob, alice->publicKey());
    ASSERT_TRUE(fromAlice && fromBob);
    EXPECT_EQ(fromAlice->bytes(), fromBob->bytes());
    EXPECT_EQ(fromAlice->bytes()[0], 158);
    EXPECT_EQ(fromAlice->bytes()[31], 196);

    const auto derived = concatKdf(*fromAlice, {"A128GCM", "Alice", "Bob", 128});
    EXPECT_EQ(toBase64Url(std::span{derived.bytes()}.first(16)), "VqqN6vgjbSBcIijNcacQGg");
}

// RFC 3394, 4.6: 256 bits of key data with a 256-bit key-encryption key.
TEST(KeyWrap, ReproducesRfc3394)
{
    const auto kek = countingKey(0);
    SecretKey data = keyOf({0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa,
                            0xbb, 0xcc, 0xdd, 0xee, 0xff, 0,    1,    2,    3,    4,    5,
                            6,    7,    8,    9,    10,   11,   12,   13,   14,   15});
    const auto wrapped = wrapKey(kek, data);
    ASSERT_TRUE(wrapped);
    EXPECT_EQ(toHex(*wrapped),
              "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
    const auto unwrapped = unwrapKey(kek, *wrapped);
    ASSERT_TRUE(unwrapped);
    EXPECT_EQ(unwrapped->bytes(), data.bytes());
}

TEST(KeyWrap, RefusesAWrappedKeyWithOneBitTurned)
{
    const auto kek = countingKey(0);
    auto wrapped = wrapKey(kek, countingKey(7));
    ASSERT_TRUE(wrapped);
    (*wrapped)[20] ^= 1U;
    const auto unwrapped = unwrapKey(kek, *wrapped);
    ASSERT_FALSE(unwrapped);
    EXPECT_EQ(unwrapped.error().kind(), ErrorKind::InvalidInput);
}

// RFC 7516, appendix A.1: the content encryption there is ours.
class ContentEncryption : public testing::Test
{
protected:
    const SecretKey m_key =
        keyOf({177, 161, 244, 128, 84,  143, 225, 115, 63, 180, 3,   255, 107, 154, 212, 246,
               138, 7,   110, 91,  112, 46,  34,  105, 47, 130, 203, 46,  122, 234, 64,  252});
    const GcmIv m_iv{227, 197, 117, 252, 2, 219, 233, 68, 180, 225, 77, 219};
    static constexpr std::string_view kHeader = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ";
    static constexpr std::string_view kText =
        "The true sign of intelligence is not knowledge but imagination.";
};

TEST_F(ContentEncryption, ReproducesRfc7516AppendixA1)
{
    const auto sealed = gcmSeal(m_key, m_iv, kHeader, kText);
    ASSERT_TRUE(sealed);
    EXPECT_EQ(
        toBase64Url(bytesOf(sealed->ciphertext)),
        "5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A");
    EXPECT_EQ(toBase64Url(sealed->tag), "XFBoMYUZodetZdvTiFvSkQ");
    const auto opened = gcmOpen(m_key, m_iv, kHeader, *sealed);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->reveal(), kText);
}

TEST_F(ContentEncryption, RefusesAnotherHeader)
{
    const auto sealed = gcmSeal(m_key, m_iv, kHeader, kText);
    ASSERT_TRUE(sealed);
    EXPECT_FALSE(gcmOpen(m_key, m_iv, "eyJ9", *sealed));
}

} // namespace
} // namespace ventanilla::jose
