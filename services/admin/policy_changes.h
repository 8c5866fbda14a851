// SPDX-License-Identifier: EUPL-1.2
//
// The difference between two policies in sentences that a city's office can read.
#pragma once

#include "kiosk/policy/policy.h"

#include <string>
#include <vector>

namespace ventanilla::admin {

/// Every difference but version and dates of the bundle; empty when there is none.
[[nodiscard]] std::vector<std::string> changesBetween(const policy::Policy& before,
                                                      const policy::Policy& after);

} // namespace ventanilla::admin
