// SPDX-License-Identifier: EUPL-1.2
//
// A raster as the byte stream that ESC/POS printers take.
#pragma once

#include "drivers/printer/raster.h"
#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

namespace ventanilla::drivers {

/// ESC @, the dots in bands (GS v 0), a feed beyond the cutter, a partial cut.
[[nodiscard]] SensitiveBytes toEscPos(const Raster& raster);

} // namespace ventanilla::drivers
