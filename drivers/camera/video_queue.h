// SPDX-License-Identifier: EUPL-1.2
//
// A camera's buffers as four verbs: the seam between the kernel and the rules about frames.
#pragma once

#include "kiosk/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace ventanilla::drivers {

/// A buffer that the camera has filled and that is ours until enqueue().
struct FilledBuffer
{
    std::uint32_t index = 0;
    std::uint32_t bytesUsed = 0; ///< As the camera says: may exceed the memory.
    std::uint32_t sequence = 0;
    bool flaggedBad = false;
};

/// Thread-bound. Streams from creation to destruction.
class VideoQueue
{
public:
    VideoQueue() = default;
    VideoQueue(const VideoQueue&) = delete;
    VideoQueue& operator=(const VideoQueue&) = delete;
    virtual ~VideoQueue() = default;

    /// True: buffer i is slot i of the ring. False: the bytes must be copied out.
    [[nodiscard]] virtual bool fillsRing() const = 0;
    [[nodiscard]] virtual std::uint32_t buffers() const = 0;
    [[nodiscard]] virtual std::span<const std::byte> memory(std::uint32_t index) const = 0;
    /// A filled buffer, or nothing yet. Fails with Unavailable when the camera is gone.
    [[nodiscard]] virtual Result<std::optional<FilledBuffer>> dequeue() = 0;
    virtual Result<void> enqueue(std::uint32_t index) = 0;
};

} // namespace ventanilla::drivers
