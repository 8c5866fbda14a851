// SPDX-License-Identifier: EUPL-1.2
//
// The dock's slip printer behind the port of a real one.
#pragma once

#include "drivers/printer/raster.h"
#include "drivers/virtual/dock_link.h"
#include "kiosk/ports/slip_printer.h"

namespace ventanilla::drivers {

/// Draws the dots that a real printer gets. Needs a QGuiApplication. Thread-bound.
class VirtualSlipPrinter : public SlipPrinter
{
public:
    /// @p socket is connected to dock.sock.
    VirtualSlipPrinter(LineSocket socket, PaperWidth paper);

    [[nodiscard]] PrinterState state() override;
    Result<void> print(const Slip& slip) override;

private:
    DockLink m_link;
    PaperWidth m_paper;
};

} // namespace ventanilla::drivers
