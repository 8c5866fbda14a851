// SPDX-License-Identifier: EUPL-1.2
//
// Keys: the vectors of RFC 7638 and RFC 8037, round trips, and keys that must be refused.
#include "services/jose/keys.h"

#include "services/jose/thumbprint.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace ventanilla::jose {
namespace {

constexpr auto kEdPrivate =
    R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",)"
    R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";

// RFC 7638, 3.1: the hash over an RSA key's required members.
TEST(Thumbprint, ReproducesRfc7638)
{
    EXPECT_EQ(
        thumbprintOf(
            R"({"e":"AQAB","kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86)"
            R"(zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6)"
            R"(Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbIS)"
            R"(D08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzK)"
            R"(nqDKgw"})"),
        "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

// RFC 8037, appendix A.3.
TEST(Thumbprint, ReproducesRfc8037)
{
    const auto key = Ed25519PrivateKey::fromJwk(kEdPrivate);
    ASSERT_TRUE(key);
    EXPECT_EQ(key->publicKey().thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

TEST(P256Key, SurvivesJwkAndPem)
{
    const auto key = P256PrivateKey::generate();
    ASSERT_TRUE(key);
    const auto fromJwk = P256PrivateKey::fromJwk(key->jwk().reveal());
    const auto fromPem = P256PrivateKey::fromPem(key->pem().reveal());
    const auto onlyPublic = P256PublicKey::fromJwk(key->publicKey().jwk());
    ASSERT_TRUE(fromJwk && fromPem && onlyPublic);
    EXPECT_EQ(fromJwk->publicKey(), key->publicKey());
    EXPECT_EQ(fromPem->publicKey(), key->publicKey());
    EXPECT_EQ(*onlyPublic, key->publicKey());
    EXPECT_EQ(fromJwk->jwk(), fromPem->jwk());
}

TEST(P256Key, RefusesAPointOffTheCurve)
{
    const auto key = P256PublicKey::fromJwk(
        R"({"kty":"EC","crv":"P-256","x":"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ",)"
        R"("y":"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOycg"})");
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().kind(), ErrorKind::InvalidInput);
}

TEST(P256Key, RefusesHalvesThatDoNotBelongTogether)
{
    const auto one = P256PrivateKey::generate();
    const auto other = P256PrivateKey::generate();
    ASSERT_TRUE(one && other);
    const auto d = one->jwk().reveal().substr(0, one->jwk().reveal().find(R"("kid")"));
    auto mixed = d + other->publicKey().jwk().substr(other->publicKey().jwk().find(R"("kty")"));
    EXPECT_FALSE(P256PrivateKey::fromJwk(mixed));
}

TEST(P256Key, RefusesAPrivateKeyWhereAPublicOneIsDue)
{
    const auto key = P256PrivateKey::generate();
    ASSERT_TRUE(key);
    EXPECT_FALSE(P256PublicKey::fromJwk(key->jwk().reveal()));
}

TEST(P256Key, RefusesOtherCurvesAndShortCoordinates)
{
    EXPECT_FALSE(P256PublicKey::fromJwk(kEdPrivate));
    EXPECT_FALSE(P256PublicKey::fromJwk(R"({"kty":"EC","crv":"P-384","x":"AA","y":"AA"})"));
    EXPECT_FALSE(P256PublicKey::fromJwk(R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA"})"));
    EXPECT_FALSE(P256PublicKey::fromJwk("{}"));
    EXPECT_FALSE(
        P256PrivateKey::fromPem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
}

TEST(Ed25519Key, SurvivesJwk)
{
    const auto key = Ed25519PrivateKey::generate();
    ASSERT_TRUE(key);
    const auto again = Ed25519PrivateKey::fromJwk(key->jwk().reveal());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->publicKey(), key->publicKey());
}

TEST(Ed25519Key, RefusesHalvesThatDoNotBelongTogether)
{
    EXPECT_FALSE(Ed25519PrivateKey::fromJwk(
        R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",)"
        R"("x":"21qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})"));
}

// "vn-loc-1" || X, so that X of one purpose never hashes to the loc of another.
TEST(LocOf, IsTheHashOfThePrefixAndTheCanonicalCode)
{
    SeededRandom random{7};
    const auto code = Code::mint(random);
    EXPECT_EQ(locOf(code).text, sha256Base64Url("vn-loc-1" + code.reveal()));
    EXPECT_EQ(locOf(code).text.size(), 43U);
}

} // namespace
} // namespace ventanilla::jose
