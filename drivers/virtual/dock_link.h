// SPDX-License-Identifier: EUPL-1.2
//
// One virtual device's line to the dock: asks and waits for the answer, keeps what comes unasked.
#pragma once

#include "drivers/virtual/dock_lines.h"
#include "kiosk/base/line_socket.h"

#include <chrono>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ventanilla::drivers {

/// Thread-bound.
class DockLink
{
public:
    struct News
    {
        DockLine line;
        UniqueFd fd; ///< Of a frame.
    };

    /// @p socket is connected to dock.sock; @p device as on the wire, a literal.
    DockLink(LineSocket socket, const char* device);

    /// Waits for the dock's answer. Fails as the dock refuses, with TimedOut, or with Unavailable
    /// when the dock is gone.
    [[nodiscard]] Result<DockAnswer>
    ask(std::string_view request, std::chrono::milliseconds limit, std::span<const int> fds = {});
    /// The same without waiting: the answer is passed over when it comes.
    Result<void> tell(std::string_view request);
    /// For the one request that has no answer.
    Result<void> tookFrame();

    /// Readable when next() has something to say.
    [[nodiscard]] int readableFd() const { return m_epoll.get(); }
    /// Fails with Unavailable when the dock is gone.
    [[nodiscard]] Result<std::optional<News>> next();
    /// Drops what has come unasked.
    void forgetNews();

private:
    Result<void> greet();
    Result<void> take(Line line);
    Result<void> drain();
    void signalNews();

    LineSocket m_socket;
    const char* m_device;
    UniqueFd m_pending; ///< eventfd: news is kept here though the socket is silent.
    UniqueFd m_epoll;
    std::deque<News> m_news;
    std::optional<DockAnswer> m_answer;
    int m_unwanted = 0; ///< Answers still to come that nobody waits for.
    bool m_greeted = false;
};

} // namespace ventanilla::drivers
