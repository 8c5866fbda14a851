// SPDX-License-Identifier: EUPL-1.2
//
// Asks the courier how the kiosk is: the time, and whether anybody may begin. Never waits for it.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/line_socket.h"
#include "services/protocol/courier_socket.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla::app {

/// Thread-bound.
class ServiceWatch
{
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr std::chrono::seconds kEvery{30};
    static constexpr std::chrono::seconds kPatience{5};
    /// Unanswered questions after which the courier counts as away: three minutes. It is started
    /// again when it dies, and what is accepted meanwhile waits in the spool.
    static constexpr int kMostUnanswered = 36;

    /// What the resident processes are told.
    struct State
    {
        std::vector<std::string> blocked;    ///< Reasons why nobody may begin; empty: open.
        std::chrono::seconds clockOffset{0}; ///< To add to the system's clock.

        friend bool operator==(const State&, const State&) = default;
    };

    /// @p clock must outlive the watch. An empty @p socket: there is no courier to ask.
    ServiceWatch(const Clock& clock, std::string socket)
        : m_clock(clock)
        , m_socketPath(std::move(socket))
    {}

    /// Call often. True: the state is another one.
    bool look(Time now);
    [[nodiscard]] const State& state() const { return m_state; }

private:
    void ask(Time now);
    [[nodiscard]] std::optional<protocol::ServiceState> answer();
    void giveUp(Time now);
    void noteNotices(const std::vector<std::string>& notices);

    const Clock& m_clock;
    std::string m_socketPath;
    LineSocket m_socket;
    bool m_asked = false;
    Time m_due{};
    Time m_askedAt{};
    int m_unanswered = 0;
    State m_state;
    std::vector<std::string> m_notices;
};

} // namespace ventanilla::app
