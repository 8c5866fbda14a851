// SPDX-License-Identifier: EUPL-1.2
//
// What the dock says to a virtual device, one JSON object a line, and what the device says to it.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/ports/barcode_reader.h"
#include "kiosk/ports/room.h"
#include "kiosk/ports/slip_printer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace ventanilla::drivers {

struct DockAnswer
{
    std::optional<Error> refused;
    std::optional<PrinterState> printer;
};
/// Comes with the frame's bytes as a descriptor.
struct DockFrame
{
    std::uint32_t size = 0;
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    std::uint32_t sequence = 0;
};
enum class DockEvent { Plugged, Unplugged };

using DockLine = std::variant<DockAnswer, DockFrame, DockEvent, Scan, PresenceState>;

/// Fails with InvalidInput.
[[nodiscard]] Result<DockLine> parseDockLine(std::string_view line);

[[nodiscard]] std::string printLine(std::uint32_t width, std::uint32_t height);
[[nodiscard]] std::string trayLightLine(bool on);
[[nodiscard]] std::string statusLightLine(StatusLight light);

} // namespace ventanilla::drivers
