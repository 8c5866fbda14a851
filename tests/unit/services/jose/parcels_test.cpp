// SPDX-License-Identifier: EUPL-1.2
//
// From a session's values to its recipient's and nobody else's.
#include "kiosk/base/encoding.h"
#include "services/jose/parcel_opener.h"
#include "services/jose/parcel_sealer.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/application.h"
#include "services/protocol/json.h"
#include "services/protocol/referral.h"
#include "services/protocol/withdrawal.h"
#include "tests/support/sample_parcels.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace ventanilla::jose {
namespace {

using test::sampleApplication;
using test::sampleReferral;

class Parcels : public testing::Test
{
protected:
    static P256PrivateKey newKey()
    {
        auto key = P256PrivateKey::generate();
        EXPECT_TRUE(key);
        return *std::move(key);
    }
    static ParcelOpener openerWith(const char* self, const P256PrivateKey& key)
    {
        KeyRing ring;
        ring.add(key);
        return {self, std::move(ring)};
    }
    static std::set<std::string> headerMembers(const SealedParcel& parcel)
    {
        const auto bytes = fromBase64Url(parcel.jwe.substr(0, parcel.jwe.find('.')));
        EXPECT_TRUE(bytes);
        const auto json = protocol::Json::parse(std::string{bytes->begin(), bytes->end()}, 4096);
        EXPECT_TRUE(json);
        std::set<std::string> names;
        const auto* members = json->members();
        if (members != nullptr) {
            for (const auto& member : *members) {
                names.insert(member.first);
            }
        }
        return names;
    }
    /// Sealed by a sender who says one thing outside and another inside.
    [[nodiscard]] std::string sealedUnder(JweHeader header, const SensitiveText& plaintext) const
    {
        const auto& key = header.aud == test::kCity ? m_cityKey : m_bankKey;
        auto compact = sealJwe(std::move(header), key.publicKey(), plaintext.reveal());
        EXPECT_TRUE(compact);
        return *compact;
    }
    static JweHeader headerOf(const Application& application)
    {
        return {std::string{parcel_type::kApplication},
                "",
                application.audience,
                application.jti.text,
                locOf(application.code).text,
                std::nullopt};
    }
    static JweHeader headerOf(const Referral& referral)
    {
        return {std::string{parcel_type::kReferral},
                "",
                referral.audience,
                referral.jti.text,
                locOf(referral.code).text,
                protocol::wireExpiry(referral.expires)};
    }

    const P256PrivateKey m_cityKey = newKey();
    const P256PrivateKey m_bankKey = newKey();
    ParcelSealer m_sealer{
        {{test::kCity, m_cityKey.publicKey()}, {test::kBank, m_bankKey.publicKey()}}};
    const ParcelOpener m_city = openerWith(test::kCity, m_cityKey);
    const ParcelOpener m_bank = openerWith(test::kBank, m_bankKey);
};

TEST_F(Parcels, AnApplicationReachesTheCityWhole)
{
    const auto application = sampleApplication();
    const auto parcel = m_sealer.seal(application);
    ASSERT_TRUE(parcel);
    EXPECT_EQ(parcel->jti, application.jti);
    EXPECT_EQ(parcel->chain, SealedParcel::Chain::Applications);
    const auto opened = m_city.open(parcel->jwe);
    ASSERT_TRUE(opened);
    const auto* received = std::get_if<Application>(&opened->content);
    ASSERT_NE(received, nullptr);
    EXPECT_EQ(protocol::writeApplication(*received), protocol::writeApplication(application));
    EXPECT_FALSE(m_bank.open(parcel->jwe));
}

TEST_F(Parcels, AReferralReachesItsBankWhole)
{
    const auto referral = sampleReferral();
    const auto parcel = m_sealer.seal(referral);
    ASSERT_TRUE(parcel);
    EXPECT_EQ(parcel->chain, SealedParcel::Chain::Referrals);
    const auto opened = m_bank.open(parcel->jwe);
    ASSERT_TRUE(opened);
    const auto* received = std::get_if<Referral>(&opened->content);
    ASSERT_NE(received, nullptr);
    EXPECT_EQ(protocol::writeReferral(*received), protocol::writeReferral(referral));
    EXPECT_FALSE(m_city.open(parcel->jwe));
}

TEST_F(Parcels, AVoucherIsToldFromAReferral)
{
    const auto parcel = m_sealer.seal(test::sampleVoucher());
    ASSERT_TRUE(parcel);
    const auto opened = m_bank.open(parcel->jwe);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->header.typ, parcel_type::kVoucher);
    const auto* received = std::get_if<Referral>(&opened->content);
    ASSERT_NE(received, nullptr);
    EXPECT_EQ(received->kind, Referral::Kind::Voucher);
}

