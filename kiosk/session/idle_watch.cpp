// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/session/idle_watch.h"

#include <algorithm>

namespace ventanilla::session {

IdleWatch::IdleWatch(const Clock& clock,
                     std::chrono::seconds warning,
                     std::chrono::seconds countdown)
    : m_clock(clock)
    , m_warning(warning)
    , m_countdown(countdown)
    , m_lastTouch(clock.steadyNow())
{}

void IdleWatch::touched()
{
    m_lastTouch = m_clock.steadyNow();
}

Idleness IdleWatch::idleness() const
{
    const auto quiet = m_clock.steadyNow() - m_lastTouch;
    if (quiet < m_warning) {
        return Idleness::Busy;
    }
    return quiet < m_warning + m_countdown ? Idleness::Warning : Idleness::Over;
}

std::chrono::seconds IdleWatch::left() const
{
    const auto end = m_lastTouch + m_warning + m_countdown;
    const auto left = std::chrono::ceil<std::chrono::seconds>(end - m_clock.steadyNow());
    return std::clamp(left, std::chrono::seconds{0}, m_countdown);
}

} // namespace ventanilla::session
