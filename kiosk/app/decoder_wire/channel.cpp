// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder_wire/channel.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace ventanilla::decoder_wire {
namespace {

struct alignas(cmsghdr) ControlBuffer
{
    std::array<char, CMSG_SPACE(kMaxModelFiles * sizeof(int))> bytes{};
};

std::vector<UniqueFd> takeFds(msghdr& message)
{
    std::vector<UniqueFd> fds;
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
         part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        const auto count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(part) + i * sizeof fd, sizeof fd);
            fds.emplace_back(fd);
        }
    }
    return fds;
}

} // namespace

Result<std::pair<Channel, UniqueFd>> Channel::pair()
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return Error{ErrorKind::Internal, "no socket pair to be had"};
    }
    return std::pair{Channel{UniqueFd{ends[0]}}, UniqueFd{ends[1]}};
}

Result<void>
Channel::send(std::span<const std::byte> bytes, Waiting waiting, std::span<const int> fds)
{
    VN_ASSERT(fds.size() <= kMaxModelFiles);
    iovec part{const_cast<std::byte*>(bytes.data()), bytes.size()};
    ControlBuffer control;
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (!fds.empty()) {
        message.msg_control = control.bytes.data();
        message.msg_controllen = CMSG_SPACE(fds.size_bytes());
        cmsghdr* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(fds.size_bytes());
        std::memcpy(CMSG_DATA(header), fds.data(), fds.size_bytes());
    }
    const int flags = MSG_NOSIGNAL | (waiting == Waiting::ReturnsAtOnce ? MSG_DONTWAIT : 0);
    ssize_t sent = -1;
    do {
        sent = ::sendmsg(m_fd.get(), &message, flags);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0) {
        return Error{ErrorKind::Unavailable, "the decoder channel takes no message"};
    }
    return {};
}

Result<std::optional<Packet>> Channel::receive(Waiting waiting)
{
    m_buffer.resize(kMaxMessage);
    iovec part{m_buffer.data(), m_buffer.size()};
    ControlBuffer control;
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes.data();
    message.msg_controllen = control.bytes.size();
    const int flags = MSG_CMSG_CLOEXEC | (waiting == Waiting::ReturnsAtOnce ? MSG_DONTWAIT : 0);
    ssize_t received = -1;
    do {
        received = ::recvmsg(m_fd.get(), &message, flags);
    } while (received < 0 && errno == EINTR);
    if (received < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        return std::optional<Packet>{};
    }
    if (received <= 0) {
        return Error{ErrorKind::Unavailable, "the decoder channel is closed"};
    }
    Packet packet;
    packet.fds = takeFds(message);
    const auto size = static_cast<std::size_t>(received);
    packet.bytes = SensitiveBytes{
        std::vector<std::byte>(m_buffer.begin(), m_buffer.begin() + static_cast<ssize_t>(size))};
    wipeMemory(m_buffer.data(), size);
    if ((message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
        return Error{ErrorKind::InvalidInput, "a decoder message is over-long"};
    }
    return std::optional<Packet>{std::move(packet)};
}

Result<Packet> Channel::receiveWithin(std::chrono::milliseconds limit)
{
    pollfd readable{m_fd.get(), POLLIN, 0};
    if (::poll(&readable, 1, static_cast<int>(limit.count())) == 0) {
        return Error{ErrorKind::TimedOut, "no message from the decoder in time"};
    }
    VN_TRY(auto packet, receive(Waiting::ReturnsAtOnce));
    if (!packet) {
        return Error{ErrorKind::TimedOut, "no message from the decoder in time"};
    }
    return *std::move(packet);
}

} // namespace ventanilla::decoder_wire
