// SPDX-License-Identifier: EUPL-1.2
//
// seccomp filters: an allow-list for the decoder, refuse-lists for the resident process and the
// courier.
#pragma once

#include "kiosk/base/confinement/confinement.h"

namespace ventanilla::confinement {

/// What is not allowed fails with EPERM; starting programs, sockets and tracing end the process.
[[nodiscard]] Standing allowOnlyDecoding();

/// Tracing, kernel administration and every socket family but AF_UNIX fail; of AF_UNIX only
/// @p sockets is left.
[[nodiscard]] Standing allowOnlyServing(Sockets sockets);

/// Starting programs, tracing and kernel administration fail with EPERM.
[[nodiscard]] Standing allowOnlyCarrying();

} // namespace ventanilla::confinement
