// SPDX-License-Identifier: EUPL-1.2
//
// Signs a policy for a city that runs, when nobody's outcome changes unseen; suspends a bank at
// once.
#pragma once

#include "kiosk/base/clock.h"
#include "services/admin/policy_examples.h"
#include "services/admin/policy_source.h"
#include "services/admin/state_folder.h"
#include "services/protocol/settings.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ventanilla::admin {

struct SignOrder
{
    std::string policies; ///< Folder of TOML sources.
    std::string examples; ///< Folder of example residents.
    ReferralDelay delay = ReferralDelay::AsWritten;
    std::set<std::string> acknowledged; ///< Examples whose change of outcome is meant.
};

struct SignOutcome
{
    std::optional<protocol::SignedVersions> versions; ///< Nothing: not signed.
    std::vector<std::string> changes;                 ///< Sentences.
    std::vector<ChangedOutcome> unacknowledged;
};

/// The policy whose bundle the city serves now; nothing before the first.
[[nodiscard]] Result<std::optional<PolicySource>> sourceInForce(const StateFolder& state);

/// Signs into the city's bundle folder, unless an example's outcome changes and is not
/// acknowledged. Fails with InvalidInput (a policy that no station would take), NotFound (keys,
/// examples).
[[nodiscard]] Result<SignOutcome>
signPolicy(const StateFolder& state, const SignOrder& order, const Clock& clock);

/// An emergency notice: signs the policy in force once more with the bank suspended, or offered
/// again. Nothing else changes, and nobody's example is asked for. Fails with NotFound.
[[nodiscard]] Result<protocol::SignedVersions>
suspendBank(const StateFolder& state, const std::string& bank, bool suspended, const Clock& clock);

} // namespace ventanilla::admin
