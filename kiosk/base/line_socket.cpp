// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/line_socket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <iterator>

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace ventanilla {
namespace {

constexpr int kWriteLimitMs = 1000;

Result<sockaddr_un> addressOf(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        return Error{ErrorKind::InvalidInput, "socket path is too long"};
    }
    std::copy(path.begin(), path.end(), std::begin(address.sun_path));
    return address;
}

bool waitFor(int fd, short events, int milliseconds)
{
    pollfd poll{fd, events, 0};
    while (true) {
        const int ready = ::poll(&poll, 1, milliseconds);
        if (ready >= 0 || errno != EINTR) {
            return ready > 0;
        }
    }
}

/// Puts @p fds into @p control and points the header at it.
void attach(msghdr& message, std::span<char> control, std::span<const int> fds)
{
    message.msg_control = control.data();
    message.msg_controllen = CMSG_SPACE(sizeof(int) * fds.size());
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * fds.size());
    std::memcpy(CMSG_DATA(header), fds.data(), sizeof(int) * fds.size());
}

void collect(msghdr& message, std::deque<UniqueFd>& into)
{
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(&message, header))
    {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof fd);
            into.emplace_back(fd);
        }
    }
}

void takeOver(Line& line, std::deque<UniqueFd>& fds)
{
    std::move(fds.begin(), fds.end(), std::back_inserter(line.fds));
    fds.clear();
}

} // namespace

LineSocket::LineSocket(UniqueFd fd)
    : m_fd(std::move(fd))
{}

Result<LineSocket> LineSocket::connect(const std::string& path)
{
    VN_TRY(const auto address, addressOf(path));
    UniqueFd fd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (!fd ||
        ::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return Error{ErrorKind::Unavailable, "nobody listens at the socket"};
    }
    return LineSocket{std::move(fd)};
}

Result<std::pair<LineSocket, UniqueFd>> LineSocket::pair()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return Error{ErrorKind::Internal, "no socket pair to be had"};
    }
    return std::pair{LineSocket{UniqueFd{ends[0]}}, UniqueFd{ends[1]}};
}

Result<void> LineSocket::send(std::string_view text, std::span<const int> fds)
{
    VN_ASSERT(text.find('\n') == std::string_view::npos && fds.size() <= kMaxFds);
    if (!m_fd) {
        return Error{ErrorKind::Unavailable, "the socket is closed"};
    }
    std::string bytes{text};
    bytes.push_back('\n');
    std::string_view rest = bytes;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMaxFds)> control{};
    while (!rest.empty()) {
        iovec part{const_cast<char*>(rest.data()), rest.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        if (!fds.empty()) {
            attach(message, control, fds);
        }
        const auto sent = ::sendmsg(m_fd.get(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            rest.remove_prefix(static_cast<std::size_t>(sent));
            fds = {};
            continue;
        }
        const bool full = sent < 0 && (errno == EAGAIN || errno == EINTR);
        if (!full || !waitFor(m_fd.get(), POLLOUT, kWriteLimitMs)) {
            return Error{ErrorKind::Unavailable, "the peer does not read"};
        }
    }
    return {};
}

/// True when bytes came, false when there were none yet.
Result<bool> LineSocket::fill()
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): filled by recvmsg
    std::array<char, 65536> bytes;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMaxFds)> control{};
    iovec part{bytes.data(), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const auto got = ::recvmsg(m_fd.get(), &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got < 0) {
        if (errno == EAGAIN || errno == EINTR) {
            return false;
        }
        return Error{ErrorKind::Unavailable, "the socket failed"};
    }
    if (got == 0) {
        return Error{ErrorKind::Unavailable, "the peer closed the socket"};
    }
    std::deque<UniqueFd> fds;
    collect(message, fds);
    std::string_view rest{bytes.data(), static_cast<std::size_t>(got)};
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        m_buffer.append(rest.substr(0, end));
        if (m_buffer.size() > kMaxLine) {
            return Error{ErrorKind::InvalidInput, "a line is over-long"};
        }
        if (end == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(end + 1);
        Line line{std::exchange(m_buffer, {}), {}};
        takeOver(line, m_waitingFds);
        m_lines.push_back(std::move(line));
    }
    // One read may hold several lines, but it ends with the bytes that descriptors came with, and a
    // sender attaches them to a line's first byte: they belong to the last line begun.
    std::move(fds.begin(), fds.end(), std::back_inserter(m_waitingFds));
    if (m_buffer.empty() && !m_lines.empty()) {
        takeOver(m_lines.back(), m_waitingFds);
    }
    return true;
}

Result<std::optional<Line>> LineSocket::receive()
{
    if (m_lines.empty()) {
        if (!m_fd) {
            return Error{ErrorKind::Unavailable, "the socket is closed"};
        }
        VN_TRY(const bool more, fill());
        (void)more;
    }
    if (m_lines.empty()) {
        return std::optional<Line>{};
    }
    std::optional<Line> line{std::move(m_lines.front())};
    m_lines.pop_front();
    return line;
}

Result<Line> LineSocket::receiveWithin(std::chrono::milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (true) {
        VN_TRY(auto line, receive());
        if (line) {
            return std::move(*line);
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        if (left.count() <= 0 || !waitFor(m_fd.get(), POLLIN, static_cast<int>(left.count()))) {
            return Error{ErrorKind::TimedOut, "no line came in time"};
        }
    }
}

Result<LineListener> LineListener::listen(const std::string& path)
{
    VN_TRY(const auto address, addressOf(path));
    LineListener listener;
    listener.m_fd = UniqueFd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    ::unlink(path.c_str());
    if (!listener.m_fd ||
        ::bind(listener.m_fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
            0 ||
        ::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0 || ::listen(listener.m_fd.get(), 16) != 0)
    {
        return Error{ErrorKind::Unavailable, "cannot listen at the socket path"};
    }
    return listener;
}

Result<std::optional<std::pair<LineSocket, unsigned>>> LineListener::accept()
{
    using Peer = std::optional<std::pair<LineSocket, unsigned>>;
    UniqueFd fd{::accept4(m_fd.get(), nullptr, nullptr, SOCK_CLOEXEC)};
    if (!fd) {
        if (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED) {
            return Peer{};
        }
        return Error{ErrorKind::Unavailable, "accepting a peer failed"};
    }
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(fd.get(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) {
        return Peer{};
    }
    return Peer{std::pair{LineSocket{std::move(fd)}, credentials.uid}};
}

} // namespace ventanilla
