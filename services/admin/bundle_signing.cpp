// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/bundle_signing.h"

#include "kiosk/policy/toml_table.h"
#include "services/jose/jws.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/policy_files.h"
#include "services/store/files/private_files.h"

#include <string_view>

namespace ventanilla::admin {
namespace {

Result<std::string>
keysPayload(const PolicySource& source, const BundleKeys& keys, const BundleTerms& terms)
{
    return protocol::write(protocol::KeysFile{source.city,
                                              terms.versions.keysVersion,
                                              policy::formatDay(terms.notAfter),
                                              keys.policyKey.publicKey().jwk(),
                                              keys.timeKey.publicKey().jwk(),
                                              jose::writeRecipients(keys.recipients),
                                              jose::writeKeySet(keys.receipts)});
}

std::string manifestPayload(const PolicySource& source, const BundleTerms& terms)
{
    protocol::ManifestFile manifest{source.city,
                                    terms.versions.version,
                                    terms.versions.keysVersion,
                                    policy::formatDay(terms.notAfter),
                                    terms.graceDays,
                                    {}};
    for (const auto& file : source.files) {
        manifest.files.emplace("files/" + file.path, jose::sha256Hex(file.content));
    }
    return protocol::write(manifest);
}

std::string freshPayload(const PolicySource& source, const BundleTerms& terms)
{
    return protocol::write(protocol::FreshFile{
        source.city, terms.now.time_since_epoch().count(), terms.versions.version});
}

Result<std::string>
signedBy(const jose::Ed25519PrivateKey& key, std::string_view typ, const std::string& payload)
{
    return jose::signJws({std::string{typ}, key.publicKey().thumbprint()}, payload, key);
}

} // namespace

Result<std::vector<PolicyFiles::File>>
signBundle(const PolicySource& source, const BundleKeys& keys, const BundleTerms& terms)
{
    std::vector<PolicyFiles::File> bundle;
    for (const auto& file : source.files) {
        bundle.push_back({"files/" + file.path, file.content});
    }
    VN_TRY(const auto payload, keysPayload(source, keys, terms));
    VN_TRY(auto signedKeys, signedBy(keys.root, jose::jws_type::kKeys, payload));
    VN_TRY(auto manifest,
           signedBy(keys.policyKey, jose::jws_type::kManifest, manifestPayload(source, terms)));
    VN_TRY(auto fresh, signedBy(keys.timeKey, jose::jws_type::kFresh, freshPayload(source, terms)));
    bundle.push_back({"keys.jws", std::move(signedKeys)});
    bundle.push_back({"fresh.jws", std::move(fresh)});
    bundle.push_back({"manifest.jws", std::move(manifest)});
    return bundle;
}

Result<void> writeBundle(const std::string& folder, const std::vector<PolicyFiles::File>& files)
{
    VN_CHECK(store::ensurePrivateFolder(folder + "/files"));
    VN_CHECK(store::ensurePrivateFolder(folder));
    for (const auto& file : files) {
        VN_CHECK(store::writePrivateFile(folder + "/" + file.path, file.content));
    }
    return {};
}

} // namespace ventanilla::admin
