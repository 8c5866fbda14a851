// SPDX-License-Identifier: EUPL-1.2
//
// A trial's folder: keys, certificates, servers' settings, one kiosk, a policy signed today.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "services/admin/policy_source.h"
#include "services/admin/state_folder.h"
#include "services/protocol/settings.h"

#include <string>

namespace ventanilla::admin {

struct TrialOptions
{
    std::string state;
    std::string policies; ///< Folder of TOML sources.
    ReferralDelay delay = ReferralDelay::AsWritten;
};

/// Makes what is missing and signs the policy anew: harmless to repeat, keys are kept.
[[nodiscard]] Result<protocol::TrialPorts> prepareTrial(const TrialOptions& options,
                                                        const Clock& clock);

/// Whether the bundle announces keys that were not in the one before.
enum class KeysChange { No, Yes };

/// Signs @p source into the bundle folder that the city's server serves; the keys must be there.
/// Kiosks fetch it. Fails with NotFound.
[[nodiscard]] Result<protocol::SignedVersions> signForCity(const StateFolder& state,
                                                           const PolicySource& source,
                                                           const policy::Policy& policy,
                                                           const Clock& clock,
                                                           KeysChange change = KeysChange::No);

} // namespace ventanilla::admin
