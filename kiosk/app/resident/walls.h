// SPDX-License-Identifier: EUPL-1.2
//
// The walls of a resident process: raised before Qt starts and before it knows anything of anybody.
#pragma once

#include "kiosk/base/result.h"

#include <string>

namespace ventanilla::app {

/// To be called while there is one thread, before the decoder is started: it lives behind the same
/// walls and its own. @p spoolFolder stays the caller's. @p inspector is the path of the socket for
/// scripted residents, empty in production. Says in the log what holds and what does not.
/// Fails with Internal where a wall that this kernel knows could not be raised.
Result<void> raiseWalls(int spoolFolder, const std::string& inspector);

} // namespace ventanilla::app