TEST_F(Parcels, AWithdrawalGoesTheWayOfWhatItTakesBack)
{
    auto withdrawal = test::sampleWithdrawal();
    const auto fromBank = m_sealer.seal(withdrawal);
    ASSERT_TRUE(fromBank);
    EXPECT_EQ(fromBank->chain, SealedParcel::Chain::Referrals);
    EXPECT_TRUE(m_bank.open(fromBank->jwe));
    withdrawal.of = Withdrawal::Of::Application;
    withdrawal.audience = test::kCity;
    const auto fromCity = m_sealer.seal(withdrawal);
    ASSERT_TRUE(fromCity);
    EXPECT_EQ(fromCity->chain, SealedParcel::Chain::Applications);
    EXPECT_TRUE(m_city.open(fromCity->jwe));
}

TEST_F(Parcels, HeadersHoldExactlyWhatTheContractNames)
{
    const auto application = m_sealer.seal(sampleApplication());
    const auto referral = m_sealer.seal(sampleReferral());
    ASSERT_TRUE(application && referral);
    const std::set<std::string> common{"alg", "enc", "kid", "epk", "typ", "aud", "jti", "loc"};
    EXPECT_EQ(headerMembers(*application), common);
    auto withExp = common;
    withExp.insert("exp");
    EXPECT_EQ(headerMembers(*referral), withExp);
}

TEST_F(Parcels, OfOneKindAreEquallyLongWhoeverSendsThem)
{
    auto other = sampleApplication(99);
    other.name = {{SensitiveText{std::string(40, 'n')}}, {}};
    other.portrait = {};
    other.signature = SignatureNone{};
    other.contact.reset();
    const auto one = m_sealer.seal(sampleApplication());
    const auto two = m_sealer.seal(other);
    ASSERT_TRUE(one && two);
    EXPECT_EQ(one->jwe.size(), two->jwe.size());
    auto anonymous = sampleReferral(98);
    anonymous.language.clear();
    anonymous.contact.reset();
    anonymous.consent.fields = {"name"};
    const auto three = m_sealer.seal(sampleReferral());
    const auto four = m_sealer.seal(anonymous);
    const auto five = m_sealer.seal(test::sampleWithdrawal());
    ASSERT_TRUE(three && four && five);
    EXPECT_EQ(three->jwe.size(), four->jwe.size());
}

TEST_F(Parcels, ShowNothingOfThePerson)
{
    const auto application = sampleApplication();
    const auto parcel = m_sealer.seal(application);
    ASSERT_TRUE(parcel);
    EXPECT_EQ(parcel->jwe.find(application.code.reveal()), std::string::npos);
    EXPECT_NE(m_sealer.seal(application)->jwe, parcel->jwe);
}

TEST_F(Parcels, AreNotSealedWhenAValueBreaksTheContract)
{
    auto application = sampleApplication();
    application.day = "today";
    const auto refused = m_sealer.seal(application);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind(), ErrorKind::InvalidInput);
    auto nobody = sampleApplication();
    nobody.audience = "city:elsewhere";
    const auto unknown = m_sealer.seal(nobody);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind(), ErrorKind::NotFound);
}

