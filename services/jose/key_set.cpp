// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/key_set.h"

#include "services/jose/bounded_file.h"
#include "services/protocol/object_reader.h"

#include <filesystem>

namespace ventanilla::jose {
namespace {

constexpr std::size_t kMaxJwks = std::size_t{64} * 1024;
constexpr std::size_t kMaxKeys = 64;
constexpr std::size_t kMaxJwkFile = 4096;

protocol::Json described(const P256PublicKey& key, const char* use)
{
    auto json = protocol::Json::parse(key.jwk(), key.jwk().size());
    VN_ASSERT(json);
    json->set("kid", key.thumbprint()).set("use", use);
    return *std::move(json);
}

/// A key whose kid is its thumbprint, with its aud, or "" where it has none.
Result<RecipientKey> readDescribed(const protocol::Json& json)
{
    VN_TRY(auto key, P256PublicKey::fromJwk(json.dump()));
    const auto* kid = json.find("kid");
    if (kid == nullptr || kid->text() == nullptr || *kid->text() != key.thumbprint()) {
        return Error{ErrorKind::InvalidInput, "kid is not the thumbprint of its key"};
    }
    const auto* audience = json.find("aud");
    const bool named = audience != nullptr && audience->text() != nullptr;
    return RecipientKey{named ? *audience->text() : std::string{}, std::move(key)};
}

Result<std::vector<RecipientKey>> readAll(std::string_view jwks)
{
    VN_TRY(const auto json, protocol::Json::parse(jwks, kMaxJwks));
    protocol::ObjectReader in{json};
    const auto items = in.items("keys", kMaxKeys);
    VN_CHECK(in.finish());
    std::vector<RecipientKey> keys;
    for (const auto& item : items) {
        VN_TRY(auto key, readDescribed(item));
        keys.push_back(std::move(key));
    }
    return keys;
}

std::vector<std::filesystem::path> keyFilesIn(const std::string& folder)
{
    std::vector<std::filesystem::path> paths;
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator{folder, absent}) {
        if (entry.path().extension() == ".jwk") {
            paths.push_back(entry.path());
        }
    }
    return paths;
}

Result<P256PrivateKey> loadKey(const std::filesystem::path& path)
{
    VN_TRY(auto text, readBoundedFile(path.string(), kMaxJwkFile));
    const SensitiveText content{std::move(text)};
    return P256PrivateKey::fromJwk(content.reveal());
}

} // namespace

std::string writeRecipients(const std::vector<RecipientKey>& recipients)
{
    auto keys = protocol::Json::array();
    for (const auto& recipient : recipients) {
        keys.push(described(recipient.key, "enc").set("aud", recipient.audience));
    }
    return protocol::Json::object().set("keys", std::move(keys)).dump();
}

Result<std::vector<RecipientKey>> readRecipients(std::string_view jwks)
{
    VN_TRY(auto recipients, readAll(jwks));
    for (const auto& recipient : recipients) {
        if (recipient.audience.empty()) {
            return Error{ErrorKind::InvalidInput, "a sealing key names no recipient"};
        }
    }
    return recipients;
}

std::string writeKeySet(const std::vector<P256PublicKey>& keys)
{
    auto set = protocol::Json::array();
    for (const auto& key : keys) {
        set.push(described(key, "sig"));
    }
    return protocol::Json::object().set("keys", std::move(set)).dump();
}

Result<std::vector<P256PublicKey>> readKeySet(std::string_view jwks)
{
    VN_TRY(auto all, readAll(jwks));
    std::vector<P256PublicKey> keys;
    keys.reserve(all.size());
    for (auto& one : all) {
        keys.push_back(std::move(one.key));
    }
    return keys;
}

Result<P256PublicKey> findKey(const std::vector<P256PublicKey>& keys, std::string_view kid)
{
    for (const auto& key : keys) {
        if (key.thumbprint() == kid) {
            return key;
        }
    }
    return Error{ErrorKind::NotFound, "no key has this thumbprint"};
}

Result<KeyRing> KeyRing::load(const std::string& folder)
{
    KeyRing ring;
    for (const auto& path : keyFilesIn(folder)) {
        VN_TRY(auto key, loadKey(path));
        ring.add(std::move(key));
    }
    if (ring.size() == 0) {
        return Error{ErrorKind::NotFound, "the folder of keys is absent or empty"};
    }
    return ring;
}

void KeyRing::add(P256PrivateKey key)
{
    auto kid = key.publicKey().thumbprint();
    m_keys.insert_or_assign(std::move(kid), std::move(key));
}

Result<P256PrivateKey> KeyRing::find(std::string_view kid) const
{
    const auto found = m_keys.find(kid);
    if (found == m_keys.end()) {
        return Error{ErrorKind::NotFound, "no private key with this thumbprint is held"};
    }
    return found->second;
}

} // namespace ventanilla::jose
