// SPDX-License-Identifier: EUPL-1.2
//
// The system's clock with the correction that the station has from the city.
#pragma once

#include "kiosk/base/clock.h"

#include <atomic>

namespace ventanilla::app {

/// Thread-safe.
class CorrectedClock : public Clock
{
public:
    [[nodiscard]] std::chrono::sys_seconds now() const override
    {
        return m_system.now() + std::chrono::seconds{m_offset.load()};
    }
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override
    {
        return m_system.steadyNow();
    }
    void correctBy(std::chrono::seconds offset) { m_offset = offset.count(); }

private:
    SystemClock m_system;
    std::atomic<std::int64_t> m_offset{0};
};

} // namespace ventanilla::app
