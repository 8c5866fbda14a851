// SPDX-License-Identifier: EUPL-1.2
//
// Parcels: what is sealed opens with one key alone, and every foreign shape is refused.
#include "services/jose/jwe.h"

#include "kiosk/base/encoding.h"
#include "services/jose/primitives.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace ventanilla::jose {
namespace {

const std::string kLoc(43, 'A');
const std::string kJti(22, 'A');
constexpr std::int64_t kMidnight = 1'999'987'200;

JweHeader applicationHeader()
{
    return {std::string{parcel_type::kApplication}, "", "city:new-haven", kJti, kLoc, std::nullopt};
}

class Jwe : public testing::Test
{
protected:
    static P256PrivateKey newKey()
    {
        auto key = P256PrivateKey::generate();
        EXPECT_TRUE(key);
        return *std::move(key);
    }
    static std::vector<std::string> partsOf(const std::string& compact)
    {
        std::vector<std::string> parts(1);
        for (const char c : compact) {
            if (c == '.') {
                parts.emplace_back();
            } else {
                parts.back().push_back(c);
            }
        }
        return parts;
    }
    static std::string joined(const std::vector<std::string>& parts)
    {
        std::string compact;
        for (const auto& part : parts) {
            compact += (compact.empty() ? "" : ".") + part;
        }
        return compact;
    }
    [[nodiscard]] std::string sealed(std::string_view plaintext = "hello") const
    {
        auto compact = sealJwe(applicationHeader(), m_key.publicKey(), plaintext);
        EXPECT_TRUE(compact);
        return *compact;
    }
    [[nodiscard]] bool opens(const std::string& compact) const
    {
        return openJwe(compact, parcel_type::kApplication, m_key).has_value();
    }
    /// Sealed in full by a sender who writes whatever header he likes.
    [[nodiscard]] std::string sealedUnder(const std::string& membersAfterEpk,
                                          const std::string& membersBefore) const
    {
        const auto ephemeral = newKey();
        const auto header =
            "{" + membersBefore + R"("epk":)" + ephemeral.publicKey().jwk() + membersAfterEpk + "}";
        const auto z = agree(ephemeral, m_key.publicKey());
        EXPECT_TRUE(z);
        const auto kek = concatKdf(*z, {"ECDH-ES+A256KW", {}, {}, 256});
        const SecretKey cek;
        const auto protectedPart = toBase64Url(bytesOf(header));
        const auto content = gcmSeal(cek, GcmIv{}, protectedPart, "hello");
        const auto wrapped = wrapKey(kek, cek);
        EXPECT_TRUE(content && wrapped);
        return joined({protectedPart,
                       toBase64Url(*wrapped),
                       toBase64Url(GcmIv{}),
                       toBase64Url(bytesOf(content->ciphertext)),
                       toBase64Url(content->tag)});
    }
    [[nodiscard]] std::string before() const
    {
        return R"("alg":"ECDH-ES+A256KW","enc":"A256GCM","kid":")" +
               m_key.publicKey().thumbprint() + R"(",)";
    }
    [[nodiscard]] static std::string after()
    {
        return R"(,"typ":"vn-application+jwe","aud":"city:new-haven","jti":")" + kJti +
               R"(","loc":")" + kLoc + '"';
    }

    const P256PrivateKey m_key = newKey();
};

TEST_F(Jwe, OpensWithItsKeyAlone)
{
    const auto compact = sealed();
    const auto opened = openJwe(compact, parcel_type::kApplication, m_key);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->plaintext.reveal(), "hello");
    EXPECT_EQ(opened->header.kid, m_key.publicKey().thumbprint());
    EXPECT_EQ(opened->header.loc, kLoc);

    const auto stranger = openJwe(compact, parcel_type::kApplication, newKey());
    ASSERT_FALSE(stranger);
    EXPECT_EQ(stranger.error().kind(), ErrorKind::NotFound);
}

TEST_F(Jwe, SaysItsHeaderUnopened)
{
    const auto header = readJweHeader(sealed());
    ASSERT_TRUE(header);
    EXPECT_EQ(header->typ, parcel_type::kApplication);
    EXPECT_EQ(header->aud, "city:new-haven");
    EXPECT_EQ(header->jti, kJti);
    EXPECT_FALSE(header->exp);
}

TEST_F(Jwe, HidesTheTextAndNeverRepeatsItself)
{
    const auto one = sealed("a name");
    const auto other = sealed("a name");
    EXPECT_EQ(one.size(), other.size());
    EXPECT_NE(partsOf(one)[1], partsOf(other)[1]);
    EXPECT_NE(partsOf(one)[2], partsOf(other)[2]);
    EXPECT_NE(partsOf(one)[3], partsOf(other)[3]);
}

TEST_F(Jwe, RefusesTheWrongTypeFirst)
{
    const auto opened = openJwe(sealed(), parcel_type::kReferral, m_key);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind(), ErrorKind::InvalidInput);
    const auto header = readJweHeader(toBase64Url(bytesOf(R"({"typ":"JWT"})")) + "....");
    ASSERT_FALSE(header);
    EXPECT_EQ(header.error().kind(), ErrorKind::Unsupported);
}

