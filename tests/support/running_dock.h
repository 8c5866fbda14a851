// SPDX-License-Identifier: EUPL-1.2
//
// A dock that serves for the length of a test, and a hand that asks it for things.
#pragma once

#include "kiosk/base/line_socket.h"
#include "services/dock/dock.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>

namespace ventanilla::test {

class RunningDock
{
public:
    RunningDock()
        : m_stop(::eventfd(0, EFD_CLOEXEC))
    {
        auto listening = dock::Dock::listen(socketPath(), {m_folder.path(), 12});
        if (!listening) {
            throw std::runtime_error{"the dock does not listen"};
        }
        m_dock = std::move(*listening);
        m_thread = std::thread{[this] { (void)m_dock->serve(m_stop.get()); }};
        m_hand = connect();
    }
    RunningDock(const RunningDock&) = delete;
    RunningDock& operator=(const RunningDock&) = delete;
    ~RunningDock() { end(); }

    /// The dock goes away in mid-life: its sockets close.
    void end()
    {
        if (m_thread.joinable()) {
            ::eventfd_write(m_stop.get(), 1);
            m_thread.join();
            m_dock.reset();
        }
    }

    [[nodiscard]] std::string socketPath() const { return m_folder / "dock.sock"; }
    [[nodiscard]] const TemporaryFolder& folder() const { return m_folder; }

    [[nodiscard]] LineSocket connect() const
    {
        auto socket = LineSocket::connect(socketPath());
        if (!socket) {
            throw std::runtime_error{"the dock does not answer"};
        }
        return std::move(*socket);
    }

    /// The dock's answer, a line of JSON.
    std::string ask(std::string_view request)
    {
        if (!m_hand.send(request)) {
            return "the dock is gone";
        }
        const auto answer = m_hand.receiveWithin(std::chrono::seconds{10});
        return answer ? answer->text : "no answer";
    }

private:
    TemporaryFolder m_folder;
    UniqueFd m_stop;
    std::unique_ptr<dock::Dock> m_dock;
    std::thread m_thread;
    LineSocket m_hand;
};

/// Waits until @p fd is readable; false after @p limit.
inline bool waitReadable(int fd, std::chrono::milliseconds limit)
{
    pollfd poll{fd, POLLIN, 0};
    return ::poll(&poll, 1, static_cast<int>(limit.count())) > 0;
}

} // namespace ventanilla::test
