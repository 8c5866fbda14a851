// SPDX-License-Identifier: EUPL-1.2
//
// What a slip printer answers when it is asked how it is (ESC/POS, DLE EOT n).
#pragma once

#include "kiosk/ports/slip_printer.h"

#include <cstdint>
#include <optional>

namespace ventanilla::drivers {

/// The questions: printer, cause of being offline, paper sensors.
enum class StatusQuestion : std::uint8_t { Printer = 1, OfflineCause = 2, Paper = 4 };

struct PrinterAnswers
{
    std::optional<std::uint8_t> printer;
    std::optional<std::uint8_t> offlineCause;
    std::optional<std::uint8_t> paper;
};

/// Every answer has these bits set and cleared: anything else is an echo, or noise.
[[nodiscard]] constexpr bool isStatusAnswer(std::uint8_t byte)
{
    return (byte & 0x93U) == 0x12U;
}

/// The most serious state that the answers hold. Without a first answer the printer is offline.
[[nodiscard]] PrinterState stateOf(const PrinterAnswers& answers);

/// The same from the three lines of a parallel port, which every USB printer must report.
[[nodiscard]] PrinterState stateOfPort(std::uint8_t lines);

} // namespace ventanilla::drivers
