// SPDX-License-Identifier: EUPL-1.2
//
// Whether a kiosk may begin with a resident, with every reason why not, and what will come.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/policy/banks.h"
#include "kiosk/ports/delivery.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla::policy {

/// The table [service] of kiosk.toml; each member may be left out there.
struct ServiceLimits
{
    int awayMaximumDays = 30;      ///< Without a word from the city.
    int freeMinimumMegabytes = 64; ///< Where parcels are kept.
    std::vector<int> warnDays{30, 14, 3};
};

/// Fails with InvalidInput.
[[nodiscard]] Result<ServiceLimits> serviceLimits(const PolicyFiles& files);

/// What is known of the kiosk.
struct ServiceFacts
{
    std::chrono::sys_seconds now{};
    bool timeKnown = true; ///< The system's clock is plausible, or the city told the time.
    std::chrono::sys_seconds heard{}; ///< When the city was last heard; epoch: never.
    Day policyEnd{};
    int graceDays = 0;
    std::chrono::sys_seconds certificateEnd{};
    std::int64_t freeMegabytes = 0;
};

enum class Blocker { PolicyPast, CityAway, ClockImplausible, DiskFull };
[[nodiscard]] const char* toString(Blocker blocker);

/// Every blocker in this order; empty: ready.
[[nodiscard]] std::vector<Blocker> blockersOf(const ServiceFacts& facts,
                                              const ServiceLimits& limits);

/// What will stop the kiosk unless somebody acts: "policy-ends-14", "certificate-ends-30",
/// "city-away-3": at most so many days are left. Every blocker's name comes first.
[[nodiscard]] std::vector<std::string> noticesOf(const ServiceFacts& facts,
                                                 const ServiceLimits& limits);

} // namespace ventanilla::policy
