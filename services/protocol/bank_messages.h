// SPDX-License-Identifier: EUPL-1.2
//
// What a city's exchange and a bank say to each other: forwards, how a referral went, vouchers
// redeemed.
#pragma once

#include "kiosk/domain/code.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ventanilla::protocol {

/// Detached payload of a JWS with typ vn-forward+jws: the city forwarded this parcel, and no more.
struct Forward
{
    ParcelId jti;
    std::string audience;
    std::string loc;
    std::int64_t iat = 0;            ///< The forward's own day: midnight UTC in seconds.
    std::optional<std::int64_t> exp; ///< As in the parcel's header; absent for a withdrawal.
    std::string parcelHash;          ///< base64url SHA-256 of the compact JWE.

    friend bool operator==(const Forward&, const Forward&) = default;
};
/// The bytes that are signed: the same for the same values, so that the bank makes them anew from
/// the parcel.
[[nodiscard]] std::string write(const Forward& forward);

/// Body of POST /v1/parcels from the city to a bank (schemas/forward-body.json).
struct ForwardBody
{
    static constexpr std::size_t kMaxSize = std::size_t{1} << 20;

    std::string forward; ///< "header..signature".
    std::int64_t iat = 0;
    std::string parcel; ///< Compact JWE.

    friend bool operator==(const ForwardBody&, const ForwardBody&) = default;
};
[[nodiscard]] std::string write(const ForwardBody& body);
[[nodiscard]] Result<ForwardBody> readForwardBody(std::string_view text);

enum class ReferralStatus { Received, Contacted, Finished, Withdrawn, Expired };
enum class WithdrawalAnswer { Erased, KeptByLaw, NoAnswerYet };

/// POST /v1/referrals/<jti>/status from a bank (schemas/referral-report.json).
struct ReferralReport
{
    ReferralStatus status = ReferralStatus::Received;
    std::optional<WithdrawalAnswer> withdrawal; ///< Only beside Withdrawn.

    friend bool operator==(const ReferralReport&, const ReferralReport&) = default;
};
[[nodiscard]] const char* wireName(ReferralStatus status);
[[nodiscard]] const char* wireName(WithdrawalAnswer answer);
[[nodiscard]] Result<ReferralStatus> referralStatusOf(std::string_view wireName);
[[nodiscard]] std::string write(const ReferralReport& report);
[[nodiscard]] Result<ReferralReport> readReferralReport(std::string_view text);

/// Answer to POST /v1/vouchers/<loc>/redeem, given once: {"parcel": "<compact JWE>"}
/// (schemas/voucher-answer.json).
[[nodiscard]] std::string writeVoucherAnswer(std::string_view parcel);
[[nodiscard]] Result<std::string> readVoucherAnswer(std::string_view text);

} // namespace ventanilla::protocol
