// SPDX-License-Identifier: EUPL-1.2
//
// Which of a camera's modes a step gets, and which of its frames are whole.
#pragma once

#include "drivers/camera/camera_profile.h"
#include "kiosk/ports/camera.h"

#include <cstddef>
#include <optional>
#include <span>

namespace ventanilla::drivers {

struct VideoMode
{
    PixelFormat format = PixelFormat::Mjpeg;
    PictureSize size;

    friend bool operator==(const VideoMode&, const VideoMode&) = default;
};

/// Preview: the size that the profile names, else the largest below it, else the smallest of all.
/// Capture: the size that the profile names, else the largest. Nothing when no mode fits a slot of
/// @p slotSize bytes.
[[nodiscard]] std::optional<VideoMode> chooseMode(std::span<const VideoMode> modes,
                                                  CameraMode wanted,
                                                  const CameraProfile& profile,
                                                  std::size_t slotSize);

/// How many of @p bytes are the frame: without the zeros that some cameras append to a JPEG.
/// Nothing for a frame that is torn, short or over-long.
[[nodiscard]] std::optional<std::uint32_t> wholeFrame(const VideoMode& mode,
                                                      std::span<const std::byte> bytes);

} // namespace ventanilla::drivers
