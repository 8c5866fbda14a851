// SPDX-License-Identifier: EUPL-1.2
//
// Lays a slip out and draws it as dots, so that every language prints on every printer.
#pragma once

#include "drivers/printer/raster.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/slip.h"

namespace ventanilla::drivers {

/// Needs a QGuiApplication for its fonts. Fails with InvalidInput for a slip longer than two metres
/// or a QR text longer than a QR code holds.
[[nodiscard]] Result<Raster> drawSlip(const Slip& slip, PaperWidth paper);

} // namespace ventanilla::drivers
