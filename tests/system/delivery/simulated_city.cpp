// SPDX-License-Identifier: EUPL-1.2
#include "tests/system/delivery/simulated_city.h"

#include "kiosk/base/encoding.h"
#include "services/admin/kiosks.h"
#include "services/admin/trial.h"
#include "services/courier/sweep.h"
#include "services/jose/certificates.h"
#include "services/jose/parcel_sealer.h"
#include "services/protocol/fleet_messages.h"
#include "services/store/files/private_files.h"
#include "tests/support/sample_parcels.h"

#include <filesystem>
#include <stdexcept>

namespace ventanilla::test {
namespace {

template <typename T>
T expect(Result<T> result)
{
    if (!result) {
        throw std::runtime_error{result.error().what()};
    }
    return *std::move(result);
}

void expect(const Result<void>& result)
{
    if (!result) {
        throw std::runtime_error{result.error().what()};
    }
}

std::vector<std::uint8_t> derOf(const std::string& pem)
{
    const auto from = pem.find('\n') + 1;
    std::string base64;
    for (const char c : pem.substr(from, pem.find("-----END") - from)) {
        base64 += c == '\n' ? "" : std::string{c};
    }
    return expect(fromBase64(base64));
}

} // namespace

SimulatedCity::SimulatedCity()
{
    (void)expect(admin::prepareTrial(
        {state / "", "installer/policies/trial", admin::ReferralDelay::Zero}, clock));
    m_settings = expect(protocol::CitySettings::parse(readFile(state / "city/settings.json")));
    m_keys = std::make_unique<city::CityKeys>(
        expect(city::CityKeys::load(state / "city/keys", m_settings.recipient())));
    m_store = expect(store::CityStoreSqlite::open(state / "city/city.sqlite", m_settings.city));
    auto key = expect(jose::P256PrivateKey::fromJwk(readFile(state / "city/keys/ca.key")));
    auto authority = expect(
        jose::CertificateAuthority::load(readFile(state / "city/keys/ca.pem"), std::move(key)));
    m_shelf = std::make_unique<city::BundleShelf>(state / "city/bundle", m_keys->timeKey, clock);
    m_fleet = std::make_unique<city::Fleet>(*m_store, clock, std::move(authority));
    m_routes = std::make_unique<city::Routes>(
        city::Intake::Parts{m_settings, *m_keys, *m_store, clock, [] {}}, *m_shelf, *m_fleet);
}

SimulatedKiosk::SimulatedKiosk(SimulatedCity& city, const std::string& name)
    : m_city(city)
    , m_folder(city.folder / name)
    , m_root(expect(jose::Ed25519PublicKey::fromJwk(readFile(city.state / "kiosk/trial-root.pub"))))
    , m_verifier(jose::makeBundleVerifier(m_root, true))
    , m_clock(city.clock)
{
    for (const char* one : {"", "device", "data", "spool", "bundle"}) {
        expect(store::ensurePrivateFolder(path(one)));
    }
    enrol(name);
    m_device = expect(courier::Device::load(path("device")));
    m_queue =
        std::make_unique<courier::Queue>(expect(courier::Queue::open(path("data/courier.sqlite"))));
    m_sender = std::make_unique<courier::Sender>(
        courier::SenderTools{*m_queue, *this, *m_device, m_clock, city.random});
    m_house = std::make_unique<courier::Housekeeping>(
        courier::Housekeeping::Parts{m_clock, city.random, *m_verifier, &m_root, *m_queue},
        courier::Housekeeping::Folders{path("data"), path("device"), path("bundle")});
    talk();
}

void SimulatedKiosk::enrol(const std::string& name)
{
    const auto offer = expect(admin::offerEnrolment(
        m_city.state, name, std::chrono::minutes{60}, m_city.clock, m_city.random));
    const auto key = expect(jose::P256PrivateKey::generate());
    const protocol::EnrolRequest asked{SensitiveText{offer.code.reveal()}, key.publicKey().jwk()};
    const auto answer =
        m_city.answer({"POST",
                       "/v1/enrol",
                       {},
                       asked.dump().reveal(),
                       {"enrolment", "", derOf(readFile(offer.kit + "/enrolment.pem"))}});
    const auto given = expect(protocol::CertificateAnswer::parse(answer.body));
    expect(store::writePrivateFile(path("device/device.key"), key.pem().reveal()));
    expect(store::writePrivateFile(path("device/device.pem"), given.certificate));
}

http::Outcome SimulatedKiosk::ask(const std::string& method,
                                  const std::string& target,
                                  const std::string& body) const
{
    if (!reachable) {
        return tl::unexpected{http::RoadFault::NoConnection};
    }
    return m_city.answer({method,
                          target,
                          {},
                          body,
                          {m_device->name(), "", derOf(readFile(path("device/device.pem")))}});
}

http::Outcome
SimulatedKiosk::post(courier::Chain /*chain*/, const std::string& jti, const std::string& body)
{
    if (!reachable) {
        return tl::unexpected{http::RoadFault::NoConnection};
    }
    return m_city.answer({"POST",
                          "/v1/parcels",
                          {{"Idempotency-Key", "\"" + jti + "\""}},
                          body,
                          {m_device->name(), "", derOf(readFile(path("device/device.pem")))}});
}

std::string SimulatedKiosk::spool(const SealedParcel& parcel)
{
    const auto folder = path("spool/s-0123456789abcdef0123456789abcdef");
    std::filesystem::create_directories(folder);
    writeFile(folder + "/" + parcel.jti.text + ".jwe", parcel.jwe);
    (void)expect(courier::sweep(path("spool"), *m_queue, m_clock.now(), *m_device));
    return parcel.jwe;
}

std::string SimulatedKiosk::apply()
{
    const auto files = expect(m_verifier->verify(path("bundle"), {}));
    auto application = sampleApplication();
    application.jti = ParcelId::mint(m_city.random);
    application.code = Code::mint(m_city.random);
    return spool(expect(expect(jose::ParcelSealer::create(files))->seal(application)));
}

std::string SimulatedKiosk::refer()
{
    const auto files = expect(m_verifier->verify(path("bundle"), {}));
    auto referral = sampleReferral();
    referral.jti = ParcelId::mint(m_city.random);
    referral.code = Code::mint(m_city.random);
    referral.issuedAt = m_clock.now();
    referral.expires = m_clock.now() + std::chrono::days{30};
    return spool(expect(expect(jose::ParcelSealer::create(files))->seal(referral)));
}

void SimulatedKiosk::takeTerms()
{
    auto terms = m_house->readTerms();
    if (terms) {
        m_queue->setReleaseDelay(terms->release, m_city.random);
        m_sender->setReceiptKeys(std::move(terms->receipts));
    }
}

void SimulatedKiosk::talk()
{
    const auto end = expect(jose::notAfterOf(readFile(path("device/device.pem"))));
    if (m_clock.now() >= end - courier::CertificateKeeper::kRenewBefore) {
        (void)m_house->take({courier::RenewalQuestion{}, ask("POST", "/v1/renew", "{}")});
    }
    const auto news = m_house->take({courier::BundleQuestion{}, ask("GET", "/v1/bundle", "")});
    if (news) {
        takeTerms();
        const auto body = m_house->heartbeat();
        (void)m_house->take({courier::HeartbeatQuestion{body}, ask("POST", "/v1/heartbeat", body)});
        expect(m_sender->hurry());
    }
    for (bool busy = true; busy;) {
        busy = false;
        for (const auto chain : courier::kChains) {
            busy = expect(m_sender->sendNext(chain)) == courier::Progress::Delivered || busy;
        }
    }
}

} // namespace ventanilla::test
