// SPDX-License-Identifier: EUPL-1.2
//
// A bank's inbox without its sockets: real keys, real seals, real SQLite, a city that can sign.
#pragma once

#include "kiosk/base/clock.h"
#include "services/bank/inbox_intake.h"
#include "services/jose/jws.h"
#include "services/jose/parcel_sealer.h"
#include "services/jose/thumbprint.h"
#include "services/store/sqlite/bank_store_sqlite.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <string>

namespace ventanilla::test {

inline constexpr std::chrono::sys_seconds kInboxNow{
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 15} + std::chrono::hours{10}};

class BankBench
{
public:
    BankBench()
        : store(*store::BankStoreSqlite::open(folder / "bank.sqlite"))
    {}

    Referral referral()
    {
        return {
            .kind = Referral::Kind::Introduction,
            .issuer = "city:new-haven",
            .audience = "bank:harbor",
            .jti = ParcelId::mint(random),
            .code = Code::mint(random),
            .issuedAt = kInboxNow,
            .expires = kInboxNow + std::chrono::hours{24 * 30},
            .subject = ParcelId::mint(random).text,
            .name = SensitiveText{"Ana <i>María</i> Muñoz"},
            .language = "es",
            .contact = ReferralContact{Contact{ContactChannel::Text, SensitiveText{"203-555-0177"}},
                                       "09:00-12:00",
                                       "2026-04-14"},
            .branch = "harbor-main",
            .when = ReferralWhen::AfterCard,
            .words = "copper lantern",
            .consent = {"bank:harbor", {"name", "language", "contact"}, "consent.bank/1", "es"}};
    }
    Withdrawal withdrawalOf(const Referral& one)
    {
        return {Withdrawal::Of::Referral,
                "bank:harbor",
                ParcelId::mint(random),
                one.code,
                "2026-03-16"};
    }
    template <typename Content>
    std::string seal(const Content& content)
    {
        return sealer.seal(content)->jwe;
    }
    /// The request that the city's exchange would make for @p parcel, signed with @p signer.
    [[nodiscard]] http::Request request(const std::string& parcel,
                                        const jose::P256PrivateKey& signer) const
    {
        const auto header = *jose::readJweHeader(parcel);
        const auto day =
            std::chrono::floor<std::chrono::days>(kInboxNow).time_since_epoch().count() * 86'400;
        const protocol::Forward forward{{header.jti},
                                        header.aud,
                                        header.loc.value_or(""),
                                        day,
                                        header.exp,
                                        jose::sha256Base64Url(parcel)};
        const auto detached = *jose::signDetachedJws(
            {std::string{jose::jws_type::kForward}, signer.publicKey().thumbprint()},
            protocol::write(forward),
            signer);
        return {"POST",
                "/v1/parcels",
                {{"Idempotency-Key", "\"" + header.jti + "\""}},
                protocol::write(protocol::ForwardBody{detached, day, parcel}),
                {"city:new-haven", "", {}}};
    }
    [[nodiscard]] http::Response post(const std::string& parcel) const
    {
        return intake.post(request(parcel, cityForward));
    }

    TemporaryFolder folder;
    SeededRandom random{11};
    ManualClock clock{kInboxNow};
    protocol::BankSettings settings{
        "city:new-haven",
        "https://127.0.0.1:1",
        true,
        {{"bank:harbor", "Harbor Community Credit Union", {{"harbor-main", "Main Street"}}}}};
    jose::P256PrivateKey sealing = *jose::P256PrivateKey::generate();
    jose::P256PrivateKey cityForward = *jose::P256PrivateKey::generate();
    jose::P256PublicKey cityForwardPublic = cityForward.publicKey();
    jose::ParcelOpener opener{"bank:harbor", ring(sealing)};
    jose::ParcelSealer sealer{std::vector<jose::RecipientKey>{{"bank:harbor", sealing.publicKey()},
                                                              {"bank:elm", sealing.publicKey()}}};
    std::unique_ptr<store::BankStore> store;
    int woken = 0;
    bank::InboxIntake intake{
        {settings, opener, cityForwardPublic, *store, clock, [this] { ++woken; }}};

private:
    static jose::KeyRing ring(const jose::P256PrivateKey& key)
    {
        jose::KeyRing keys;
        keys.add(key);
        return keys;
    }
};

} // namespace ventanilla::test
