// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/bundle_verifier.h"

#include "services/jose/bounded_file.h"
#include "services/jose/jws.h"
#include "services/jose/key_set.h"
#include "services/jose/thumbprint.h"

#include <algorithm>

namespace ventanilla::jose {
namespace {

constexpr std::size_t kMaxFile = std::size_t{1024} * 1024;
constexpr auto kKeysJws = "keys.jws";
constexpr auto kManifestJws = "manifest.jws";
constexpr auto kFreshJws = "fresh.jws";

Result<std::string>
verifiedPayload(std::string_view compact, std::string_view typ, const Ed25519PublicKey& key)
{
    VN_TRY(const auto header, readJwsHeader(compact, typ));
    if (header.kid != key.thumbprint()) {
        return Error{ErrorKind::InvalidInput,
                     "a file of the policy bundle is signed by another key"};
    }
    return verifyJws(compact, typ, key);
}

Result<std::string> verifiedPayload(const std::string& folder,
                                    const char* name,
                                    std::string_view typ,
                                    const Ed25519PublicKey& key)
{
    VN_TRY(const auto compact, readBoundedFile(folder + "/" + name, kMaxJws));
    return verifiedPayload(compact, typ, key);
}

/// Everything that keys.json hands on must be usable, or the whole bundle is not.
Result<protocol::KeysFile> verifiedKeys(const std::string& folder, const Ed25519PublicKey& root)
{
    VN_TRY(const auto payload, verifiedPayload(folder, kKeysJws, jws_type::kKeys, root));
    VN_TRY(auto keys, protocol::readKeysFile(payload));
    VN_CHECK(readRecipients(keys.recipients));
    VN_CHECK(readKeySet(keys.receipts));
    return keys;
}

Result<std::vector<PolicyFiles::File>> verifiedFiles(const std::string& folder,
                                                     const protocol::ManifestFile& manifest)
{
    std::vector<PolicyFiles::File> files;
    for (const auto& [path, digest] : manifest.files) {
        std::string whole = folder;
        whole.append("/").append(path);
        VN_TRY(auto content, readBoundedFile(whole, kMaxFile));
        if (sha256Hex(content) != digest) {
            return Error{ErrorKind::InvalidInput, "a policy file is not the one that was signed"};
        }
        files.push_back({path, std::move(content)});
    }
    return files;
}

class PolicyBundleVerifier : public BundleVerifier
{
public:
    PolicyBundleVerifier(Ed25519PublicKey root, bool trial)
        : m_root(std::move(root))
        , m_trial(trial)
    {}

    [[nodiscard]] Result<PolicyFiles> verify(const std::string& folder,
                                             const PolicyFloor& floor) override;

private:
    Ed25519PublicKey m_root;
    bool m_trial;
};

Result<PolicyFiles> PolicyBundleVerifier::verify(const std::string& folder,
                                                 const PolicyFloor& floor)
{
    VN_TRY(auto keys, verifiedKeys(folder, m_root));
    VN_TRY(const auto policyKey, Ed25519PublicKey::fromJwk(keys.policyKey));
    VN_TRY(const auto payload,
           verifiedPayload(folder, kManifestJws, jws_type::kManifest, policyKey));
    VN_TRY(const auto manifest, protocol::readManifestFile(payload));
    if (manifest.city != keys.city || manifest.keysVersion != keys.keysVersion) {
        return Error{ErrorKind::InvalidInput, "manifest and keys do not belong together"};
    }
    if (manifest.version < floor.version || keys.keysVersion < floor.keysVersion) {
        return Error{ErrorKind::Conflict, "the policy bundle is older than one accepted before"};
    }
    PolicyFiles files;
    VN_TRY(files.files, verifiedFiles(folder, manifest));
    files.city = manifest.city;
    files.version = manifest.version;
    files.keysVersion = keys.keysVersion;
    files.notAfter = std::min(manifest.notAfter, keys.notAfter); // ISO days sort as text.
    files.graceDays = manifest.graceDays;
    files.trial = m_trial;
    files.recipientsJwks = std::move(keys.recipients);
    files.receiptJwks = std::move(keys.receipts);
    return files;
}

} // namespace

std::unique_ptr<BundleVerifier> makeBundleVerifier(Ed25519PublicKey root, bool trial)
{
    return std::make_unique<PolicyBundleVerifier>(std::move(root), trial);
}

Result<protocol::FreshFile> verifyFresh(const std::string& folder, const Ed25519PublicKey& root)
{
    VN_TRY(const auto compact, readBoundedFile(folder + "/" + kFreshJws, kMaxJws));
    return verifyFreshWord(compact, folder, root);
}

Result<protocol::FreshFile>
verifyFreshWord(std::string_view compact, const std::string& folder, const Ed25519PublicKey& root)
{
    VN_TRY(const auto keys, verifiedKeys(folder, root));
    VN_TRY(const auto timeKey, Ed25519PublicKey::fromJwk(keys.timeKey));
    VN_TRY(const auto payload, verifiedPayload(compact, jws_type::kFresh, timeKey));
    VN_TRY(auto fresh, protocol::readFreshFile(payload));
    if (fresh.city != keys.city) {
        return Error{ErrorKind::InvalidInput, "the time is another city's"};
    }
    return fresh;
}

} // namespace ventanilla::jose
