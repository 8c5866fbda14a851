// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/trial.h"

#include "services/jose/bundle_verifier.h"
#include "services/jose/certificates.h"
#include "services/jose/jws.h"
#include "services/jose/key_set.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/json.h"
#include "services/store/files/private_files.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace ventanilla::admin {
namespace {

using protocol::Json;
using test::readFile;

constexpr std::chrono::sys_seconds kNow{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

/// The member of that name; null JSON when it is not there.
Json at(const Json& object, std::string_view name)
{
    const auto* found = object.find(name);
    return found != nullptr ? *found : Json{};
}

std::string textAt(const Json& object, std::string_view name)
{
    const auto member = at(object, name);
    return member.text() != nullptr ? *member.text() : std::string{};
}

Json::Array itemsOf(const Json& value)
{
    const auto* items = value.items();
    return items != nullptr ? *items : Json::Array{};
}

Json::Object membersOf(const Json& value)
{
    const auto* members = value.members();
    return members != nullptr ? *members : Json::Object{};
}

class Trial : public testing::Test
{
protected:
    Trial() { prepare(); }

    void prepare()
    {
        const auto made = prepareTrial(
            {m_folder / "state", "installer/policies/trial", ReferralDelay::Zero}, m_clock);
        ASSERT_TRUE(made) << made.error().what();
        m_ports = *made;
    }
    std::string state(const std::string& name) { return m_folder / ("state/" + name); }

    Json payload(const std::string& name, std::string_view typ, const Json& key)
    {
        const auto signer = jose::Ed25519PublicKey::fromJwk(key.dump());
        const auto text = jose::verifyJws(readFile(state("kiosk/bundle/" + name)), typ, *signer);
        EXPECT_TRUE(text) << name;
        return *Json::parse(text.value_or("{}"), 100'000);
    }

    test::TemporaryFolder m_folder;
    ManualClock m_clock{kNow};
    protocol::TrialPorts m_ports;
};

TEST_F(Trial, KeepsEverythingFromOtherUsers)
{
    using std::filesystem::perms;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{m_folder / "state"}) {
        const auto wanted = entry.is_directory() ? perms{0700} : perms{0600};
        EXPECT_EQ(entry.status().permissions(), wanted) << entry.path();
        files += entry.is_regular_file() ? 1 : 0;
    }
    EXPECT_GT(files, 40U);
}

TEST_F(Trial, GivesTheKioskNoPrivateKeyButItsOwn)
{
    std::vector<std::string> keys;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{m_folder / "state/kiosk"}) {
        if (!entry.is_regular_file()) {
            continue;
        }
        const auto content = readFile(entry.path());
        const bool isPrivate = content.find("PRIVATE KEY") != std::string::npos ||
                               content.find("\"d\":") != std::string::npos;
        if (isPrivate) {
            keys.push_back(entry.path().filename());
        }
    }
    EXPECT_EQ(keys, (std::vector<std::string>{"device.key"}));
}

TEST_F(Trial, SignsABundleThatHoldsFromTheRootDown)
{
    const auto root = *Json::parse(readFile(state("kiosk/trial-root.pub")), 1000);
    const auto keys = payload("keys.jws", jose::jws_type::kKeys, root);
    const auto manifest =
        payload("manifest.jws", jose::jws_type::kManifest, at(keys, "policy_key"));
    const auto fresh = payload("fresh.jws", jose::jws_type::kFresh, at(keys, "time_key"));
    EXPECT_EQ(at(fresh, "now"), Json{kNow.time_since_epoch().count()});
    EXPECT_EQ(textAt(manifest, "not_after"), "2027-03-01");
    std::vector<std::string> recipients;
    for (const auto& key : itemsOf(at(at(keys, "recipients"), "keys"))) {
        recipients.push_back(textAt(key, "aud"));
    }
    EXPECT_EQ(recipients, (std::vector<std::string>{"city:new-haven", "bank:harbor", "bank:elm"}));
}

TEST_F(Trial, NamesTheHashOfEveryFile)
{
    const auto root = *Json::parse(readFile(state("kiosk/trial-root.pub")), 1000);
    const auto keys = payload("keys.jws", jose::jws_type::kKeys, root);
    const auto files =
        at(payload("manifest.jws", jose::jws_type::kManifest, at(keys, "policy_key")), "files");
    EXPECT_EQ(membersOf(files).size(), 5U);
    for (const auto& [path, hash] : membersOf(files)) {
        EXPECT_EQ(hash, Json{jose::sha256Hex(readFile(state("kiosk/bundle/" + path)))}) << path;
    }
}

TEST_F(Trial, IsBelievedByTheStation)
{
    const auto root = jose::Ed25519PublicKey::fromJwk(readFile(state("kiosk/trial-root.pub")));
    ASSERT_TRUE(root);
    const auto verifier = jose::makeBundleVerifier(*root, true);
    const auto files = verifier->verify(state("kiosk/bundle"), {1, 1});
    ASSERT_TRUE(files) << files.error().what();
    const auto policy = policy::Policy::parse(*files);
    ASSERT_TRUE(policy) << policy.error().what();
    EXPECT_EQ(policy->recipient, "city:new-haven");
    EXPECT_EQ(jose::readRecipients(files->recipientsJwks)->size(), 3U);
    EXPECT_EQ(jose::readKeySet(files->receiptJwks)->size(), 1U);
}

TEST_F(Trial, EnrolsItsKioskWithTheCity)
{
    const auto device = jose::P256PublicKey::fromPem(readFile(state("kiosk/device/device.pem")));
    ASSERT_TRUE(device);
    EXPECT_EQ(readFile(state("city/devices/kiosk-1.jwk")), device->jwk());
}

TEST_F(Trial, KeepsKeysAndPortsAtTheSecondStartAndSignsANewVersion)
{
    std::map<std::string, std::string> before;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{m_folder / "state"}) {
        const auto name = entry.path().string();
        const bool stays = name.find("/bundle/") == std::string::npos &&
                           name.find("versions.json") == std::string::npos;
        if (entry.is_regular_file() && stays) {
            before[name] = readFile(name);
        }
    }
    m_clock.advance(std::chrono::hours{24});
    prepare();
    for (const auto& [name, content] : before) {
        EXPECT_EQ(readFile(name), content) << name;
    }
    const auto versions = protocol::SignedVersions::parse(readFile(state("admin/versions.json")));
    EXPECT_EQ(versions->version, 2);
    EXPECT_EQ(versions->keysVersion, 1);
}

TEST_F(Trial, RenewsCertificatesBeforeTheyEnd)
{
    const auto end = *jose::notAfterOf(readFile(state("city/tls/server.pem")));
    m_clock.advance(std::chrono::hours{24 * 336});
    prepare();
    EXPECT_GT(*jose::notAfterOf(readFile(state("city/tls/server.pem"))), end);
}

} // namespace
} // namespace ventanilla::admin
