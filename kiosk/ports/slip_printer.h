// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/slip.h"

namespace ventanilla {

enum class PrinterState { Ready, PaperLow, PaperOut, CoverOpen, Offline };

/// Thread-bound. A fault never ends a session: the slip is then offered as a QR on the screen.
class SlipPrinter
{
public:
    SlipPrinter() = default;
    SlipPrinter(const SlipPrinter&) = delete;
    SlipPrinter& operator=(const SlipPrinter&) = delete;
    virtual ~SlipPrinter() = default;

    [[nodiscard]] virtual PrinterState state() = 0;
    /// Returns when the printer has taken the whole slip. Fails with Unavailable or TimedOut.
    virtual Result<void> print(const Slip& slip) = 0;
};

} // namespace ventanilla
