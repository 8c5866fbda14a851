// SPDX-License-Identifier: EUPL-1.2
#include "drivers/virtual/virtual_camera.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace ventanilla::drivers {
namespace {

constexpr std::chrono::milliseconds kStartLimit{2000};

template <typename Port>
constexpr const char* kWireName =
    std::is_same_v<Port, DocumentCamera> ? "document-camera" : "portrait-camera";

} // namespace

template <typename Port>
VirtualCamera<Port>::VirtualCamera(LineSocket socket)
    : m_link(std::move(socket), kWireName<Port>)
{}

template <typename Port>
VirtualCamera<Port>::~VirtualCamera()
{
    stop();
}

template <typename Port>
Result<void> VirtualCamera<Port>::start(CameraMode mode, FrameRing& ring)
{
    stop();
    const bool capture = mode == CameraMode::Capture;
    const auto* request = capture ? R"({"start":"capture"})" : R"({"start":"preview"})";
    const auto started = m_link.ask(request, kStartLimit);
    // Whatever came up to the answer is of an earlier stream.
    m_link.forgetNews();
    if (!started) {
        if (started.error().kind() == ErrorKind::TimedOut) {
            (void)m_link.tell(R"({"stop":true})");
        }
        return started.error();
    }
    m_ring = &ring;
    m_lent.fill(false);
    return {};
}

template <typename Port>
void VirtualCamera<Port>::stop()
{
    if (m_ring != nullptr) {
        m_ring = nullptr;
        (void)m_link.tell(R"({"stop":true})");
    }
}

template <typename Port>
int VirtualCamera<Port>::readableFd() const
{
    return m_ring == nullptr ? -1 : m_link.readableFd();
}

template <typename Port>
std::optional<CameraFrame> VirtualCamera<Port>::copy(const DockFrame& head, UniqueFd fd)
{
    const auto memory = SharedMemory::map(std::move(fd), SharedMemory::Access::ReadOnly);
    const auto slots = std::min(m_lent.size(), m_ring->slots());
    const auto* const end = m_lent.begin() + slots;
    const auto* const free = std::find(std::as_const(m_lent).begin(), end, false);
    const bool whole = memory && head.size > 0 && head.size <= memory->bytes().size();
    if (!whole || head.size > m_ring->slotSize() || free == end) {
        return std::nullopt;
    }
    const auto slot = static_cast<std::uint32_t>(free - m_lent.begin());
    std::copy_n(memory->bytes().begin(), head.size, m_ring->slot(slot).begin());
    m_lent[slot] = true;
    return CameraFrame{slot, head.size, head.width, head.height, PixelFormat::Mjpeg, head.sequence};
}

template <typename Port>
std::optional<CameraFrame> VirtualCamera<Port>::take(DockLink::News news)
{
    const auto* head = std::get_if<DockFrame>(&news.line);
    if (head == nullptr) {
        return std::nullopt;
    }
    auto frame = copy(*head, std::move(news.fd));
    (void)m_link.tookFrame();
    return frame;
}

template <typename Port>
Result<std::optional<CameraFrame>> VirtualCamera<Port>::next()
{
    if (m_ring == nullptr) {
        return Error{ErrorKind::Unavailable, "the camera is stopped"};
    }
    while (true) {
        auto news = m_link.next();
        if (!news) {
            m_ring = nullptr;
            return std::move(news).error();
        }
        if (!*news) {
            return std::optional<CameraFrame>{};
        }
        if (const auto* event = std::get_if<DockEvent>(&(*news)->line);
            event != nullptr && *event == DockEvent::Unplugged)
        {
            m_ring = nullptr;
            return Error{ErrorKind::Unavailable, "the camera was unplugged"};
        }
        if (auto frame = take(std::move(**news)); frame) {
            return frame;
        }
    }
}

template <typename Port>
void VirtualCamera<Port>::giveBack(std::uint32_t slot)
{
    if (slot < m_lent.size()) {
        m_lent[slot] = false;
    }
}

template class VirtualCamera<DocumentCamera>;
template class VirtualCamera<PortraitCamera>;

} // namespace ventanilla::drivers
