// SPDX-License-Identifier: EUPL-1.2
//
// The signed files of a policy bundle: keys.json, manifest.json, fresh.json.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace ventanilla::protocol {

/// Payload of keys.jws, signed by the root (schemas/keys.json). Keys are JSON texts that
/// services/jose reads.
struct KeysFile
{
    std::string city;
    std::int64_t keysVersion = 0;
    std::string notAfter;   ///< YYYY-MM-DD.
    std::string policyKey;  ///< JWK, Ed25519.
    std::string timeKey;    ///< JWK, Ed25519.
    std::string recipients; ///< JWKS, P-256, each key with kid and aud.
    std::string receipts;   ///< JWKS, P-256, each key with kid.

    friend bool operator==(const KeysFile&, const KeysFile&) = default;
};
[[nodiscard]] Result<std::string> write(const KeysFile& keys);
[[nodiscard]] Result<KeysFile> readKeysFile(std::string_view text);

/// Payload of manifest.jws, signed by the policy key (schemas/manifest.json).
struct ManifestFile
{
    std::string city;
    std::int64_t version = 0;
    std::int64_t keysVersion = 0;
    std::string notAfter;
    int graceDays = 0;
    std::map<std::string, std::string> files; ///< "files/policy.toml" -> 64 hex digits of SHA-256.

    friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};
[[nodiscard]] std::string write(const ManifestFile& manifest);
[[nodiscard]] Result<ManifestFile> readManifestFile(std::string_view text);

/// Payload of fresh.jws, signed hourly by the time key (schemas/fresh.json).
struct FreshFile
{
    std::string city;
    std::int64_t now = 0; ///< Seconds since the epoch.
    std::int64_t version = 0;

    friend bool operator==(const FreshFile&, const FreshFile&) = default;
};
[[nodiscard]] std::string write(const FreshFile& fresh);
[[nodiscard]] Result<FreshFile> readFreshFile(std::string_view text);

/// A relative path of plain names: no way out of the bundle's folder.
[[nodiscard]] bool isBundlePath(std::string_view path);

} // namespace ventanilla::protocol
