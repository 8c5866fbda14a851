// SPDX-License-Identifier: EUPL-1.2
//
// A ring, a camera of ours on the first video node, and patience.
#pragma once

#include "drivers/camera/v4l2_camera.h"
#include "tests/lab/guest/kernel_devices.h"

#include <memory>
#include <optional>
#include <utility>

#include <poll.h>

namespace ventanilla::lab {

class CameraBench
{
public:
    explicit CameraBench(drivers::CameraProfile profile)
        : ring(*FrameRing::create("lab-ring", kCameraRingSlots, kCameraRingSlotSize))
        , m_profile(std::move(profile))
    {
        plug();
    }

    /// A new camera on whatever node there is now, as the station would give it.
    void plug()
    {
        camera = std::make_unique<drivers::V4l2DocumentCamera>(
            openNode("video", std::chrono::seconds{5}), m_profile);
    }

    Result<std::optional<CameraFrame>> outcomeWithin(std::chrono::milliseconds limit)
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (std::chrono::steady_clock::now() < end) {
            auto frame = camera->next();
            if (!frame || *frame) {
                return frame;
            }
            pollfd poll{camera->readableFd(), POLLIN, 0};
            ::poll(&poll, 1, 200);
        }
        return std::optional<CameraFrame>{};
    }

    std::optional<CameraFrame> frame()
    {
        return outcomeWithin(std::chrono::seconds{5}).value_or(std::nullopt);
    }

    /// Takes frames and gives them back until the stream ends; nothing if it does not.
    std::optional<ErrorKind> endOfStream()
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{8};
        while (std::chrono::steady_clock::now() < end) {
            const auto outcome = outcomeWithin(std::chrono::seconds{8});
            if (!outcome) {
                return outcome.error().kind();
            }
            if (*outcome) {
                camera->giveBack((*outcome)->slot);
            }
        }
        return std::nullopt;
    }

    FrameRing ring;
    std::unique_ptr<drivers::V4l2DocumentCamera> camera;

private:
    drivers::CameraProfile m_profile;
};

} // namespace ventanilla::lab
