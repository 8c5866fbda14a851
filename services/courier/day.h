// SPDX-License-Identifier: EUPL-1.2
//
// The calendar day as records carry it.
#pragma once

#include <chrono>
#include <string>

namespace ventanilla::courier {

/// "YYYY-MM-DD", UTC.
[[nodiscard]] std::string dayText(std::chrono::sys_seconds time);

} // namespace ventanilla::courier
