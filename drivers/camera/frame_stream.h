// SPDX-License-Identifier: EUPL-1.2
//
// Takes whole frames from a camera's buffers and sees that every buffer goes back.
#pragma once

#include "drivers/camera/video_mode.h"
#include "drivers/camera/video_queue.h"
#include "kiosk/base/shared_memory.h"
#include "kiosk/ports/camera.h"

#include <array>
#include <cstdint>
#include <memory>

namespace ventanilla::drivers {

/// Thread-bound.
class FrameStream
{
public:
    /// The first @p skipped whole frames are not used. @p ring is borrowed.
    FrameStream(std::unique_ptr<VideoQueue> queue,
                const VideoMode& mode,
                FrameRing& ring,
                std::uint32_t skipped);

    /// The next whole frame, or nothing yet. Fails with Unavailable when the camera is gone.
    [[nodiscard]] Result<std::optional<CameraFrame>> next();
    void giveBack(std::uint32_t slot);
    /// Everything that the camera could fill is lent: silence is then our own fault.
    [[nodiscard]] bool starved() const;

private:
    [[nodiscard]] std::optional<std::uint32_t> usable(const FilledBuffer& buffer);
    [[nodiscard]] std::optional<std::uint32_t> freeSlot() const;
    [[nodiscard]] CameraFrame
    lend(std::uint32_t slot, std::uint32_t size, const FilledBuffer& buffer);

    std::unique_ptr<VideoQueue> m_queue;
    VideoMode m_mode;
    FrameRing& m_ring;
    std::uint32_t m_skip;
    std::array<bool, kCameraRingSlots> m_lent{};
    bool m_failed = false; ///< A buffer could not be given back: the camera is gone.
};

} // namespace ventanilla::drivers
