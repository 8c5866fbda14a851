// SPDX-License-Identifier: EUPL-1.2
//
// The five files of a bundle, each into its part of the policy. For Policy::parse() alone.
#pragma once

#include "kiosk/policy/policy.h"
#include "kiosk/policy/readiness.h"

#include <string>

namespace ventanilla::policy {

[[nodiscard]] Result<void> parsePolicyFile(const std::string& content, Policy& policy);
[[nodiscard]] Result<void> parseBanksFile(const std::string& content, Policy& policy);
[[nodiscard]] Result<void> parseRetentionFile(const std::string& content, Policy& policy);
[[nodiscard]] Result<void> parseLanguagesFile(const std::string& content, Policy& policy);
[[nodiscard]] Result<void> parseKioskFile(const std::string& content, Policy& policy);
/// The part of kiosk.toml that no resident process needs.
[[nodiscard]] Result<void> parseServiceLimits(const std::string& content, ServiceLimits& limits);

} // namespace ventanilla::policy
