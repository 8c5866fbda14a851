// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/readiness.h"

#include "kiosk/policy/parse.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace ventanilla::policy {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr int kLongestAway = 365;

sys_seconds closingOf(const ServiceFacts& facts)
{
    // The last day counts whole.
    return sys_days{facts.policyEnd} + days{facts.graceDays + 1};
}

/// The smallest bracket that still holds what is left; nothing: no need to say anything.
std::optional<int> bracketOf(std::chrono::seconds left, const std::vector<int>& warnDays, int below)
{
    std::optional<int> found;
    for (const int bracket : warnDays) {
        if (bracket < below && left <= days{bracket} && (!found || bracket < *found)) {
            found = bracket;
        }
    }
    return found;
}

void add(std::vector<std::string>& notices, std::string_view what, std::optional<int> bracket)
{
    if (bracket) {
        notices.push_back(std::string{what} + "-" + std::to_string(*bracket));
    }
}

} // namespace

const char* toString(Blocker blocker)
{
    switch (blocker) {
    case Blocker::PolicyPast:
        return "policy-past";
    case Blocker::CityAway:
        return "city-away";
    case Blocker::ClockImplausible:
        return "clock-implausible";
    case Blocker::DiskFull:
        return "disk-full";
    }
    VN_ASSERT(false);
}

Result<ServiceLimits> serviceLimits(const PolicyFiles& files)
{
    ServiceLimits limits;
    for (const auto& file : files.files) {
        if (file.path != "kiosk.toml" && file.path != "files/kiosk.toml") {
            continue;
        }
        VN_CHECK(parseServiceLimits(file.content, limits));
    }
    return limits;
}

std::vector<Blocker> blockersOf(const ServiceFacts& facts, const ServiceLimits& limits)
{
    std::vector<Blocker> blockers;
    if (facts.timeKnown && facts.now >= closingOf(facts)) {
        blockers.push_back(Blocker::PolicyPast);
    }
    if (facts.timeKnown && facts.now > facts.heard + days{limits.awayMaximumDays}) {
        blockers.push_back(Blocker::CityAway);
    }
    if (!facts.timeKnown) {
        blockers.push_back(Blocker::ClockImplausible);
    }
    if (facts.freeMegabytes < limits.freeMinimumMegabytes) {
        blockers.push_back(Blocker::DiskFull);
    }
    return blockers;
}

std::vector<std::string> noticesOf(const ServiceFacts& facts, const ServiceLimits& limits)
{
    std::vector<std::string> notices;
    const auto blockers = blockersOf(facts, limits);
    notices.reserve(blockers.size());
    for (const auto blocker : blockers) {
        notices.emplace_back(toString(blocker));
    }
    const auto none = [&blockers](Blocker one) { return std::ranges::count(blockers, one) == 0; };
    if (!facts.timeKnown) {
        return notices;
    }
    if (none(Blocker::PolicyPast)) {
        add(notices,
            "policy-ends",
            bracketOf(closingOf(facts) - facts.now, limits.warnDays, kLongestAway + 1));
    }
    if (none(Blocker::CityAway)) {
        const auto left = facts.heard + days{limits.awayMaximumDays} - facts.now;
        add(notices, "city-away", bracketOf(left, limits.warnDays, limits.awayMaximumDays));
    }
    add(notices,
        "certificate-ends",
        bracketOf(facts.certificateEnd - facts.now, limits.warnDays, kLongestAway + 1));
    return notices;
}

} // namespace ventanilla::policy
