// SPDX-License-Identifier: EUPL-1.2
//
// Notices that nobody has touched anything for a while: warns, counts down, then says it is over.
#pragma once

#include "kiosk/base/clock.h"

#include <chrono>

namespace ventanilla::session {

enum class Idleness { Busy, Warning, Over };

/// WCAG 2.2.1 asks for a warning and at least 20 s to answer it; it may be answered without limit.
class IdleWatch
{
public:
    IdleWatch(const Clock& clock, std::chrono::seconds warning, std::chrono::seconds countdown);

    void touched();
    [[nodiscard]] Idleness idleness() const;
    /// Whole seconds left of the countdown, rounded up; the full countdown before the warning.
    [[nodiscard]] std::chrono::seconds left() const;

private:
    const Clock& m_clock;
    std::chrono::seconds m_warning;
    std::chrono::seconds m_countdown;
    std::chrono::steady_clock::time_point m_lastTouch;
};

} // namespace ventanilla::session
