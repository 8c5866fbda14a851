// SPDX-License-Identifier: EUPL-1.2
//
// The lines of courier.sock: one request, one reply.
#pragma once

#include "kiosk/base/result.h"
#include "services/protocol/courier_messages.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::protocol {

/// {"do": "status", "loc": "..."} and the like.
struct CourierRequest
{
    enum class Do { Status, Queue, Retry, Bundle, Time, Network, CarryOut, CarryIn, Sign };

    Do what = Do::Queue;
    std::string loc;    ///< Status.
    std::string jti;    ///< Retry.
    std::string folder; ///< CarryOut, CarryIn: an absolute path.
    std::string report; ///< Sign.

    /// Fails with InvalidInput.
    [[nodiscard]] static Result<CourierRequest> parse(std::string_view line);
    [[nodiscard]] std::string dump() const;
};

/// One waiting parcel, for staff. Nothing here says whose it is.
struct QueueEntry
{
    std::string jti;
    Chain chain = Chain::Applications;
    bool aside = false;
    int attempts = 0;
    std::string cause;        ///< Empty before the first try.
    std::int64_t arrived = 0; ///< Seconds since the epoch; in the referral chain only the day.

    friend bool operator==(const QueueEntry&, const QueueEntry&) = default;
};

/// What the station asks for with "time": the time, and whether a resident may begin.
struct ServiceState
{
    std::int64_t now = 0;             ///< Seconds since the epoch, as well as they are known.
    bool clockBelieved = true;        ///< The system's clock says the same within minutes.
    std::vector<std::string> blocked; ///< Reasons why nobody may begin; empty: ready.
    std::vector<std::string> notices; ///< Blocked, and what will stop the kiosk: "policy-ends-14".
    std::string road; ///< Why the city was not heard last time: "portal", "intercepted" ...

    friend bool operator==(const ServiceState&, const ServiceState&) = default;
};

/// {"ok": true, ...} or {"ok": false, "error": "too-many"}.
struct CourierReply
{
    std::optional<std::string>
        error; ///< "malformed", "not-found", "too-many", "unavailable", "unsupported".
    std::optional<DeliveryStatus> status;
    std::optional<std::vector<QueueEntry>> waiting;
    std::optional<bool> roadOpen; ///< With waiting.
    std::optional<ServiceState> service;
    std::optional<std::int64_t> carried;  ///< Parcels that went out, or are ended by a receipt.
    std::optional<std::string> signature; ///< vn-report+jws over the report.

    [[nodiscard]] static CourierReply failed(std::string error);
    [[nodiscard]] static Result<CourierReply> parse(std::string_view line);
    [[nodiscard]] std::string dump() const;
};

} // namespace ventanilla::protocol
