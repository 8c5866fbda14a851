// SPDX-License-Identifier: EUPL-1.2
//
// Lines of text over a Unix stream socket, with descriptors travelling beside them.
// The station channel, courier.sock and dock.sock all speak through it.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/unique_fd.h"

#include <chrono>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ventanilla {

struct Line
{
    std::string text;          ///< Without its newline.
    std::vector<UniqueFd> fds; ///< Sent with this line.
};

/// Thread-bound. Reads never block; writes wait at most a second for a peer that does not read.
class LineSocket
{
public:
    static constexpr std::size_t kMaxLine = std::size_t{256} * 1024;
    static constexpr std::size_t kMaxFds = 8;

    LineSocket() = default;
    explicit LineSocket(UniqueFd fd);

    /// Connects to the socket file at @p path. Fails with Unavailable.
    [[nodiscard]] static Result<LineSocket> connect(const std::string& path);
    /// Two ends of a fresh socket pair.
    [[nodiscard]] static Result<std::pair<LineSocket, UniqueFd>> pair();

    [[nodiscard]] int fd() const { return m_fd.get(); }
    [[nodiscard]] bool isOpen() const { return m_fd.valid(); }
    void close() { m_fd.reset(); }
    [[nodiscard]] UniqueFd release() { return std::move(m_fd); }

    /// @p text must not contain a newline.
    Result<void> send(std::string_view text, std::span<const int> fds = {});

    /// The next whole line, or nothing when none has arrived yet.
    /// Fails with Unavailable when the peer is gone, InvalidInput when a line is over-long.
    [[nodiscard]] Result<std::optional<Line>> receive();

    /// As receive(), but waits up to @p limit. Fails with TimedOut.
    [[nodiscard]] Result<Line> receiveWithin(std::chrono::milliseconds limit);

private:
    Result<bool> fill();

    UniqueFd m_fd;
    std::string m_buffer;
    std::deque<UniqueFd> m_waitingFds;
    std::deque<Line> m_lines;
};

/// Listens on a socket file (mode 0600, a stale file is replaced).
class LineListener
{
public:
    [[nodiscard]] static Result<LineListener> listen(const std::string& path);
    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// A peer that has connected, or nothing. The uid comes from SO_PEERCRED.
    [[nodiscard]] Result<std::optional<std::pair<LineSocket, unsigned>>> accept();

private:
    UniqueFd m_fd;
};

} // namespace ventanilla
