// SPDX-License-Identifier: EUPL-1.2
//
// A bundle is believed as a whole or not at all.
#include "services/jose/bundle_verifier.h"

#include "services/jose/jws.h"
#include "services/jose/key_set.h"
#include "services/jose/thumbprint.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace ventanilla::jose {
namespace {

template <typename Key>
Key made()
{
    auto key = Key::generate();
    EXPECT_TRUE(key);
    return *std::move(key);
}

class Bundle : public testing::Test
{
protected:
    Bundle()
    {
        std::filesystem::create_directory(m_folder / "files");
        test::writeFile(m_folder / "files/policy.toml", m_toml);
        m_keys.city = "new-haven";
        m_keys.keysVersion = 3;
        m_keys.notAfter = "2027-06-30";
        m_keys.policyKey = m_policyKey.publicKey().jwk();
        m_keys.timeKey = m_timeKey.publicKey().jwk();
        m_keys.recipients =
            writeRecipients({{"city:new-haven", made<P256PrivateKey>().publicKey()}});
        m_keys.receipts = writeKeySet({made<P256PrivateKey>().publicKey()});
        m_manifest = {
            "new-haven", 7, 3, "2027-11-21", 30, {{"files/policy.toml", sha256Hex(m_toml)}}};
        signAll();
    }
    void sign(const char* file,
              std::string_view typ,
              const std::string& payload,
              const Ed25519PrivateKey& key) const
    {
        const auto compact =
            signJws({std::string{typ}, key.publicKey().thumbprint()}, payload, key);
        ASSERT_TRUE(compact);
        test::writeFile(m_folder / file, *compact);
    }
    void signAll() const
    {
        const auto keys = protocol::write(m_keys);
        ASSERT_TRUE(keys);
        sign("keys.jws", jws_type::kKeys, *keys, m_root);
        sign("manifest.jws", jws_type::kManifest, protocol::write(m_manifest), m_policyKey);
        sign("fresh.jws",
             jws_type::kFresh,
             protocol::write(protocol::FreshFile{"new-haven", 1'795'000'000, 7}),
             m_timeKey);
    }
    [[nodiscard]] Result<PolicyFiles> verified(const PolicyFloor& floor = {}) const
    {
        return makeBundleVerifier(m_root.publicKey(), true)->verify(m_folder.path(), floor);
    }

    const test::TemporaryFolder m_folder;
    const std::string m_toml = "city = \"new-haven\"\n";
    const Ed25519PrivateKey m_root = made<Ed25519PrivateKey>();
    const Ed25519PrivateKey m_policyKey = made<Ed25519PrivateKey>();
    const Ed25519PrivateKey m_timeKey = made<Ed25519PrivateKey>();
    protocol::KeysFile m_keys;
    protocol::ManifestFile m_manifest;
};

TEST_F(Bundle, IsBelievedFromTheRootDown)
{
    const auto files = verified();
    ASSERT_TRUE(files);
    EXPECT_EQ(files->city, "new-haven");
    EXPECT_EQ(files->version, 7);
    EXPECT_EQ(files->keysVersion, 3);
    EXPECT_EQ(files->notAfter, "2027-06-30"); // The earlier of manifest and keys.
    EXPECT_EQ(files->graceDays, 30);
    EXPECT_TRUE(files->trial);
    ASSERT_EQ(files->files.size(), 1U);
    EXPECT_EQ(files->files[0].path, "files/policy.toml");
    EXPECT_EQ(files->files[0].content, m_toml);
    EXPECT_TRUE(readRecipients(files->recipientsJwks));
}

TEST_F(Bundle, IsRefusedUnderAnotherRoot)
{
    const auto stranger = makeBundleVerifier(made<Ed25519PrivateKey>().publicKey(), false);
    const auto files = stranger->verify(m_folder.path(), {});
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().kind(), ErrorKind::InvalidInput);
}

TEST_F(Bundle, IsRefusedWhenAFileWasTouched)
{
    test::writeFile(m_folder / "files/policy.toml", m_toml + "# more\n");
    const auto files = verified();
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().kind(), ErrorKind::InvalidInput);
}

TEST_F(Bundle, IsRefusedWhenAFileIsMissing)
{
    std::filesystem::remove(m_folder / "files/policy.toml");
    const auto files = verified();
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().kind(), ErrorKind::NotFound);
}

TEST_F(Bundle, LeavesFilesThatNobodySigned)
{
    test::writeFile(m_folder / "files/extra.toml", "x = 1\n");
    const auto files = verified();
    ASSERT_TRUE(files);
    EXPECT_EQ(files->files.size(), 1U);
}

TEST_F(Bundle, IsRefusedBelowTheFloor)
{
    EXPECT_TRUE(verified({7, 3}));
    for (const auto& floor : {PolicyFloor{8, 3}, PolicyFloor{7, 4}}) {
        const auto files = verified(floor);
        ASSERT_FALSE(files);
        EXPECT_EQ(files.error().kind(), ErrorKind::Conflict);
    }
}

TEST_F(Bundle, IsRefusedWhenManifestAndKeysAreOfDifferentVersions)
{
    m_manifest.keysVersion = 2;
    signAll();
    EXPECT_FALSE(verified());
}

TEST_F(Bundle, IsRefusedWhenTheManifestIsSignedByAnyOtherKey)
{
    sign("manifest.jws", jws_type::kManifest, protocol::write(m_manifest), m_timeKey);
    EXPECT_FALSE(verified());
    sign("manifest.jws", jws_type::kManifest, protocol::write(m_manifest), m_root);
    EXPECT_FALSE(verified());
}

TEST_F(Bundle, IsRefusedWhenOneSignedFileStandsInForAnother)
{
    sign("manifest.jws", jws_type::kFresh, protocol::write(m_manifest), m_policyKey);
    EXPECT_FALSE(verified());
}

TEST_F(Bundle, TheTimeIsBelievedFromTheTimeKeyAlone)
{
    const auto fresh = verifyFresh(m_folder.path(), m_root.publicKey());
    ASSERT_TRUE(fresh);
    EXPECT_EQ(fresh->now, 1'795'000'000);
    sign("fresh.jws",
         jws_type::kFresh,
         protocol::write(protocol::FreshFile{"new-haven", 1, 7}),
         m_policyKey);
    EXPECT_FALSE(verifyFresh(m_folder.path(), m_root.publicKey()));
}

} // namespace
} // namespace ventanilla::jose
