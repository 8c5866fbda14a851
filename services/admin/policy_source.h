// SPDX-License-Identifier: EUPL-1.2
//
// The TOML files that become a bundle: read from a folder, their "@today+N" made days, checked
// whole.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/policy/policy.h"
#include "kiosk/ports/delivery.h"

#include <string>
#include <vector>

namespace ventanilla::admin {

enum class ReferralDelay { AsWritten, Zero };

struct PolicySource
{
    std::string city;
    std::vector<PolicyFiles::File> files; ///< Paths without a folder: "policy.toml".
};

/// Fails with NotFound (a file), InvalidInput (a mark that is no day).
[[nodiscard]] Result<PolicySource>
readPolicySource(const std::string& folder, policy::Day today, ReferralDelay delay);

/// The policy that the station would see. Fails with InvalidInput and says where.
[[nodiscard]] Result<policy::Policy> checkPolicy(const PolicySource& source, policy::Day notAfter);

/// What an office should know before it signs: each line is a whole sentence.
[[nodiscard]] std::vector<std::string> remarksOn(const policy::Policy& policy, policy::Day today);

/// Replaces every "@today", "@today+N" and "@today-N" in quotes by its day.
[[nodiscard]] Result<std::string> withDays(std::string content, policy::Day today);

} // namespace ventanilla::admin
