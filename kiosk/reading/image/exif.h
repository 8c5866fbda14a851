// SPDX-License-Identifier: EUPL-1.2
//
// Finds the orientation tag of a JPEG, the one EXIF value that we use.
#pragma once

#include <cstddef>
#include <span>

namespace ventanilla::reading {

/// EXIF 2.32, 4.6.4 A: 1 to 8; 1 when there is none or it makes no sense.
[[nodiscard]] int exifOrientation(std::span<const std::byte> jpeg);

} // namespace ventanilla::reading
