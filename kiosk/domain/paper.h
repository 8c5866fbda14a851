// SPDX-License-Identifier: EUPL-1.2
//
// What a step expects on the tray, and in which form a camera hands over its picture.
#pragma once

#include <cstdint>

namespace ventanilla {

/// Formats and symbologies outside the expected kind are ignored.
enum class PaperKind { Identity, IdentityBack, ProofOfAddress };

enum class PixelFormat : std::uint8_t { Mjpeg, Yuyv };

} // namespace ventanilla
