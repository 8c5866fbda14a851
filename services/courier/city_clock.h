// SPDX-License-Identifier: EUPL-1.2
//
// Civil time as far as a kiosk can know it: its own clock while that is plausible, else what the
// city signed and what has elapsed since.
#pragma once

#include "kiosk/base/clock.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace ventanilla::courier {

/// Thread-safe.
///
/// The rule. A time that the city signed is a *lower bound* of the true time: it may be old, it
/// cannot be early. The system's clock is implausible when it stands more than an hour before the
/// highest lower bound, or more than 400 days after it; once the city has been heard in this run
/// and its word was fresh, when it is more than ten minutes off in either direction. While it is
/// implausible now() is the lower bound plus what has elapsed.
class CityClock : public Clock
{
public:
    static constexpr std::chrono::seconds kMayLag{std::chrono::hours{1}};
    static constexpr std::chrono::seconds kMayLead{std::chrono::days{400}};
    static constexpr std::chrono::seconds kMayDiffer{std::chrono::minutes{10}};

    /// @p system must outlive this clock.
    explicit CityClock(const Clock& system)
        : m_system(system)
    {}

    [[nodiscard]] std::chrono::sys_seconds now() const override;
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override
    {
        return m_system.steadyNow();
    }

    /// A signed time from a file: true once, perhaps long ago.
    void remember(std::chrono::sys_seconds signedTime);
    /// A signed time that the city gave in answer to a question of just now.
    void hear(std::chrono::sys_seconds signedTime);

    /// The system's clock is believed.
    [[nodiscard]] bool isPlausible() const;
    /// Nothing while the system's clock is plausible; else the time that surely has passed.
    [[nodiscard]] std::optional<std::chrono::sys_seconds> lowerBound() const;
    /// The city was heard in this run: now() is right within minutes, whoever tells it.
    [[nodiscard]] bool isHeard() const;

private:
    struct Known
    {
        std::chrono::sys_seconds time{};
        std::chrono::steady_clock::time_point at{};
        bool live = false;
    };
    void take(std::chrono::sys_seconds signedTime, bool live);
    [[nodiscard]] std::chrono::sys_seconds bound() const; ///< With the lock held.
    [[nodiscard]] bool plausible() const;                 ///< With the lock held.

    const Clock& m_system;
    mutable std::mutex m_mutex;
    std::optional<Known> m_known;
};

} // namespace ventanilla::courier
