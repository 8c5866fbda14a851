// SPDX-License-Identifier: EUPL-1.2
//
// The paper in a photo or scan that nobody has framed. No OpenCV type shows.
#pragma once

#include "kiosk/reading/image/picture.h"

namespace ventanilla::reading {

/// @p bgr holds three channels. The paper levelled and grey where one is found, otherwise all of
/// it.
[[nodiscard]] Picture pageIn(const Picture& bgr);

} // namespace ventanilla::reading
