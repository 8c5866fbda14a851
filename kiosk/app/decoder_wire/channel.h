// SPDX-License-Identifier: EUPL-1.2
//
// Whole messages over one SOCK_SEQPACKET socket pair, with descriptors travelling beside them.
#pragma once

#include "kiosk/app/decoder_wire/messages.h"
#include "kiosk/base/result.h"
#include "kiosk/base/unique_fd.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace ventanilla::decoder_wire {

struct Packet
{
    SensitiveBytes bytes; ///< Copied out of the kernel: the peer cannot change it any more.
    std::vector<UniqueFd> fds;
};

/// Thread-bound.
class Channel
{
public:
    enum class Waiting { Blocks, ReturnsAtOnce };

    Channel() = default;
    explicit Channel(UniqueFd fd)
        : m_fd(std::move(fd))
    {}
    /// Two ends of a fresh socket pair; the second is for the child.
    [[nodiscard]] static Result<std::pair<Channel, UniqueFd>> pair();

    [[nodiscard]] int fd() const { return m_fd.get(); }
    [[nodiscard]] bool isOpen() const { return m_fd.valid(); }

    /// Fails with Unavailable when the peer is gone or, not waiting, reads too slowly.
    Result<void>
    send(std::span<const std::byte> bytes, Waiting waiting, std::span<const int> fds = {});

    /// The next message; nothing when none is there and we do not wait. Fails with Unavailable when
    /// the peer is gone, InvalidInput when it sent too much.
    [[nodiscard]] Result<std::optional<Packet>> receive(Waiting waiting);

    /// Waits for the next message up to @p limit. Fails with TimedOut as well.
    [[nodiscard]] Result<Packet> receiveWithin(std::chrono::milliseconds limit);

private:
    UniqueFd m_fd;
    /// Where messages arrive; allocated once and wiped after each.
    std::vector<std::byte> m_buffer;
};

} // namespace ventanilla::decoder_wire
