// SPDX-License-Identifier: EUPL-1.2
//
// Ports on loopback for a trial's servers: the ones of last time while they are free.
#pragma once

#include "kiosk/base/result.h"
#include "services/protocol/settings.h"

#include <optional>

namespace ventanilla::admin {

/// Four different ports that nobody listens on now. Fails with Unavailable.
[[nodiscard]] Result<protocol::TrialPorts>
choosePorts(const std::optional<protocol::TrialPorts>& lastTime);

} // namespace ventanilla::admin
