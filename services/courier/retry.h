// SPDX-License-Identifier: EUPL-1.2
//
// What an answer means for a parcel, and how long to wait before the next try.
#pragma once

#include "kiosk/base/random.h"
#include "services/http/client.h"

#include <chrono>
#include <optional>
#include <string>

namespace ventanilla::courier {

enum class Fate {
    Accepted, ///< 200 or 201: delivered if the receipt holds.
    Later,    ///< The road's fault.
    Aside,    ///< The city has looked at the parcel and does not want it.
};

struct Verdict
{
    Fate fate = Fate::Later;
    std::string cause; ///< A word for logs and staff: "no-connection", "http-503", "bad-parcel".
    std::optional<std::chrono::seconds> retryAfter;
};

/// Only a problem document of our own type with 400, 409, 413 or 422 sets a parcel aside:
/// a captive portal or a broken proxy must never do so.
[[nodiscard]] Verdict judge(const http::Outcome& outcome);

/// Full jitter: anything from nothing to 5 s * 2^(attempts - 1), at most 6 h.
[[nodiscard]] std::chrono::seconds pauseAfter(int attempts, Random& random);

} // namespace ventanilla::courier
