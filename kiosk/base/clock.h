// SPDX-License-Identifier: EUPL-1.2
//
// Time as an argument: production passes the system's clocks, tests their own.
#pragma once

#include <chrono>

namespace ventanilla {

class Clock
{
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    /// Civil time, UTC. May jump in both directions.
    [[nodiscard]] virtual std::chrono::sys_seconds now() const = 0;
    /// Never jumps; for waits and time-outs.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point steadyNow() const = 0;
};

class SystemClock : public Clock
{
public:
    [[nodiscard]] std::chrono::sys_seconds now() const override;
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override;
};

/// Stands still until it is told to move.
class ManualClock : public Clock
{
public:
    explicit ManualClock(std::chrono::sys_seconds start)
        : m_now(start)
    {}
    [[nodiscard]] std::chrono::sys_seconds now() const override { return m_now; }
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override
    {
        return m_steady;
    }
    /// Moves both clocks forward.
    void advance(std::chrono::milliseconds by);
    /// Sets civil time alone, as a wrong battery or NTP does.
    void jumpTo(std::chrono::sys_seconds now) { m_now = now; }

private:
    std::chrono::sys_seconds m_now;
    std::chrono::milliseconds m_fraction{0};
    std::chrono::steady_clock::time_point m_steady{};
};

/// The UTC calendar day of @p now.
[[nodiscard]] std::chrono::year_month_day dayOf(std::chrono::sys_seconds now);

} // namespace ventanilla
