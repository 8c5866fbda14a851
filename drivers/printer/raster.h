// SPDX-License-Identifier: EUPL-1.2
//
// Dots as a thermal head burns them.
#pragma once

#include "kiosk/base/sensitive.h"

#include <cstdint>
#include <vector>

namespace ventanilla::drivers {

/// Paper width; its printable dots at 203 dpi (8 dots a millimetre).
enum class PaperWidth : std::uint32_t { Mm58 = 384, Mm80 = 576 };

struct Raster
{
    std::uint32_t width = 0; ///< Dots, a multiple of eight.
    std::uint32_t height = 0;
    /// Rows of width / 8 bytes, first dot in the top bit, 1 is black.
    Sensitive<std::vector<std::uint8_t>> bits;

    friend bool operator==(const Raster&, const Raster&) = default;
};

} // namespace ventanilla::drivers
