// SPDX-License-Identifier: EUPL-1.2
#include "drivers/virtual/dock_link.h"

#include <utility>

#include <sys/epoll.h>
#include <sys/eventfd.h>

namespace ventanilla::drivers {
namespace {

void watch(int epoll, int fd)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

} // namespace

DockLink::DockLink(LineSocket socket, const char* device)
    : m_socket(std::move(socket))
    , m_device(device)
    , m_pending(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    watch(m_epoll.get(), m_pending.get());
    watch(m_epoll.get(), m_socket.fd());
}

Result<void> DockLink::greet()
{
    if (m_greeted) {
        return {};
    }
    m_greeted = true;
    return tell(std::string{R"({"hello":")"} + m_device + R"("})");
}

void DockLink::signalNews()
{
    eventfd_t ignored = 0;
    ::eventfd_read(m_pending.get(), &ignored);
    if (!m_news.empty()) {
        ::eventfd_write(m_pending.get(), 1);
    }
}

Result<void> DockLink::take(Line line)
{
    auto parsed = parseDockLine(line.text);
    if (!parsed) {
        m_socket.close();
        return Error{ErrorKind::Unavailable, "the dock says what nobody understands"};
    }
    auto& said = *parsed;
    if (auto* answer = std::get_if<DockAnswer>(&said)) {
        if (m_unwanted > 0) {
            --m_unwanted;
        } else {
            m_answer = std::move(*answer);
        }
        return {};
    }
    m_news.push_back(
        {std::move(said), line.fds.empty() ? UniqueFd{} : std::move(line.fds.front())});
    return {};
}

Result<void> DockLink::drain()
{
    auto line = m_socket.receive();
    while (line && *line) {
        if (auto taken = take(std::move(**line)); !taken) {
            return taken;
        }
        line = m_socket.receive();
    }
    if (!line) {
        return std::move(line).error();
    }
    return {};
}

Result<DockAnswer>
DockLink::ask(std::string_view request, std::chrono::milliseconds limit, std::span<const int> fds)
{
    VN_CHECK(greet());
    VN_CHECK(m_socket.send(request, fds));
    m_answer.reset();
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!m_answer) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        auto line = m_socket.receiveWithin(std::max(left, std::chrono::milliseconds{0}));
        if (!line) {
            ++m_unwanted;
            signalNews();
            return std::move(line).error();
        }
        if (auto taken = take(std::move(*line)); !taken) {
            return std::move(taken).error();
        }
    }
    signalNews();
    auto answer = *std::exchange(m_answer, std::nullopt);
    if (answer.refused) {
        return *answer.refused;
    }
    return answer;
}

Result<void> DockLink::tell(std::string_view request)
{
    VN_CHECK(greet());
    VN_CHECK(m_socket.send(request));
    ++m_unwanted;
    return {};
}

Result<void> DockLink::tookFrame()
{
    return m_socket.send(R"({"took":true})");
}

Result<std::optional<DockLink::News>> DockLink::next()
{
    VN_CHECK(greet());
    // What came before the dock went is still told.
    if (auto drained = drain(); !drained && m_news.empty()) {
        return std::move(drained).error();
    }
    std::optional<News> first;
    if (!m_news.empty()) {
        first = std::move(m_news.front());
        m_news.pop_front();
    }
    signalNews();
    return first;
}

void DockLink::forgetNews()
{
    m_news.clear();
    signalNews();
}

} // namespace ventanilla::drivers
