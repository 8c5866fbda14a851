// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/city_clock.h"

#include <gtest/gtest.h>

namespace ventanilla::courier {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_seconds;

constexpr sys_seconds kSigned{1'800'000'000s};

class CourierCityClock : public testing::Test
{
protected:
    ManualClock system{kSigned};
    CityClock clock{system};
};

TEST_F(CourierCityClock, BelievesTheSystemWhileTheCityHasSaidNothing)
{
    system.jumpTo({});
    EXPECT_EQ(clock.now(), sys_seconds{});
    EXPECT_TRUE(clock.isPlausible());
}

TEST_F(CourierCityClock, BelievesAClockThatIsLaterThanTheLastWord)
{
    clock.remember(kSigned);
    system.jumpTo(kSigned + days{120});
    EXPECT_TRUE(clock.isPlausible());
    EXPECT_EQ(clock.now(), kSigned + days{120});
    EXPECT_FALSE(clock.lowerBound());
}

TEST_F(CourierCityClock, CountsOnFromTheLastWordWhereTheClockFellBack)
{
    clock.remember(kSigned);
    system.jumpTo({});
    EXPECT_FALSE(clock.isPlausible());
    system.advance(90s);
    EXPECT_EQ(clock.now(), kSigned + 90s);
    EXPECT_EQ(clock.lowerBound(), kSigned + 90s);
    EXPECT_FALSE(clock.isHeard());
}

TEST_F(CourierCityClock, BelievesNoClockThatRanAheadForAYearAndMore)
{
    clock.remember(kSigned);
    system.jumpTo(kSigned + days{401});
    EXPECT_FALSE(clock.isPlausible());
}

TEST_F(CourierCityClock, TakesTheCitysTimeOnceItWasHeard)
{
    clock.remember(kSigned);
    system.jumpTo({});
    clock.hear(kSigned + days{100});
    EXPECT_TRUE(clock.isHeard());
    EXPECT_EQ(clock.now(), kSigned + days{100});
    system.jumpTo(kSigned + days{100} + 9min);
    EXPECT_TRUE(clock.isPlausible()) << "set by then";
    system.jumpTo(kSigned + days{100} + 11min);
    EXPECT_FALSE(clock.isPlausible());
}

TEST_F(CourierCityClock, IsNotSetBackByAnOldWord)
{
    clock.hear(kSigned);
    clock.hear(kSigned - days{10});
    clock.remember(kSigned - 1s);
    system.jumpTo({});
    EXPECT_EQ(clock.now(), kSigned);
    EXPECT_TRUE(clock.isHeard());
}

} // namespace
} // namespace ventanilla::courier
