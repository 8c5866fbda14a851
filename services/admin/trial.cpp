// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/trial.h"

#include "services/admin/bundle_signing.h"
#include "services/admin/free_ports.h"
#include "services/admin/keys_on_disk.h"
#include "services/admin/state_folder.h"
#include "services/store/files/private_files.h"

#include <initializer_list>
#include <optional>
#include <utility>

namespace ventanilla::admin {
namespace {

using jose::CertificateOrder;
using std::chrono::days;
using std::chrono::sys_days;

constexpr const char* kKiosk = "kiosk-1";
constexpr auto kPolicyLife = days{365};

policy::Day lastDay(const Clock& clock)
{
    return policy::Day{sys_days{dayOf(clock.now())} + kPolicyLife};
}

Result<void> ensureFolders(const StateFolder& state)
{
    for (const char* name : {"",
                             "admin",
                             "city",
                             "city/tls",
                             "city/keys",
                             "city/keys/sealing",
                             "city/devices",
                             "city/bundle",
                             "bank",
                             "bank/tls",
                             "bank/keys",
                             "kiosk",
                             "kiosk/device",
                             "kiosk/courier",
                             "kiosk/spool",
                             "kiosk/bundle",
                             "dock"})
    {
        VN_CHECK(store::ensurePrivateFolder(state / name));
    }
    return {};
}

CertificateOrder server(const std::string& name)
{
    return {name, CertificateOrder::Use::Server, {"127.0.0.1", "localhost"}, {}, {}};
}

CertificateOrder client(const std::string& name)
{
    return {name, CertificateOrder::Use::Client, {}, {}, {}};
}

TlsFiles pair(const std::string& stem)
{
    return {stem + ".pem", stem + ".key"};
}

Result<void>
ensureCertificates(const StateFolder& state, const policy::Policy& policy, const Clock& clock)
{
    const auto now = clock.now();
    VN_TRY(const auto authority, ensureAuthority(state.authority(), state.authorityKey(), now));
    for (const char* copy : {"city/tls/ca.pem", "bank/tls/ca.pem", "kiosk/device/ca.pem"}) {
        VN_CHECK(store::writePrivateFile(state / copy, authority.pem()));
    }
    // The city's server issues certificates to kiosks that enrol or renew.
    VN_TRY(const auto authorityKey, store::readWholeFile(state.authorityKey()));
    VN_CHECK(store::writePrivateFile(state / "city/keys/ca.key", authorityKey));
    VN_CHECK(store::writePrivateFile(state / "city/keys/ca.pem", authority.pem()));
    VN_CHECK(ensureTls(pair(state / "city/tls/server"), server(policy.recipient), authority, now));
    VN_CHECK(ensureTls(pair(state / "city/tls/client"), client(policy.recipient), authority, now));
    VN_CHECK(ensureTls(pair(state / "bank/tls/server"), server("bank inbox"), authority, now));
    for (const auto& bank : policy.banks) {
        const auto files = pair(state / ("bank/tls/" + bank.key));
        VN_CHECK(ensureTls(files, client(bank.recipient), authority, now));
    }
    // The kiosk's enrolment without a network: its public key goes straight into the city's folder.
    VN_TRY(const auto device,
           ensureTls(pair(state / "kiosk/device/device"), client(kKiosk), authority, now));
    return store::writePrivateFile(state.device(kKiosk), device.publicKey().jwk());
}

Result<BundleKeys> ensureBundleKeys(const StateFolder& state, const policy::Policy& policy)
{
    VN_TRY(auto root, ensureEd25519Key(state.root()));
    VN_TRY(auto policyKey, ensureEd25519Key(state.policyKey()));
    VN_TRY(auto timeKey, ensureEd25519Key(state.timeKey()));
    VN_TRY(const auto receipt, ensureP256Key(state.receiptKey()));
    VN_TRY(const auto forward, ensureP256Key(state.forwardKey()));
    VN_TRY(const auto city, ensureP256Key(state.citySealing()));
    BundleKeys keys{std::move(root),
                    std::move(policyKey),
                    std::move(timeKey),
                    {{policy.recipient, city.publicKey()}},
                    {receipt.publicKey()}};
    for (const auto& bank : policy.banks) {
        VN_TRY(const auto sealing, ensureP256Key(state.bankSealing(bank.key)));
        keys.recipients.push_back({bank.recipient, sealing.publicKey()});
    }
    VN_CHECK(store::writePrivateFile(state / "bank/city_forward.jwk", forward.publicKey().jwk()));
    VN_CHECK(store::writePrivateFile(state / "kiosk/trial-root.pub", keys.root.publicKey().jwk()));
    return keys;
}

std::string loopback(std::uint16_t port)
{
    return "https://127.0.0.1:" + std::to_string(port);
}

Result<void> writeSettings(const StateFolder& state,
                           const policy::Policy& policy,
                           const protocol::TrialPorts& ports)
{
    protocol::CitySettings city{policy.city, true, {}};
    protocol::BankSettings bank{policy.recipient, loopback(ports.city), true, {}};
    for (const auto& one : policy.banks) {
        city.banks.push_back({one.recipient, loopback(ports.bank)});
        bank.recipients.push_back({one.recipient, one.name, {}});
        for (const auto& branch : one.branches) {
            bank.recipients.back().branches.push_back({branch.key, branch.name});
        }
    }
    VN_CHECK(store::writePrivateFile(state / "city/settings.json", city.dump()));
    VN_CHECK(store::writePrivateFile(state / "bank/settings.json", bank.dump()));
    return store::writePrivateFile(state / "trial.json", ports.dump());
}

std::optional<protocol::TrialPorts> portsOfLastTime(const StateFolder& state)
{
    const auto file = store::readWholeFile(state / "trial.json");
    if (!file) {
        return std::nullopt;
    }
    const auto ports = protocol::TrialPorts::parse(*file);
    return ports ? std::optional{*ports} : std::nullopt;
}

/// A number is spent before it is used: after a crash it is skipped, never signed twice.
Result<protocol::SignedVersions> nextVersions(const StateFolder& state)
{
    protocol::SignedVersions versions{0, 1};
    if (store::fileExists(state.versions())) {
        VN_TRY(const auto file, store::readWholeFile(state.versions()));
        VN_TRY(versions, protocol::SignedVersions::parse(file));
    }
    ++versions.version;
    VN_CHECK(store::writePrivateFile(state.versions(), versions.dump()));
    return versions;
}

Result<protocol::SignedVersions> signInto(const StateFolder& state,
                                          const PolicySource& source,
                                          const policy::Policy& policy,
                                          const Clock& clock)
{
    VN_TRY(const auto keys, ensureBundleKeys(state, policy));
    VN_TRY(const auto versions, nextVersions(state));
    BundleTerms terms{versions, lastDay(clock), 30, clock.now()};
    VN_TRY(const auto bundle, signBundle(source, keys, terms));
    VN_CHECK(writeBundle(state / "city/bundle", bundle));
    VN_CHECK(writeBundle(state / "kiosk/bundle", bundle));
    return versions;
}

} // namespace

Result<protocol::TrialPorts> prepareTrial(const TrialOptions& options, const Clock& clock)
{
    const StateFolder state{options.state};
    VN_TRY(const auto source,
           readPolicySource(options.policies, dayOf(clock.now()), options.delay));
    VN_TRY(const auto policy, checkPolicy(source, lastDay(clock)));
    VN_CHECK(ensureFolders(state));
    VN_CHECK(ensureCertificates(state, policy, clock));
    VN_CHECK(signInto(state, source, policy, clock));
    VN_TRY(const auto ports, choosePorts(portsOfLastTime(state)));
    VN_CHECK(writeSettings(state, policy, ports));
    return ports;
}

Result<protocol::SignedVersions> signTrialPolicy(const TrialOptions& options, const Clock& clock)
{
    const StateFolder state{options.state};
    if (!store::fileExists(state.root())) {
        return Error{ErrorKind::NotFound, "there are no trial keys in this state folder"};
    }
    VN_TRY(const auto source,
           readPolicySource(options.policies, dayOf(clock.now()), options.delay));
    VN_TRY(const auto policy, checkPolicy(source, lastDay(clock)));
    return signInto(state, source, policy, clock);
}

} // namespace ventanilla::admin