TEST_F(Jwe, RefusesAnyChangedCharacter)
{
    const auto compact = sealed();
    for (std::size_t at = 0; at < compact.size(); at += 3) {
        auto changed = compact;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(opens(changed)) << "at " << at;
    }
}

TEST_F(Jwe, AHandMadeParcelOfTheRightShapeOpens)
{
    EXPECT_TRUE(opens(sealedUnder(after(), before())));
}

TEST_F(Jwe, RefusesEveryHeaderMemberButItsOwn)
{
    for (const auto* extra : {R"("zip":"DEF")",
                              R"("crit":["exp"])",
                              R"("jku":"https://a.example/")",
                              R"("jwk":{})",
                              R"("x5u":"https://a.example/")",
                              R"("x5c":[])",
                              R"("apu":"QQ")",
                              R"("apv":"QQ")",
                              R"("cty":"a")",
                              R"("exp":2000000000)",
                              R"("p2c":1)",
                              R"("kid":"b")"})
    {
        EXPECT_FALSE(opens(sealedUnder(after() + "," + extra, before()))) << extra;
    }
}

TEST_F(Jwe, RefusesEveryOtherSuite)
{
    const auto kid = R"("kid":")" + m_key.publicKey().thumbprint() + R"(",)";
    for (const auto* suite : {R"("alg":"ECDH-ES","enc":"A256GCM",)",
                              R"("alg":"ECDH-ES+A128KW","enc":"A256GCM",)",
                              R"("alg":"dir","enc":"A256GCM",)",
                              R"("alg":"ECDH-ES+A256KW","enc":"A128GCM",)",
                              R"("alg":"ECDH-ES+A256KW","enc":"A256CBC-HS512",)",
                              R"("enc":"A256GCM",)"})
    {
        EXPECT_FALSE(opens(sealedUnder(after(), suite + kid))) << suite;
    }
}

TEST_F(Jwe, RefusesPartsOfTheWrongSize)
{
    const auto parts = partsOf(sealed());
    const std::array<std::pair<std::size_t, std::size_t>, 3> sizes{{{1, 39}, {2, 16}, {4, 15}}};
    for (const auto& [part, size] : sizes) {
        auto changed = parts;
        changed[part] = toBase64Url(std::vector<std::uint8_t>(size, 1));
        EXPECT_FALSE(opens(joined(changed))) << "part " << part;
    }
    auto shortTag = parts;
    const auto tag = fromBase64Url(parts[4]);
    ASSERT_TRUE(tag);
    shortTag[4] = toBase64Url(std::span{*tag}.first(12));
    EXPECT_FALSE(opens(joined(shortTag)));
}

TEST_F(Jwe, RefusesNonCanonicalAndPaddedParts)
{
    auto parts = partsOf(sealed());
    auto padded = parts;
    padded[4] += "==";
    EXPECT_FALSE(opens(joined(padded)));
    // 16 bytes leave four spare bits in the last character.
    parts[4].back() = parts[4].back() == 'A' ? 'B' : static_cast<char>(parts[4].back() + 1);
    EXPECT_FALSE(opens(joined(parts)));
    EXPECT_FALSE(opens(sealed() + ".AA"));
    EXPECT_FALSE(opens(std::string(kMaxJwe + 1, 'A')));
}

TEST_F(Jwe, RefusesAnEphemeralPointOffTheCurve)
{
    auto parts = partsOf(sealed());
    const auto header = R"({"alg":"ECDH-ES+A256KW","enc":"A256GCM","kid":")" +
                        m_key.publicKey().thumbprint() +
                        R"(","epk":{"crv":"P-256","kty":"EC","x":")" + kLoc + R"(","y":")" + kLoc +
                        R"("})" + after() + "}";
    parts[0] = toBase64Url(bytesOf(header));
    EXPECT_FALSE(opens(joined(parts)));
}

TEST_F(Jwe, TheTypeDecidesWhichMembersAreThere)
{
    auto header = applicationHeader();
    header.exp = kMidnight;
    EXPECT_FALSE(sealJwe(header, m_key.publicKey(), "x"));
    header.typ = parcel_type::kReferral;
    EXPECT_TRUE(sealJwe(header, m_key.publicKey(), "x"));
    header.exp = kMidnight + 1;
    EXPECT_FALSE(sealJwe(header, m_key.publicKey(), "x"));
    header.exp.reset();
    EXPECT_FALSE(sealJwe(header, m_key.publicKey(), "x"));
    header.typ = parcel_type::kAudit;
    EXPECT_FALSE(sealJwe(header, m_key.publicKey(), "x"));
    header.loc.reset();
    EXPECT_TRUE(sealJwe(header, m_key.publicKey(), "x"));
    header.jti = "short";
    EXPECT_FALSE(sealJwe(header, m_key.publicKey(), "x"));
    header.typ = "JWT";
    EXPECT_FALSE(sealJwe(header, m_key.publicKey(), "x"));
}

} // namespace
} // namespace ventanilla::jose
