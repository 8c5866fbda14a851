// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/trial.h"

#include "kiosk/policy/toml_table.h"
#include "services/admin/bundle_signing.h"
#include "services/admin/free_ports.h"
#include "services/admin/key_rotation.h"
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

/// The newest key of each audience; the first one is made here, later ones by rotation.
Result<std::vector<jose::RecipientKey>>
ensureSealingKeys(const StateFolder& state, const policy::Policy& policy, policy::Day today)
{
    std::vector<std::pair<std::string, std::string>> wanted{
        {policy.recipient, "city/keys/sealing/current.jwk"}};
    std::vector<std::string> audiences{policy.recipient};
    for (const auto& bank : policy.banks) {
        wanted.emplace_back(bank.recipient, "bank/keys/" + bank.key + ".jwk");
        audiences.push_back(bank.recipient);
    }
    for (const auto& [audience, file] : wanted) {
        VN_TRY(const auto known, newestSealingKeys(state, {audience}));
        if (!known.empty()) {
            continue;
        }
        VN_TRY(const auto key, ensureP256Key(state / file));
        VN_CHECK(noteSealingKey(
            state, {audience, key.publicKey().thumbprint(), file, policy::formatDay(today), {}}));
    }
    return newestSealingKeys(state, audiences);
}

Result<BundleKeys>
ensureBundleKeys(const StateFolder& state, const policy::Policy& policy, policy::Day today)
{
    VN_TRY(auto root, ensureEd25519Key(state.root()));
    VN_TRY(auto policyKey, ensureEd25519Key(state.policyKey()));
    VN_TRY(auto timeKey, ensureEd25519Key(state.timeKey()));
    VN_TRY(const auto receipt, ensureP256Key(state.receiptKey()));
    VN_TRY(const auto forward, ensureP256Key(state.forwardKey()));
    VN_TRY(auto recipients, ensureSealingKeys(state, policy, today));
    BundleKeys keys{std::move(root),
                    std::move(policyKey),
                    std::move(timeKey),
                    std::move(recipients),
                    {receipt.publicKey()}};
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
Result<protocol::SignedVersions> nextVersions(const StateFolder& state, KeysChange keys)
{
    protocol::SignedVersions versions{0, 1};
    if (store::fileExists(state.versions())) {
        VN_TRY(const auto file, store::readWholeFile(state.versions()));
        VN_TRY(versions, protocol::SignedVersions::parse(file));
    }
    ++versions.version;
    versions.keysVersion += keys == KeysChange::Yes ? 1 : 0;
    VN_CHECK(store::writePrivateFile(state.versions(), versions.dump()));
    return versions;
}

/// The trial's kiosk starts with a policy, before its courier has fetched one.
Result<void> copyBundle(const StateFolder& state)
{
    std::vector<PolicyFiles::File> files;
    for (const char* name : {"files/policy.toml",
                             "files/banks.toml",
                             "files/retention.toml",
                             "files/languages.toml",
                             "files/kiosk.toml",
                             "keys.jws",
                             "fresh.jws",
                             "manifest.jws"})
    {
        VN_TRY(auto content, store::readWholeFile((state / "city/bundle/") + name));
        files.push_back({name, std::move(content)});
    }
    return writeBundle(state / "kiosk/bundle", files);
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
    VN_CHECK(signForCity(state, source, policy, clock));
    VN_CHECK(copyBundle(state));
    VN_TRY(const auto ports, choosePorts(portsOfLastTime(state)));
    VN_CHECK(writeSettings(state, policy, ports));
    return ports;
}

Result<protocol::SignedVersions> signForCity(const StateFolder& state,
                                             const PolicySource& source,
                                             const policy::Policy& policy,
                                             const Clock& clock,
                                             KeysChange change)
{
    VN_TRY(const auto keys, ensureBundleKeys(state, policy, dayOf(clock.now())));
    VN_TRY(const auto versions, nextVersions(state, change));
    const BundleTerms terms{versions, lastDay(clock), 30, clock.now()};
    VN_TRY(const auto bundle, signBundle(source, keys, terms));
    VN_CHECK(writeBundle(state / "city/bundle", bundle));
    return versions;
}

} // namespace ventanilla::admin
