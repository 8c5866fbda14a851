// SPDX-License-Identifier: EUPL-1.2
//
// JWS compact (RFC 7515): ES256, and EdDSA (RFC 8037) for policy. The key's type decides, never the
// header.
#pragma once

#include "kiosk/base/result.h"
#include "services/jose/keys.h"

#include <string>
#include <string_view>

namespace ventanilla::jose {

/// The protected header is exactly {alg, kid, typ}.
struct JwsHeader
{
    std::string typ;
    std::string kid; ///< The key's thumbprint or the device's name.

    friend bool operator==(const JwsHeader&, const JwsHeader&) = default;
};

namespace jws_type {
inline constexpr std::string_view kRecord = "vn-record+jws";
inline constexpr std::string_view kReceipt = "vn-receipt+jws";
inline constexpr std::string_view kForward = "vn-forward+jws";
inline constexpr std::string_view kKeys = "vn-keys+jws";
inline constexpr std::string_view kManifest = "vn-manifest+jws";
inline constexpr std::string_view kFresh = "vn-fresh+jws";
} // namespace jws_type

/// Longest compact form that is looked at.
inline constexpr std::size_t kMaxJws = std::size_t{256} * 1024;

/// "header.payload.signature". Fails with Internal only.
[[nodiscard]] Result<std::string>
signJws(const JwsHeader& header, std::string_view payload, const P256PrivateKey& key);
[[nodiscard]] Result<std::string>
signJws(const JwsHeader& header, std::string_view payload, const Ed25519PrivateKey& key);

/// "header..signature" (RFC 7515, appendix F): the payload travels beside it or is known.
[[nodiscard]] Result<std::string>
signDetachedJws(const JwsHeader& header, std::string_view payload, const P256PrivateKey& key);

/// The header of a JWS of exactly the type @p typ, unverified: to find the key by kid. Fails with
/// InvalidInput.
[[nodiscard]] Result<JwsHeader> readJwsHeader(std::string_view compact, std::string_view typ);

/// The payload once the signature holds. @p typ is checked before anything else. Fails with
/// InvalidInput.
[[nodiscard]] Result<std::string>
verifyJws(std::string_view compact, std::string_view typ, const P256PublicKey& key);
[[nodiscard]] Result<std::string>
verifyJws(std::string_view compact, std::string_view typ, const Ed25519PublicKey& key);

[[nodiscard]] Result<void> verifyDetachedJws(std::string_view compact,
                                             std::string_view typ,
                                             std::string_view payload,
                                             const P256PublicKey& key);

} // namespace ventanilla::jose
