// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder_link/watch.h"

#include <algorithm>
#include <cstdint>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace ventanilla {
namespace {

bool addTo(const UniqueFd& epoll, int fd)
{
    epoll_event interest{};
    interest.events = EPOLLIN;
    interest.data.fd = fd;
    return ::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, fd, &interest) == 0;
}

void setTimer(const UniqueFd& timer, std::chrono::milliseconds limit)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit);
    const std::chrono::nanoseconds rest = limit - seconds;
    itimerspec when{};
    when.it_value.tv_sec = seconds.count();
    when.it_value.tv_nsec = rest.count();
    VN_ASSERT(::timerfd_settime(timer.get(), 0, &when, nullptr) == 0);
}

} // namespace

Result<Watch> Watch::create()
{
    Watch watch;
    watch.m_epoll = UniqueFd{::epoll_create1(EPOLL_CLOEXEC)};
    watch.m_timer = UniqueFd{::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)};
    watch.m_event = UniqueFd{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    if (!watch.m_epoll || !addTo(watch.m_epoll, watch.m_timer.get()) ||
        !addTo(watch.m_epoll, watch.m_event.get()))
    {
        return Error{ErrorKind::Internal, "no descriptors to watch a decoder with"};
    }
    return watch;
}

void Watch::listenTo(int channel)
{
    VN_ASSERT(addTo(m_epoll, channel));
}

void Watch::leave(int channel)
{
    (void)::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, channel, nullptr);
}

void Watch::limitTo(std::chrono::milliseconds limit)
{
    // A timer of zero would be no timer.
    setTimer(m_timer, std::max(limit, std::chrono::milliseconds{1}));
}

void Watch::liftLimit()
{
    setTimer(m_timer, std::chrono::milliseconds{0});
}

bool Watch::limitPassed()
{
    std::uint64_t times = 0;
    return ::read(m_timer.get(), &times, sizeof times) == sizeof times;
}

void Watch::keepAwake(bool awake)
{
    if (awake == m_awake) {
        return;
    }
    m_awake = awake;
    std::uint64_t count = 1;
    const auto moved = awake ? ::write(m_event.get(), &count, sizeof count)
                             : ::read(m_event.get(), &count, sizeof count);
    VN_ASSERT(moved == sizeof count);
}

} // namespace ventanilla
