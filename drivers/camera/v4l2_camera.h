// SPDX-License-Identifier: EUPL-1.2
//
// Document and portrait cameras on Video4Linux, behind the ports.
#pragma once

#include "drivers/camera/camera_profile.h"
#include "drivers/camera/frame_stream.h"
#include "drivers/camera/v4l2_device.h"
#include "kiosk/ports/camera.h"

#include <chrono>
#include <memory>
#include <utility>

namespace ventanilla::drivers {

/// What both ports do. Thread-bound.
class V4l2Stream
{
public:
    V4l2Stream(UniqueFd node, CameraProfile profile);
    V4l2Stream(const V4l2Stream&) = delete;
    V4l2Stream& operator=(const V4l2Stream&) = delete;
    ~V4l2Stream();

    Result<void> start(CameraMode mode, FrameRing& ring);
    void stop();
    [[nodiscard]] int readableFd() const { return m_stream ? m_watch.get() : -1; }
    [[nodiscard]] Result<std::optional<CameraFrame>> next();
    void giveBack(std::uint32_t slot);

private:
    Result<std::unique_ptr<FrameStream>> open(CameraMode mode, FrameRing& ring);
    void applyProfile();
    void setLamp(bool on);
    void expectFrames();
    [[nodiscard]] bool silent();

    V4l2Device m_device;
    CameraProfile m_profile;
    std::unique_ptr<FrameStream> m_stream; ///< Null: stopped.
    UniqueFd m_alarm;                      ///< Rings when the camera has been silent.
    UniqueFd m_watch;                      ///< epoll over the camera and the alarm.
};

/// A camera that ends its stream in mid-step (unplugged, reset) stays gone: its node is another one
/// when it comes back, so the owner makes a new object from a new descriptor.
template <typename Port>
class V4l2Camera final : public Port
{
public:
    V4l2Camera(UniqueFd node, CameraProfile profile)
        : m_stream(std::move(node), std::move(profile))
    {}

    Result<void> start(CameraMode mode, FrameRing& ring) override
    {
        return m_stream.start(mode, ring);
    }
    void stop() override { m_stream.stop(); }
    [[nodiscard]] int readableFd() const override { return m_stream.readableFd(); }
    [[nodiscard]] Result<std::optional<CameraFrame>> next() override { return m_stream.next(); }
    void giveBack(std::uint32_t slot) override { m_stream.giveBack(slot); }

private:
    V4l2Stream m_stream;
};

using V4l2DocumentCamera = V4l2Camera<DocumentCamera>;
using V4l2PortraitCamera = V4l2Camera<PortraitCamera>;

} // namespace ventanilla::drivers
