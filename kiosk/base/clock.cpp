// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/clock.h"

namespace ventanilla {

using namespace std::chrono;

sys_seconds SystemClock::now() const
{
    return floor<seconds>(system_clock::now());
}

steady_clock::time_point SystemClock::steadyNow() const
{
    return steady_clock::now();
}

void ManualClock::advance(milliseconds by)
{
    m_steady += by;
    m_fraction += by;
    const auto whole = duration_cast<seconds>(m_fraction);
    m_now += whole;
    m_fraction -= whole;
}

year_month_day dayOf(sys_seconds now)
{
    return year_month_day{floor<days>(now)};
}

} // namespace ventanilla
