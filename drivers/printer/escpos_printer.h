// SPDX-License-Identifier: EUPL-1.2
//
// A slip printer that speaks ESC/POS, on usblp or a serial line, behind the port.
#pragma once

#include "drivers/printer/printer_status.h"
#include "drivers/printer/raster.h"
#include "kiosk/base/sensitive.h"
#include "kiosk/base/unique_fd.h"
#include "kiosk/ports/slip_printer.h"

#include <chrono>
#include <functional>

namespace ventanilla::drivers {

/// How long the printer may keep us.
struct PrinterLimits
{
    std::chrono::milliseconds answer{300}; ///< To one question.
    std::chrono::milliseconds stall{4000}; ///< Taking nothing at all.
    std::chrono::milliseconds slip{20000}; ///< The whole slip.
};

/// Thread-bound.
class EscPosPrinter final : public SlipPrinter
{
public:
    using Draw = std::function<Result<Raster>(const Slip&)>;

    /// @p node is an open /dev/usb/lpN or a serial line, which is set raw at 38400 baud.
    EscPosPrinter(UniqueFd node, Draw draw, PrinterLimits limits = {});

    [[nodiscard]] PrinterState state() override;
    Result<void> print(const Slip& slip) override;

private:
    [[nodiscard]] std::optional<std::uint8_t> ask(StatusQuestion question);
    [[nodiscard]] std::optional<PrinterState> portState() const;
    void readAway() const;
    Result<void> send(const SensitiveBytes& bytes);

    UniqueFd m_node;
    Draw m_draw;
    PrinterLimits m_limits;
};

} // namespace ventanilla::drivers
