// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/city_clock.h"

namespace ventanilla::courier {

using std::chrono::seconds;
using std::chrono::sys_seconds;

sys_seconds CityClock::bound() const
{
    return m_known->time + std::chrono::floor<seconds>(m_system.steadyNow() - m_known->at);
}

bool CityClock::plausible() const
{
    if (!m_known) {
        return true;
    }
    const auto lead = m_system.now() - bound();
    return m_known->live ? std::chrono::abs(lead) <= kMayDiffer
                         : lead >= -kMayLag && lead <= kMayLead;
}

sys_seconds CityClock::now() const
{
    const std::lock_guard lock{m_mutex};
    return plausible() ? m_system.now() : bound();
}

bool CityClock::isPlausible() const
{
    const std::lock_guard lock{m_mutex};
    return plausible();
}

std::optional<sys_seconds> CityClock::lowerBound() const
{
    const std::lock_guard lock{m_mutex};
    return plausible() ? std::nullopt : std::optional{bound()};
}

bool CityClock::isHeard() const
{
    const std::lock_guard lock{m_mutex};
    return m_known && m_known->live;
}

void CityClock::remember(sys_seconds signedTime)
{
    take(signedTime, false);
}

void CityClock::hear(sys_seconds signedTime)
{
    take(signedTime, true);
}

void CityClock::take(sys_seconds signedTime, bool live)
{
    const std::lock_guard lock{m_mutex};
    // A replayed word is older than one heard before: it changes nothing.
    if (m_known && signedTime <= bound() - kMayDiffer) {
        return;
    }
    const bool stays = m_known && m_known->live;
    if (!live && m_known && signedTime <= bound()) {
        return;
    }
    m_known = Known{signedTime, m_system.steadyNow(), live || stays};
}

} // namespace ventanilla::courier
