// SPDX-License-Identifier: EUPL-1.2
//
// What one model of camera needs to be told, as a file: quirks are data.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/paper.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::drivers {

struct PictureSize
{
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    friend bool operator==(const PictureSize&, const PictureSize&) = default;
};

struct CameraControl
{
    std::uint32_t id = 0; ///< V4L2_CID_...
    std::int32_t value = 0;

    friend bool operator==(const CameraControl&, const CameraControl&) = default;
};

/// Ring: the kernel fills the ring itself. Mapped: the kernel's own buffers, copied once.
enum class CameraMemory { Any, Ring, Mapped };

struct CameraProfile
{
    PictureSize preview{1920, 1080};
    std::optional<PictureSize> capture; ///< Absent: the largest that the camera has.
    std::optional<PixelFormat> format;  ///< Absent: MJPEG where there is a choice.
    CameraMemory memory = CameraMemory::Any;
    std::uint32_t skippedFrames = 0;     ///< After a start, while the exposure settles.
    std::vector<CameraControl> controls; ///< Set in this order at every start.
    std::optional<std::uint32_t> lamp;   ///< Set to one at start and to zero at stop.
};

/// Lines of `key = value`; `#` begins a comment. Keys: preview, capture (WIDTHxHEIGHT), format
/// (mjpeg, yuyv), memory (ring, mapped), skip, lamp, control.NAME. A control is named as in the
/// README or by its number (0x00980913). Fails with InvalidInput, also for a key that is not known.
[[nodiscard]] Result<CameraProfile> parseCameraProfile(std::string_view text);

} // namespace ventanilla::drivers
