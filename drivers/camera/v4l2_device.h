// SPDX-License-Identifier: EUPL-1.2
//
// A Video4Linux capture node: its modes, its controls, its stream.
#pragma once

#include "drivers/camera/camera_profile.h"
#include "drivers/camera/video_mode.h"
#include "drivers/camera/video_queue.h"
#include "kiosk/base/shared_memory.h"
#include "kiosk/base/unique_fd.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ventanilla::drivers {

/// Thread-bound.
class V4l2Device
{
public:
    /// @p node is an open /dev/videoN.
    explicit V4l2Device(UniqueFd node);

    [[nodiscard]] int fd() const { return m_node.get(); }

    /// MJPEG and YUYV modes; of step-wise ranges the largest and 1920x1080. Fails with Unavailable,
    /// or Unsupported for a node that captures no pictures.
    [[nodiscard]] Result<std::vector<VideoMode>> modes() const;
    /// The mode that the camera has chosen, which need not be @p wanted.
    [[nodiscard]] Result<VideoMode> setMode(const VideoMode& wanted);
    /// False: the camera has no such control, or refuses the value.
    [[nodiscard]] bool setControl(const CameraControl& control) const;
    /// The current value, if there is such a control.
    [[nodiscard]] std::optional<std::int32_t> control(std::uint32_t id) const;

    /// Starts to stream. With CameraMemory::Any the ring if the kernel can fill it, else mapped.
    /// @p ring is written by the kernel until the queue goes: wiping it (MADV_REMOVE) before then
    /// would part the two for good.
    [[nodiscard]] Result<std::unique_ptr<VideoQueue>> stream(FrameRing& ring,
                                                             CameraMemory memory) const;

private:
    void listSizes(PixelFormat format, std::vector<VideoMode>& modes) const;

    UniqueFd m_node;
    std::uint32_t m_imageSize = 0; ///< Of the mode that is set.
};

} // namespace ventanilla::drivers
