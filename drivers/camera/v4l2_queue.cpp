// SPDX-License-Identifier: EUPL-1.2
#include "drivers/camera/v4l2_queue.h"

#include "drivers/camera/v4l2_call.h"

#include <utility>

#include <linux/videodev2.h>
#include <sys/mman.h>
#include <unistd.h>

namespace ventanilla::drivers {
namespace {

v4l2_buffer bufferOf(std::uint32_t index, bool fillsRing)
{
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = fillsRing ? V4L2_MEMORY_USERPTR : V4L2_MEMORY_MMAP;
    buffer.index = index;
    return buffer;
}

std::size_t wholePages(std::size_t size)
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (size + page - 1) / page * page;
}

} // namespace

Result<std::unique_ptr<VideoQueue>>
V4l2Queue::fillRing(int fd, FrameRing& ring, std::uint32_t imageSize)
{
    // Only what a frame may need is pinned, not the whole slot.
    const auto size = wholePages(imageSize);
    if (size == 0 || size > ring.slotSize()) {
        return Error{ErrorKind::Unsupported, "the camera's frames do not fit the ring"};
    }
    std::unique_ptr<V4l2Queue> queue{new V4l2Queue{fd, true}};
    VN_TRY(const auto count, queue->request(static_cast<std::uint32_t>(ring.slots())));
    if (count < ring.slots()) {
        return Error{ErrorKind::Unsupported, "the camera takes too few buffers"};
    }
    for (std::size_t i = 0; i < ring.slots(); ++i) {
        queue->m_memory.push_back(ring.slot(i).first(size));
    }
    VN_CHECK(queue->start());
    return std::unique_ptr<VideoQueue>{std::move(queue)};
}

Result<std::unique_ptr<VideoQueue>> V4l2Queue::map(int fd)
{
    constexpr std::uint32_t kBuffers = 4;
    std::unique_ptr<V4l2Queue> queue{new V4l2Queue{fd, false}};
    VN_TRY(const auto count, queue->request(kBuffers));
    for (std::uint32_t i = 0; i < count; ++i) {
        VN_CHECK(queue->mapBuffer(i));
    }
    VN_CHECK(queue->start());
    return std::unique_ptr<VideoQueue>{std::move(queue)};
}

V4l2Queue::~V4l2Queue()
{
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    (void)v4l2Call(m_fd, VIDIOC_STREAMOFF, type);
    if (!m_fillsRing) {
        for (const auto& memory : m_memory) {
            ::munmap(memory.data(), memory.size());
        }
    }
    // Gives back the memory, and with it the camera to whoever wants another mode.
    (void)request(0);
}

Result<std::uint32_t> V4l2Queue::request(std::uint32_t count) const
{
    v4l2_requestbuffers buffers{};
    buffers.count = count;
    buffers.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffers.memory = m_fillsRing ? V4L2_MEMORY_USERPTR : V4L2_MEMORY_MMAP;
    const int failed = v4l2Call(m_fd, VIDIOC_REQBUFS, buffers);
    if (failed == EINVAL && m_fillsRing) {
        return Error{ErrorKind::Unsupported, "the camera cannot fill our memory"};
    }
    if (failed != 0) {
        return cameraGone();
    }
    return buffers.count;
}

Result<void> V4l2Queue::mapBuffer(std::uint32_t index)
{
    auto buffer = bufferOf(index, m_fillsRing);
    if (v4l2Call(m_fd, VIDIOC_QUERYBUF, buffer) != 0) {
        return cameraGone();
    }
    void* const address =
        ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, m_fd, buffer.m.offset);
    if (address == MAP_FAILED) {
        return cameraGone();
    }
    ::madvise(address, buffer.length, MADV_DONTDUMP);
    m_memory.emplace_back(static_cast<std::byte*>(address), buffer.length);
    return {};
}

Result<void> V4l2Queue::start()
{
    for (std::uint32_t i = 0; i < buffers(); ++i) {
        VN_CHECK(enqueue(i));
    }
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (v4l2Call(m_fd, VIDIOC_STREAMON, type) != 0) {
        return cameraGone();
    }
    return {};
}

Result<std::optional<FilledBuffer>> V4l2Queue::dequeue()
{
    auto buffer = bufferOf(0, m_fillsRing);
    const int failed = v4l2Call(m_fd, VIDIOC_DQBUF, buffer);
    if (failed == EAGAIN) {
        return std::optional<FilledBuffer>{};
    }
    if (failed != 0 || buffer.index >= buffers()) {
        return cameraGone();
    }
    const bool bad = (buffer.flags & V4L2_BUF_FLAG_ERROR) != 0;
    return std::optional{FilledBuffer{buffer.index, buffer.bytesused, buffer.sequence, bad}};
}

Result<void> V4l2Queue::enqueue(std::uint32_t index)
{
    if (index >= buffers()) {
        return Error{ErrorKind::InvalidInput, "the stream has no such buffer"};
    }
    auto buffer = bufferOf(index, m_fillsRing);
    if (m_fillsRing) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the kernel wants a number
        buffer.m.userptr = reinterpret_cast<unsigned long>(m_memory[index].data());
        buffer.length = static_cast<std::uint32_t>(m_memory[index].size());
    }
    if (v4l2Call(m_fd, VIDIOC_QBUF, buffer) != 0) {
        return cameraGone();
    }
    return {};
}

} // namespace ventanilla::drivers
