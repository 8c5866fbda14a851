// SPDX-License-Identifier: EUPL-1.2
//
// A city's server without its sockets: real keys, real seals, real SQLite, a kiosk that can sign.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/encoding.h"
#include "services/city/city_keys.h"
#include "services/city/routes.h"
#include "services/jose/certificates.h"
#include "services/jose/jws.h"
#include "services/jose/parcel_sealer.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/courier_messages.h"
#include "services/store/sqlite/city_store_sqlite.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace ventanilla::test {

inline constexpr std::chrono::sys_seconds kBenchNow{
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 15} + std::chrono::hours{10}};

/// The bytes between the lines of a PEM certificate.
inline std::vector<std::uint8_t> derOf(const std::string& pem)
{
    const auto from = pem.find('\n') + 1;
    std::string base64;
    for (const char c : pem.substr(from, pem.find("-----END") - from)) {
        if (c != '\n') {
            base64 += c;
        }
    }
    return *fromBase64(base64);
}

/// A kiosk's identity: key, certificate, name.
struct TestDevice
{
    std::string name;
    jose::P256PrivateKey key;
    http::Peer peer;
};

class CityBench
{
public:
    CityBench()
        : store(*store::CityStoreSqlite::open(folder / "city.sqlite", settings.city))
        , device(makeDevice("kiosk-1"))
    {
        enrol(device);
    }

    [[nodiscard]] TestDevice makeDevice(const std::string& name) const
    {
        const auto key = *jose::P256PrivateKey::generate();
        const auto pem = *authority.issue({name,
                                           jose::CertificateOrder::Use::Client,
                                           {},
                                           kBenchNow,
                                           kBenchNow + std::chrono::hours{24 * 365}},
                                          key.publicKey());
        return {name, key, {name, "", derOf(pem)}};
    }
    void enrol(const TestDevice& one) const
    {
        (void)store->putDevice({one.name, one.key.publicKey().jwk(), false});
    }

    Application application()
    {
        const auto text = [](const char* value) { return SensitiveText{value}; };
        return {.audience = "city:new-haven",
                .jti = ParcelId::mint(random),
                .code = Code::mint(random),
                .day = "2026-03-15",
                .name = {{text("Ana María")}, {text("Muñoz"), text("Ortega")}},
                .birthDate = BirthDate{PartialDate{1990, 4, 0}},
                .gender = std::nullopt,
                .language = "es",
                .portrait = {},
                .signature = SignatureMark{},
                .address = Address{{},
                                   text("12 <b>Example</b> St"),
                                   text("3R"),
                                   text("New Haven"),
                                   text("CT"),
                                   text("06511")},
                .addressOnCard = false,
                .mail = MailTo::Home,
                .mailAddress = std::nullopt,
                .contact = Contact{ContactChannel::Text, text("203-555-0177")},
                .outcome = {true, true, false, false},
                .fee = FeeChoice::Waive,
                .policy = "new-haven/7"};
    }
    Referral referral(const std::string& bank = "bank:harbor")
    {
        return {.kind = Referral::Kind::Introduction,
                .issuer = "city:new-haven",
                .audience = bank,
                .jti = ParcelId::mint(random),
                .code = Code::mint(random),
                .issuedAt = kBenchNow,
                .expires = kBenchNow + std::chrono::hours{24 * 30},
                .subject = ParcelId::mint(random).text,
                .name = SensitiveText{"Ana <i>María</i> Muñoz"},
                .language = "es",
                .contact =
                    ReferralContact{Contact{ContactChannel::Text, SensitiveText{"203-555-0177"}},
                                    "09:00-12:00",
                                    "2026-04-14"},
                .branch = "harbor-main",
                .when = ReferralWhen::Now,
                .words = "copper lantern",
                .consent = {bank, {"name", "language", "contact"}, "consent.bank/1", "es"}};
    }
    template <typename Content>
    SealedParcel seal(const Content& content)
    {
        return *sealer.seal(content);
    }

    /// The record that the courier of @p from would write for @p parcel.
    [[nodiscard]] protocol::Record record(const SealedParcel& parcel, std::int64_t seq = 1) const
    {
        const auto header = *jose::readJweHeader(parcel.jwe);
        return {header.jti,
                header.aud,
                parcel.chain,
                seq,
                seq == 1 ? "" : jose::sha256Base64Url("before"),
                jose::sha256Base64Url(parcel.jwe),
                "2026-03-15"};
    }
    [[nodiscard]] http::Request request(const protocol::Record& record,
                                        const std::optional<std::string>& parcel,
                                        const TestDevice& from) const
    {
        const auto compact = *jose::signJws(
            {std::string{jose::jws_type::kRecord}, from.name}, record.dump(), from.key);
        return {"POST",
                "/v1/parcels",
                {{"Idempotency-Key", "\"" + record.jti + "\""}},
                protocol::ParcelPost{compact, parcel}.dump(),
                from.peer};
    }
    http::Response post(const SealedParcel& parcel, std::int64_t seq = 1)
    {
        return routes.answer(request(record(parcel, seq), parcel.jwe, device));
    }
    http::Response get(const std::string& target, const TestDevice& from)
    {
        return routes.answer({"GET", target, {}, "", from.peer});
    }

    TemporaryFolder folder;
    SeededRandom random{7};
    ManualClock clock{kBenchNow};
    protocol::CitySettings settings{
        "new-haven",
        true,
        {{"bank:harbor", "https://127.0.0.1:1"}, {"bank:elm", "https://127.0.0.1:1"}}};
    jose::P256PrivateKey sealing = *jose::P256PrivateKey::generate();
    jose::P256PrivateKey harbor = *jose::P256PrivateKey::generate();
    city::CityKeys keys{jose::ParcelOpener{"city:new-haven", ring(sealing)},
                        *jose::P256PrivateKey::generate(),
                        *jose::P256PrivateKey::generate(),
                        *jose::Ed25519PrivateKey::generate()};
    jose::ParcelSealer sealer{
        std::vector<jose::RecipientKey>{{"city:new-haven", sealing.publicKey()},
                                        {"city:elsewhere", sealing.publicKey()},
                                        {"bank:harbor", harbor.publicKey()},
                                        {"bank:elm", harbor.publicKey()},
                                        {"bank:unknown", harbor.publicKey()}}};
    jose::CertificateAuthority authority = makeTestAuthority();
    std::unique_ptr<store::CityStore> store;
    TestDevice device;
    int woken = 0;
    city::BundleShelf shelf{folder / "bundle", keys.timeKey, clock};
    city::Fleet fleet{*store, clock, authority};
    city::Routes routes{{settings, keys, *store, clock, [this] { ++woken; }}, shelf, fleet};

private:
    static jose::KeyRing ring(const jose::P256PrivateKey& key)
    {
        jose::KeyRing keys;
        keys.add(key);
        return keys;
    }
    static jose::CertificateAuthority makeTestAuthority()
    {
        const auto key = *jose::P256PrivateKey::generate();
        const auto pem = *jose::makeAuthority({"test authority",
                                               jose::CertificateOrder::Use::Client,
                                               {},
                                               kBenchNow,
                                               kBenchNow + std::chrono::hours{24}},
                                              key);
        return *jose::CertificateAuthority::load(pem, key);
    }
};

} // namespace ventanilla::test
