// SPDX-License-Identifier: EUPL-1.2
//
// Cameras hand over undecoded bytes in a ring of shared memory.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/shared_memory.h"
#include "kiosk/domain/paper.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace ventanilla {

/// Preview: small and quick. Capture: the sensor's full resolution.
enum class CameraMode { Preview, Capture };

/// A filled slot of the ring; the slot belongs to the receiver until giveBack().
struct CameraFrame
{
    std::uint32_t slot = 0;
    std::uint32_t size = 0; ///< Bytes used in the slot.
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    PixelFormat format = PixelFormat::Mjpeg;
    std::uint32_t sequence = 0;
};

/// Thread-bound. Open (descriptor, stream, lamp) only between start() and stop().
class Camera
{
public:
    Camera() = default;
    Camera(const Camera&) = delete;
    Camera& operator=(const Camera&) = delete;
    virtual ~Camera() = default;

    /// Starts streaming into @p ring, which must outlive the stream. Fails with Unavailable or
    /// TimedOut.
    virtual Result<void> start(CameraMode mode, FrameRing& ring) = 0;
    /// Stops and releases the device; harmless when stopped.
    virtual void stop() = 0;
    /// Becomes readable when next() has something to say; -1 while stopped.
    [[nodiscard]] virtual int readableFd() const = 0;
    /// A frame, or nothing yet. Frames are dropped while no slot is free.
    /// Fails with Unavailable when the camera is gone: the caller may start() again later.
    [[nodiscard]] virtual Result<std::optional<CameraFrame>> next() = 0;
    virtual void giveBack(std::uint32_t slot) = 0;
};

class DocumentCamera : public Camera
{};

class PortraitCamera : public Camera
{};

} // namespace ventanilla
