// SPDX-License-Identifier: EUPL-1.2
//
// JWE compact (RFC 7516) in one suite: ECDH-ES+A256KW (RFC 7518, 4.6) and A256GCM on P-256.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"
#include "services/jose/keys.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ventanilla::jose {

/// What a parcel says unopened. alg, enc and epk are not the caller's business.
struct JweHeader
{
    std::string typ; ///< One of kParcelTypes.
    std::string kid; ///< Thumbprint of the recipient's key.
    std::string aud;
    std::string jti;
    std::optional<std::string> loc; ///< Absent exactly for audit.
    std::optional<std::int64_t>
        exp; ///< Midnight UTC in seconds; present exactly for referral and voucher.

    friend bool operator==(const JweHeader&, const JweHeader&) = default;
};

namespace parcel_type {
inline constexpr std::string_view kApplication = "vn-application+jwe";
inline constexpr std::string_view kAmendment = "vn-amendment+jwe";
inline constexpr std::string_view kHandover = "vn-handover+jwe";
inline constexpr std::string_view kWithdrawal = "vn-withdrawal+jwe";
inline constexpr std::string_view kReferral = "vn-referral+jwe";
inline constexpr std::string_view kVoucher = "vn-voucher+jwe";
inline constexpr std::string_view kAudit = "vn-audit+jwe";
} // namespace parcel_type

/// Longest compact form that is looked at.
inline constexpr std::size_t kMaxJwe = std::size_t{512} * 1024;

/// Seals to @p recipient; header.kid is set from the key. Fails with InvalidInput when the header
/// breaks the contract.
[[nodiscard]] Result<std::string>
sealJwe(JweHeader header, const P256PublicKey& recipient, std::string_view plaintext);

/// Reads the protected header of one of our parcels without opening it: for courier and exchange.
/// Says nothing about who made it. Fails with InvalidInput (any member too many or too few, any
/// other suite), Unsupported (typ is none of ours; looked at first).
[[nodiscard]] Result<JweHeader> readJweHeader(std::string_view compact);

struct OpenedJwe
{
    JweHeader header;
    SensitiveText plaintext;
};

/// Opens a parcel of exactly the type @p typ, which is checked before anything else.
/// Fails with InvalidInput for whatever is wrong with it: no detail for an attacker. NotFound:
/// sealed to another key.
[[nodiscard]] Result<OpenedJwe>
openJwe(std::string_view compact, std::string_view typ, const P256PrivateKey& key);

} // namespace ventanilla::jose
