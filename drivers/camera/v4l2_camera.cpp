// SPDX-License-Identifier: EUPL-1.2
#include "drivers/camera/v4l2_camera.h"

#include "kiosk/base/log.h"

#include <utility>

#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace ventanilla::drivers {
namespace {

// Slow cameras take a second and a half to their first frame.
constexpr std::chrono::seconds kSilence{3};

void watch(int epoll, int fd)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

} // namespace

V4l2Stream::V4l2Stream(UniqueFd node, CameraProfile profile)
    : m_device(std::move(node))
    , m_profile(std::move(profile))
{}

V4l2Stream::~V4l2Stream()
{
    stop();
}

Result<void> V4l2Stream::start(CameraMode mode, FrameRing& ring)
{
    stop();
    auto stream = open(mode, ring);
    if (!stream) {
        setLamp(false);
        return std::move(stream).error();
    }
    m_alarm = UniqueFd{::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)};
    m_watch = UniqueFd{::epoll_create1(EPOLL_CLOEXEC)};
    watch(m_watch.get(), m_device.fd());
    watch(m_watch.get(), m_alarm.get());
    m_stream = *std::move(stream);
    expectFrames();
    return {};
}

Result<std::unique_ptr<FrameStream>> V4l2Stream::open(CameraMode mode, FrameRing& ring)
{
    VN_TRY(const auto modes, m_device.modes());
    const auto wanted = chooseMode(modes, mode, m_profile, ring.slotSize());
    if (!wanted) {
        return Error{ErrorKind::Unsupported, "the camera has no mode of ours"};
    }
    VN_TRY(const auto chosen, m_device.setMode(*wanted));
    applyProfile();
    VN_TRY(auto queue, m_device.stream(ring, m_profile.memory));
    return std::make_unique<FrameStream>(std::move(queue), chosen, ring, m_profile.skippedFrames);
}

void V4l2Stream::applyProfile()
{
    for (const auto& control : m_profile.controls) {
        if (!m_device.setControl(control)) {
            log::event(log::Level::Warning,
                       "camera.control_refused",
                       {{"control", std::int64_t{control.id}}, {"value", control.value}});
        }
    }
    setLamp(true);
}

void V4l2Stream::setLamp(bool on)
{
    if (m_profile.lamp) {
        (void)m_device.setControl({*m_profile.lamp, on ? 1 : 0});
    }
}

void V4l2Stream::stop()
{
    if (m_stream) {
        m_stream.reset();
        m_watch.reset();
        m_alarm.reset();
        setLamp(false);
    }
}

void V4l2Stream::expectFrames()
{
    itimerspec limit{};
    limit.it_value.tv_sec = kSilence.count();
    ::timerfd_settime(m_alarm.get(), 0, &limit, nullptr);
}

bool V4l2Stream::silent()
{
    std::uint64_t rings = 0;
    if (::read(m_alarm.get(), &rings, sizeof rings) != sizeof rings) {
        return false;
    }
    expectFrames();
    return !m_stream->starved();
}

Result<std::optional<CameraFrame>> V4l2Stream::next()
{
    if (!m_stream) {
        return Error{ErrorKind::Unavailable, "the camera is stopped"};
    }
    auto frame = m_stream->next();
    if (frame && *frame) {
        expectFrames();
    } else if (frame && silent()) {
        frame = Error{ErrorKind::Unavailable, "the camera streams and sends nothing"};
    }
    if (!frame) {
        stop();
    }
    return frame;
}

void V4l2Stream::giveBack(std::uint32_t slot)
{
    if (m_stream) {
        m_stream->giveBack(slot);
    }
}

} // namespace ventanilla::drivers
