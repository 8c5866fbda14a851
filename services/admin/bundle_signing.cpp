// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/bundle_signing.h"

#include "kiosk/policy/toml_table.h"
#include "services/jose/jws.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/json.h"
#include "services/store/files/private_files.h"

#include <string_view>

namespace ventanilla::admin {
namespace {

using protocol::Json;

constexpr std::size_t kMaximumJwk = 4096;

template <typename PublicKey>
Result<Json> jwkOf(const PublicKey& key)
{
    VN_TRY(auto jwk, Json::parse(key.jwk(), kMaximumJwk));
    jwk.set("kid", key.thumbprint());
    return jwk;
}

Json keySet(Json keys)
{
    auto set = Json::object();
    set.set("keys", std::move(keys));
    return set;
}

Result<std::string>
keysPayload(const PolicySource& source, const BundleKeys& keys, const BundleTerms& terms)
{
    auto recipients = Json::array();
    for (const auto& [name, key] : keys.recipients) {
        VN_TRY(auto jwk, jwkOf(key));
        jwk.set("aud", name);
        recipients.push(std::move(jwk));
    }
    auto receipts = Json::array();
    for (const auto& key : keys.receipts) {
        VN_TRY(auto jwk, jwkOf(key));
        receipts.push(std::move(jwk));
    }
    VN_TRY(auto policyKey, jwkOf(keys.policyKey.publicKey()));
    VN_TRY(auto timeKey, jwkOf(keys.timeKey.publicKey()));
    auto payload = Json::object();
    payload.set("city", source.city)
        .set("keys_version", terms.versions.keysVersion)
        .set("not_after", policy::formatDay(terms.notAfter))
        .set("policy_key", std::move(policyKey))
        .set("time_key", std::move(timeKey))
        .set("recipients", keySet(std::move(recipients)))
        .set("receipts", keySet(std::move(receipts)));
    return payload.dump();
}

std::string manifestPayload(const PolicySource& source, const BundleTerms& terms)
{
    auto hashes = Json::object();
    for (const auto& file : source.files) {
        hashes.set("files/" + file.path, jose::sha256Hex(file.content));
    }
    auto payload = Json::object();
    payload.set("city", source.city)
        .set("version", terms.versions.version)
        .set("keys_version", terms.versions.keysVersion)
        .set("not_after", policy::formatDay(terms.notAfter))
        .set("grace_days", terms.graceDays)
        .set("files", std::move(hashes));
    return payload.dump();
}

std::string freshPayload(const PolicySource& source, const BundleTerms& terms)
{
    auto payload = Json::object();
    payload.set("city", source.city)
        .set("now", terms.now.time_since_epoch().count())
        .set("version", terms.versions.version);
    return payload.dump();
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
