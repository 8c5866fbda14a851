// SPDX-License-Identifier: EUPL-1.2
#include "drivers/camera/frame_stream.h"

#include <algorithm>
#include <utility>

namespace ventanilla::drivers {
namespace {

// A camera that floods us with bad frames must not keep the caller.
constexpr int kMostBuffersAtOnce = 16;

} // namespace

FrameStream::FrameStream(std::unique_ptr<VideoQueue> queue,
                         const VideoMode& mode,
                         FrameRing& ring,
                         std::uint32_t skipped)
    : m_queue(std::move(queue))
    , m_mode(mode)
    , m_ring(ring)
    , m_skip(skipped)
{}

std::optional<std::uint32_t> FrameStream::usable(const FilledBuffer& buffer)
{
    const auto memory = m_queue->memory(buffer.index);
    // Some cameras flag a torn frame, others only shorten or overstate it.
    if (buffer.flaggedBad || buffer.bytesUsed > memory.size()) {
        return std::nullopt;
    }
    auto size = wholeFrame(m_mode, memory.first(buffer.bytesUsed));
    if (size && m_skip > 0) {
        --m_skip;
        size.reset();
    }
    return size;
}

std::optional<std::uint32_t> FrameStream::freeSlot() const
{
    const auto slots = std::min(m_lent.size(), m_ring.slots());
    for (std::uint32_t i = 0; i < slots; ++i) {
        if (!m_lent.at(i)) {
            return i;
        }
    }
    return std::nullopt;
}

CameraFrame FrameStream::lend(std::uint32_t slot, std::uint32_t size, const FilledBuffer& buffer)
{
    m_lent.at(slot) = true;
    return {slot,
            size,
            static_cast<std::uint16_t>(m_mode.size.width),
            static_cast<std::uint16_t>(m_mode.size.height),
            m_mode.format,
            buffer.sequence};
}

Result<std::optional<CameraFrame>> FrameStream::next()
{
    for (int i = 0; i < kMostBuffersAtOnce && !m_failed; ++i) {
        VN_TRY(const auto buffer, m_queue->dequeue());
        if (!buffer) {
            return std::optional<CameraFrame>{};
        }
        const auto size = usable(*buffer);
        if (size && m_queue->fillsRing()) {
            return std::optional{lend(buffer->index, *size, *buffer)};
        }
        const auto slot = freeSlot();
        const bool copies = size && slot && *size <= m_ring.slotSize();
        if (copies) {
            std::copy_n(m_queue->memory(buffer->index).begin(), *size, m_ring.slot(*slot).begin());
        }
        VN_CHECK(m_queue->enqueue(buffer->index));
        if (copies) {
            return std::optional{lend(*slot, *size, *buffer)};
        }
    }
    if (m_failed) {
        return Error{ErrorKind::Unavailable, "the camera is gone"};
    }
    return std::optional<CameraFrame>{};
}

void FrameStream::giveBack(std::uint32_t slot)
{
    if (slot >= m_lent.size() || !std::exchange(m_lent.at(slot), false)) {
        return;
    }
    if (m_queue->fillsRing() && !m_queue->enqueue(slot)) {
        m_failed = true;
    }
}

bool FrameStream::starved() const
{
    return !freeSlot();
}

} // namespace ventanilla::drivers
