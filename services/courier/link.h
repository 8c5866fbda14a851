// SPDX-License-Identifier: EUPL-1.2
//
// The resident process's end of courier.sock.
#pragma once

#include "kiosk/ports/delivery.h"

#include <chrono>
#include <memory>
#include <string>

namespace ventanilla::courier {

/// Thread-bound. Connects anew for each question, so that a courier may come and go.
/// status() fails with Unavailable (courier or city away), TimedOut, or Conflict (too many
/// questions).
[[nodiscard]] std::unique_ptr<CourierLink>
makeCourierLink(std::string socketPath,
                std::chrono::milliseconds patience = std::chrono::seconds{35});

} // namespace ventanilla::courier