TEST_F(Parcels, AreRefusedWhenInsideAndOutsideDisagree)
{
    const auto application = sampleApplication();
    const auto plaintext = protocol::writeApplication(application);
    EXPECT_TRUE(m_city.open(sealedUnder(headerOf(application), plaintext)));
    auto header = headerOf(application);
    header.jti = sampleApplication(77).jti.text;
    EXPECT_FALSE(m_city.open(sealedUnder(header, plaintext)));
    header = headerOf(application);
    header.loc = locOf(sampleApplication(77).code).text;
    EXPECT_FALSE(m_city.open(sealedUnder(header, plaintext)));
    auto elsewhere = application;
    elsewhere.audience = "city:elsewhere";
    EXPECT_FALSE(
        m_city.open(sealedUnder(headerOf(application), protocol::writeApplication(elsewhere))));
}

TEST_F(Parcels, AReferralIsRefusedWhenItsDaysDisagree)
{
    const auto referral = sampleReferral();
    auto header = headerOf(referral);
    header.exp = *header.exp + 86400;
    EXPECT_FALSE(m_bank.open(sealedUnder(header, protocol::writeReferral(referral))));
    auto backwards = referral;
    backwards.expires = backwards.issuedAt - std::chrono::hours{72};
    EXPECT_FALSE(m_bank.open(sealedUnder(headerOf(backwards), protocol::writeReferral(backwards))));
}

TEST_F(Parcels, OneTypeIsNotTakenForAnother)
{
    const auto referral = sampleReferral();
    auto header = headerOf(referral);
    header.typ = parcel_type::kApplication;
    header.exp.reset();
    EXPECT_FALSE(m_bank.open(sealedUnder(header, protocol::writeReferral(referral))));
    auto audit = headerOf(sampleApplication());
    audit.typ = parcel_type::kAudit;
    audit.loc.reset();
    const auto unread = m_city.open(sealedUnder(audit, SensitiveText{"{}"}));
    ASSERT_FALSE(unread);
    EXPECT_EQ(unread.error().kind(), ErrorKind::Unsupported);
}

TEST_F(Parcels, OpenWithAnOlderKeyUntilItIsDestroyed)
{
    const auto parcel = m_sealer.seal(sampleApplication());
    ASSERT_TRUE(parcel);
    KeyRing both;
    both.add(newKey());
    both.add(m_cityKey);
    EXPECT_TRUE(ParcelOpener(test::kCity, std::move(both)).open(parcel->jwe));
    const auto gone = openerWith(test::kCity, newKey()).open(parcel->jwe);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().kind(), ErrorKind::NotFound);
}

TEST_F(Parcels, TheSealerIsMadeFromThePolicysKeys)
{
    PolicyFiles files;
    files.recipientsJwks = writeRecipients({{test::kCity, m_cityKey.publicKey()}});
    const auto sealer = ParcelSealer::create(files);
    ASSERT_TRUE(sealer);
    const auto parcel = (*sealer)->seal(sampleApplication());
    ASSERT_TRUE(parcel);
    EXPECT_TRUE(m_city.open(parcel->jwe));
    files.recipientsJwks = R"({"keys":[{"kty":"EC"}]})";
    EXPECT_FALSE(ParcelSealer::create(files));
}

TEST(KeySet, RefusesAKidThatIsNotTheThumbprint)
{
    const auto key = P256PrivateKey::generate();
    ASSERT_TRUE(key);
    auto jwks = writeKeySet({key->publicKey()});
    EXPECT_TRUE(readKeySet(jwks));
    jwks.replace(jwks.find(key->publicKey().thumbprint()), 43, std::string(43, 'A'));
    EXPECT_FALSE(readKeySet(jwks));
}

TEST(KeyRing, LoadsEveryKeyOfItsFolder)
{
    const test::TemporaryFolder folder;
    const auto key = P256PrivateKey::generate();
    ASSERT_TRUE(key);
    EXPECT_FALSE(KeyRing::load(folder.path()));
    test::writeFile(folder / "one.jwk", key->jwk().reveal());
    test::writeFile(folder / "notes.txt", "not a key");
    const auto ring = KeyRing::load(folder.path());
    ASSERT_TRUE(ring);
    EXPECT_EQ(ring->size(), 1U);
    EXPECT_TRUE(ring->find(key->publicKey().thumbprint()));
    EXPECT_FALSE(ring->find("another"));
    test::writeFile(folder / "two.jwk", "{}");
    EXPECT_FALSE(KeyRing::load(folder.path()));
}

} // namespace
} // namespace ventanilla::jose
