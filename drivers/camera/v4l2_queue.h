// SPDX-License-Identifier: EUPL-1.2
//
// A stream of Video4Linux buffers: the ring's own memory, or the kernel's mapped.
#pragma once

#include "drivers/camera/video_queue.h"
#include "kiosk/base/shared_memory.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ventanilla::drivers {

/// Thread-bound. The destructor stops the stream; the kernel then writes no more.
class V4l2Queue final : public VideoQueue
{
public:
    /// The kernel fills the slots of @p ring itself. Fails with Unsupported when it cannot,
    /// Unavailable when the camera is gone or used by somebody else.
    [[nodiscard]] static Result<std::unique_ptr<VideoQueue>>
    fillRing(int fd, FrameRing& ring, std::uint32_t imageSize);
    /// Fails with Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<VideoQueue>> map(int fd);

    ~V4l2Queue() override;

    [[nodiscard]] bool fillsRing() const override { return m_fillsRing; }
    [[nodiscard]] std::uint32_t buffers() const override
    {
        return static_cast<std::uint32_t>(m_memory.size());
    }
    [[nodiscard]] std::span<const std::byte> memory(std::uint32_t index) const override
    {
        return m_memory.at(index);
    }
    [[nodiscard]] Result<std::optional<FilledBuffer>> dequeue() override;
    Result<void> enqueue(std::uint32_t index) override;

private:
    V4l2Queue(int fd, bool fillsRing)
        : m_fd(fd)
        , m_fillsRing(fillsRing)
    {}
    [[nodiscard]] Result<std::uint32_t> request(std::uint32_t count) const;
    Result<void> mapBuffer(std::uint32_t index);
    Result<void> start();

    int m_fd; ///< Borrowed from the device.
    bool m_fillsRing;
    std::vector<std::span<std::byte>> m_memory;
};

} // namespace ventanilla::drivers
