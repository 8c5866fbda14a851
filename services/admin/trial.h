// SPDX-License-Identifier: EUPL-1.2
//
// A trial's folder: keys, certificates, servers' settings, one kiosk, a policy signed today.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "services/admin/policy_source.h"
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

/// Signs the policy anew into the city's and the kiosk's bundle folders; the keys must be there.
[[nodiscard]] Result<protocol::SignedVersions> signTrialPolicy(const TrialOptions& options,
                                                               const Clock& clock);

} // namespace ventanilla::admin
