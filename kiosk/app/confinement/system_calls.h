// SPDX-License-Identifier: EUPL-1.2
//
// seccomp filters: an allow-list for the decoder, a refuse-list for the resident process.
#pragma once

#include "kiosk/app/confinement/confinement.h"

namespace ventanilla::confinement {

/// What is not allowed fails with EPERM; starting programs, sockets and tracing end the process.
[[nodiscard]] Standing allowOnlyDecoding();

/// Tracing, kernel administration and every socket family but AF_UNIX fail with EPERM.
[[nodiscard]] Standing refuseNetworkAndTracing();

} // namespace ventanilla::confinement
