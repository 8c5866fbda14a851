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
    ManualClock m_system{kSigned};
    CityClock m_clock{m_system};
};

TEST_F(CourierCityClock, BelievesTheSystemWhileTheCityHasSaidNothing)
{
    m_system.jumpTo({});
    EXPECT_EQ(m_clock.now(), sys_seconds{});
    EXPECT_TRUE(m_clock.isPlausible());
}

TEST_F(CourierCityClock, BelievesAClockThatIsLaterThanTheLastWord)
{
    m_clock.remember(kSigned);
    m_system.jumpTo(kSigned + days{120});
    EXPECT_TRUE(m_clock.isPlausible());
    EXPECT_EQ(m_clock.now(), kSigned + days{120});
    EXPECT_FALSE(m_clock.lowerBound());
}

TEST_F(CourierCityClock, CountsOnFromTheLastWordWhereTheClockFellBack)
{
    m_clock.remember(kSigned);
    m_system.jumpTo({});
    EXPECT_FALSE(m_clock.isPlausible());
    m_system.advance(90s);
    EXPECT_EQ(m_clock.now(), kSigned + 90s);
    EXPECT_EQ(m_clock.lowerBound(), kSigned + 90s);
    EXPECT_FALSE(m_clock.isHeard());
}

TEST_F(CourierCityClock, BelievesNoClockThatRanAheadForAYearAndMore)
{
    m_clock.remember(kSigned);
    m_system.jumpTo(kSigned + days{401});
    EXPECT_FALSE(m_clock.isPlausible());
}

TEST_F(CourierCityClock, TakesTheCitysTimeOnceItWasHeard)
{
    m_clock.remember(kSigned);
    m_system.jumpTo({});
    m_clock.hear(kSigned + days{100});
    EXPECT_TRUE(m_clock.isHeard());
    EXPECT_EQ(m_clock.now(), kSigned + days{100});
    m_system.jumpTo(kSigned + days{100} + 9min);
    EXPECT_TRUE(m_clock.isPlausible()) << "set by then";
    m_system.jumpTo(kSigned + days{100} + 11min);
    EXPECT_FALSE(m_clock.isPlausible());
}

TEST_F(CourierCityClock, IsNotSetBackByAnOldWord)
{
    m_clock.hear(kSigned);
    m_clock.hear(kSigned - days{10});
    m_clock.remember(kSigned - 1s);
    m_system.jumpTo({});
    EXPECT_EQ(m_clock.now(), kSigned);
    EXPECT_TRUE(m_clock.isHeard());
}

} // namespace
} // namespace ventanilla::courier
