// SPDX-License-Identifier: EUPL-1.2
//
// Signatures: vectors of RFC 7515 and RFC 8037, and every way in which a JWS must be refused.
#include "services/jose/jws.h"

#include "kiosk/base/encoding.h"
#include "services/jose/signature.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace ventanilla::jose {
namespace {

Signature signatureOf(std::string_view text)
{
    const auto bytes = fromBase64Url(text);
    Signature signature{};
    EXPECT_TRUE(bytes && bytes->size() == signature.size());
    std::ranges::copy(*bytes, signature.begin());
    return signature;
}

// RFC 7515, appendix A.3.
TEST(Es256, HoldsForRfc7515AppendixA3)
{
    const auto key = P256PublicKey::fromJwk(
        R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
        R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})");
    ASSERT_TRUE(key);
    auto signature = signatureOf(
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
    const std::string input =
        "eyJhbGciOiJFUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNv"
        "bS9pc19yb290Ijp0cnVlfQ";
    EXPECT_TRUE(verifyRaw(*key, signature, input));
    signature[3] ^= 1U;
    EXPECT_FALSE(verifyRaw(*key, signature, input));
}

// RFC 8037, appendix A.4 and A.5: Ed25519 signs the same bytes the same way.
TEST(EdDsa, ReproducesRfc8037AppendixA4)
{
    const auto key = Ed25519PrivateKey::fromJwk(
        R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",)"
        R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})");
    ASSERT_TRUE(key);
    constexpr std::string_view kInput = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    const auto signature = signRaw(*key, kInput);
    ASSERT_TRUE(signature);
    EXPECT_EQ(
        toBase64Url(*signature),
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    EXPECT_TRUE(verifyRaw(key->publicKey(), *signature, kInput));
}

class Jws : public testing::Test
{
protected:
    static P256PrivateKey newKey()
    {
        auto key = P256PrivateKey::generate();
        EXPECT_TRUE(key);
        return *std::move(key);
    }
    [[nodiscard]] std::string signedWithHeader(const std::string& header) const
    {
        const auto input = toBase64Url(bytesOf(header)) + "." + toBase64Url(bytesOf("{}"));
        const auto signature = signRaw(m_key, input);
        EXPECT_TRUE(signature);
        return input + "." + toBase64Url(*signature);
    }
    [[nodiscard]] bool accepts(const std::string& compact) const
    {
        return verifyJws(compact, jws_type::kRecord, m_key.publicKey()).has_value();
    }

    const P256PrivateKey m_key = newKey();
    const JwsHeader m_header{std::string{jws_type::kRecord}, "kiosk-1"};
};

TEST_F(Jws, GivesBackWhatWasSigned)
{
    const auto compact = signJws(m_header, R"({"seq":1})", m_key);
    ASSERT_TRUE(compact);
    const auto header = readJwsHeader(*compact, jws_type::kRecord);
    ASSERT_TRUE(header);
    EXPECT_EQ(*header, m_header);
    const auto payload = verifyJws(*compact, jws_type::kRecord, m_key.publicKey());
    ASSERT_TRUE(payload);
    EXPECT_EQ(*payload, R"({"seq":1})");
}

TEST_F(Jws, RefusesAnotherTypeBeforeItLooksAtAnythingElse)
{
    const auto compact = signJws(m_header, "{}", m_key);
    ASSERT_TRUE(compact);
    EXPECT_FALSE(verifyJws(*compact, jws_type::kReceipt, m_key.publicKey()));
    EXPECT_FALSE(readJwsHeader(*compact, jws_type::kReceipt));
}

TEST_F(Jws, RefusesAnotherKeyAndAChangedPayload)
{
    const auto compact = signJws(m_header, "{}", m_key);
    ASSERT_TRUE(compact);
    EXPECT_FALSE(verifyJws(*compact, jws_type::kRecord, newKey().publicKey()));
    auto changed = *compact;
    changed.replace(changed.find('.') + 1, 3, "e30"); // Still "{}".
    EXPECT_TRUE(accepts(changed));
    changed.replace(changed.find('.') + 1, 3, "W10"); // "[]"
    EXPECT_FALSE(accepts(changed));
}

TEST_F(Jws, RefusesTheAlgorithmOfAnotherKeyType)
{
    const auto root = Ed25519PrivateKey::generate();
    ASSERT_TRUE(root);
    const auto compact = signJws(m_header, "{}", *root);
    ASSERT_TRUE(compact);
    EXPECT_TRUE(verifyJws(*compact, jws_type::kRecord, root->publicKey()));
    EXPECT_FALSE(accepts(*compact));
    EXPECT_FALSE(accepts(signedWithHeader(R"({"alg":"EdDSA","kid":"a","typ":"vn-record+jws"})")));
    EXPECT_FALSE(accepts(signedWithHeader(R"({"alg":"none","kid":"a","typ":"vn-record+jws"})")));
}

TEST_F(Jws, RefusesEveryHeaderMemberButItsThree)
{
    EXPECT_TRUE(accepts(signedWithHeader(R"({"alg":"ES256","kid":"a","typ":"vn-record+jws"})")));
    for (const auto* extra : {R"("crit":["b64"],"b64":false)",
                              R"("jku":"https://a.example/")",
                              R"("x5u":"https://a.example/")",
                              R"("jwk":{})",
                              R"("cty":"a")",
                              R"("zip":"DEF")",
                              R"("kid":"b")"})
    {
        EXPECT_FALSE(accepts(signedWithHeader(R"({"alg":"ES256","kid":"a","typ":"vn-record+jws",)" +
                                              std::string{extra} + "}")))
            << extra;
    }
    EXPECT_FALSE(accepts(signedWithHeader(R"({"alg":"ES256","typ":"vn-record+jws"})")));
}

TEST_F(Jws, RefusesTruncatedPaddedAndNonCanonicalForms)
{
    const auto made = signJws(m_header, "{}", m_key);
    ASSERT_TRUE(made);
    EXPECT_FALSE(accepts(made->substr(0, made->rfind('.'))));
    EXPECT_FALSE(accepts(*made + "."));
    EXPECT_FALSE(accepts(*made + "="));
    EXPECT_FALSE(accepts(made->substr(0, made->size() - 2)));
    EXPECT_FALSE(accepts(""));
    // 64 bytes leave four spare bits in the last character: all but zero mean the same bytes.
    auto twin = *made;
    twin.back() = twin.back() == 'A' ? 'B' : static_cast<char>(twin.back() + 1);
    EXPECT_FALSE(accepts(twin));
}

TEST_F(Jws, DetachedHoldsForItsPayloadAlone)
{
    const JwsHeader header{std::string{jws_type::kForward}, "city"};
    const auto compact = signDetachedJws(header, "payload", m_key);
    ASSERT_TRUE(compact);
    EXPECT_NE(compact->find(".."), std::string::npos);
    EXPECT_TRUE(verifyDetachedJws(*compact, jws_type::kForward, "payload", m_key.publicKey()));
    EXPECT_FALSE(verifyDetachedJws(*compact, jws_type::kForward, "another", m_key.publicKey()));
    const auto attached = signJws(header, "payload", m_key);
    ASSERT_TRUE(attached);
    EXPECT_FALSE(verifyDetachedJws(*attached, jws_type::kForward, "payload", m_key.publicKey()));
    EXPECT_FALSE(verifyJws(*compact, jws_type::kForward, m_key.publicKey()));
}

} // namespace
} // namespace ventanilla::jose
