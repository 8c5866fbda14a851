// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/clock.h"

#include <gtest/gtest.h>

namespace ventanilla {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

const sys_seconds kStart{sys_days{2026y / November / 21} + 12h};

TEST(ManualClock, MovesBothClocksTogether)
{
    ManualClock clock{kStart};
    const auto steady = clock.steadyNow();
    clock.advance(1500ms);
    EXPECT_EQ(clock.now(), kStart + 1s);
    EXPECT_EQ(clock.steadyNow() - steady, 1500ms);
    clock.advance(500ms);
    EXPECT_EQ(clock.now(), kStart + 2s);
}

TEST(ManualClock, JumpsInCivilTimeAlone)
{
    ManualClock clock{kStart};
    const auto steady = clock.steadyNow();
    clock.jumpTo(kStart - 24h);
    EXPECT_EQ(clock.now(), kStart - 24h);
    EXPECT_EQ(clock.steadyNow(), steady);
}

TEST(DayOf, IsTheDayInUtcWhateverTheTimeZone)
{
    EXPECT_EQ(dayOf(sys_days{2026y / November / 21} + 23h + 59min + 59s), 2026y / November / 21);
    EXPECT_EQ(dayOf(sys_seconds{-1s}), 1969y / December / 31);
}

} // namespace
} // namespace ventanilla
