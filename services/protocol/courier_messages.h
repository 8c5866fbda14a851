// SPDX-License-Identifier: EUPL-1.2
//
// What a courier and a city say to each other: record, receipt, their envelopes, problems.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/application.h"
#include "kiosk/ports/delivery.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ventanilla::protocol {

using Chain = SealedParcel::Chain;

/// "applications", "referrals", "audit".
[[nodiscard]] const char* toString(Chain chain);

/// Payload of a `vn-record+jws`, whose kid is the device's name.
struct Record
{
    std::string jti;
    std::string aud;
    Chain chain = Chain::Applications;
    std::int64_t seq = 0; ///< From 1, without a gap.
    std::string
        prev; ///< SHA-256 of the record before (its compact form), base64url; "" for the first.
    std::string sha256; ///< Of the parcel, base64url.
    std::string day;    ///< YYYY-MM-DD.

    /// Fails with InvalidInput; echoes no value.
    [[nodiscard]] static Result<Record> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;

    friend bool operator==(const Record&, const Record&) = default;
};

/// Body of POST /v1/parcels: {"record": "...", "parcel": "..."}.
/// A null parcel is a tombstone: its number was given, and it was withdrawn before it was ever
/// sent.
struct ParcelPost
{
    static constexpr std::size_t kMaxSize = std::size_t{1} << 20;

    std::string record;                ///< Compact JWS.
    std::optional<std::string> parcel; ///< Compact JWE.

    [[nodiscard]] static Result<ParcelPost> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// Payload of a `vn-receipt+jws`, whose kid is the receipt key's thumbprint.
struct Receipt
{
    std::string jti;
    std::string sha256; ///< As in the record.
    std::string device;
    std::string day;
    std::string city; ///< "new-haven".

    [[nodiscard]] static Result<Receipt> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;

    friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// Body of 201 and 200 to a parcel: {"receipt": "..."}.
struct ReceiptAnswer
{
    std::string receipt; ///< Compact JWS.

    [[nodiscard]] static Result<ReceiptAnswer> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// RFC 9457, application/problem+json. Echoes no value of the request.
struct Problem
{
    static constexpr const char* kContentType = "application/problem+json";
    static constexpr std::string_view kOurs = "urn:ventanilla:problem:";

    std::string type; ///< kOurs + word: "bad-parcel", "conflict" ...
    std::string title;
    int status = 0;

    /// Takes any problem document: members beyond these are ignored.
    [[nodiscard]] static Result<Problem> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
    [[nodiscard]] bool isOurs() const { return type.starts_with(kOurs); }
};

/// "unknown", "waiting", "delivered", "in_review", "approved", "ready", "handed_over", "declined",
/// "withdrawn".
[[nodiscard]] const char* toString(DeliveryStatus status);

/// Body of GET /v1/status/<loc>: {"status": "..."}.
struct StatusAnswer
{
    DeliveryStatus status = DeliveryStatus::Unknown;

    [[nodiscard]] static Result<StatusAnswer> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// Body of GET /v1/bundle: {"files": {"manifest.jws": base64, "files/policy.toml": base64 ...}}.
struct BundleAnswer
{
    static constexpr std::size_t kMaxSize = std::size_t{4} << 20;

    std::vector<PolicyFiles::File> files;

    /// Refuses paths that are absolute, empty or climb.
    [[nodiscard]] static Result<BundleAnswer> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

} // namespace ventanilla::protocol
