// SPDX-License-Identifier: EUPL-1.2
//
// The city's example residents: what a policy makes of each, and whom a change would touch.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/policy/evaluate.h"
#include "kiosk/policy/policy.h"

#include <string>
#include <vector>

namespace ventanilla::admin {

/// Made up by the city's office: never a person.
struct ExampleResident
{
    std::string name; ///< By which a change is acknowledged: "expired-passport".
    int age = 0;
    std::vector<policy::PaperSeen> papers;
};

/// Reads every *.toml of @p folder, by name. Fails with NotFound (no folder, no example),
/// InvalidInput (a name twice, an unknown key).
[[nodiscard]] Result<std::vector<ExampleResident>> readExamples(const std::string& folder);

/// "identity met; residency met; fee $10.00; banks: harbor, elm": all that a resident would notice.
[[nodiscard]] std::string
outcomeOf(const policy::Policy& policy, const ExampleResident& resident, policy::Day today);

struct ChangedOutcome
{
    std::string resident;
    std::string before;
    std::string after;
};
[[nodiscard]] std::vector<ChangedOutcome>
changedOutcomes(const policy::Policy& before,
                const policy::Policy& after,
                const std::vector<ExampleResident>& residents,
                policy::Day today);

} // namespace ventanilla::admin
