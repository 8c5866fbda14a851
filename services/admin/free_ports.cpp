// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/free_ports.h"

#include "kiosk/base/unique_fd.h"

#include <array>
#include <cstdint>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace ventanilla::admin {
namespace {

/// A bound socket keeps its port ours until all four are chosen.
struct HeldPort
{
    UniqueFd socket;
    std::uint16_t port = 0;
};

std::optional<HeldPort> hold(std::uint16_t wanted)
{
    HeldPort held;
    held.socket.reset(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(wanted);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t length = sizeof address;
    const int on = 1;
    // As the servers do: a port that only lingers in TIME_WAIT is free.
    ::setsockopt(held.socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (!held.socket || ::bind(held.socket.get(), generic, length) != 0 ||
        ::getsockname(held.socket.get(), generic, &length) != 0)
    {
        return std::nullopt;
    }
    held.port = ntohs(address.sin_port);
    return held;
}

} // namespace

Result<protocol::TrialPorts> choosePorts(const std::optional<protocol::TrialPorts>& lastTime)
{
    const auto last = lastTime.value_or(protocol::TrialPorts{});
    const std::array<std::uint16_t, 4> wanted{last.city, last.desk, last.bank, last.inbox};
    std::array<HeldPort, 4> held;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto one = hold(wanted.at(i));
        if (!one) {
            one = hold(0);
        }
        if (!one) {
            return Error{ErrorKind::Unavailable, "no free port on loopback"};
        }
        held.at(i) = std::move(*one);
    }
    return protocol::TrialPorts{held[0].port, held[1].port, held[2].port, held[3].port};
}

} // namespace ventanilla::admin
