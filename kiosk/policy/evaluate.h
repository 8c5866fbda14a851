// SPDX-License-Identifier: EUPL-1.2
//
// Judges the papers that were seen against a city's policy. Pure; keeps nothing.
#pragma once

#include "kiosk/domain/evidence.h"
#include "kiosk/policy/policy.h"

#include <optional>
#include <string>
#include <vector>

namespace ventanilla::policy {

/// What the judgement needs of one paper; made from its Evidence and dropped with it.
struct PaperSeen
{
    std::string documentClass; ///< Empty: not recognised.
    ExpiryStanding expiry = ExpiryStanding::Unknown;
    int daysExpired = 0;
    bool machineReadable = false;
    std::optional<int> ageDays; ///< Since its date of issue, where it shows one.
    bool disagrees = false;     ///< A named check disagreed.
};

/// Drops all but what evaluate() asks. @p today ages a dated proof; absent: age unknown.
[[nodiscard]] PaperSeen paperSeen(const Evidence& evidence, std::optional<Day> today);

enum class PaperStanding {
    Counts,
    NotRecognised,
    NotAccepted,
    Expired,
    TooOld,
    DateUnknown, ///< A person must look: never a refusal.
    NeedsMachineReading,
    ChecksDisagree, ///< A person must look: never a refusal.
    SameKindTwice,
};

enum class Missing { Identity, Residency, Total, Photo, BirthDate };

struct Standing
{
    bool identityMet = false;
    bool residencyMet = false;
    std::vector<PaperStanding> papers; ///< One for each paper, in order.
    std::vector<Missing> missing;
    std::vector<std::string> wouldHelp; ///< Classes of which one more would do, most welcome first.

    [[nodiscard]] bool met() const { return identityMet && residencyMet; }
};

[[nodiscard]] Standing evaluate(const Policy& policy, const std::vector<PaperSeen>& papers);

} // namespace ventanilla::policy
