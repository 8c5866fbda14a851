// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/readiness.h"

#include "tests/unit/kiosk/policy/trial_policy.h"

#include <gtest/gtest.h>

namespace ventanilla::policy {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using Words = std::vector<std::string>;

constexpr std::chrono::sys_seconds kNow{sys_days{std::chrono::year{2026} / 6 / 1} +
                                        std::chrono::hours{9}};

ServiceFacts good()
{
    ServiceFacts facts;
    facts.now = kNow;
    facts.heard = kNow - std::chrono::hours{1};
    facts.policyEnd = std::chrono::year{2027} / 1 / 1;
    facts.graceDays = 30;
    facts.certificateEnd = kNow + days{200};
    facts.freeMegabytes = 10'000;
    return facts;
}

TEST(Readiness, FindsNothingWrongWithAGoodKiosk)
{
    EXPECT_TRUE(blockersOf(good(), {}).empty());
    EXPECT_TRUE(noticesOf(good(), {}).empty());
}

TEST(Readiness, NamesEveryReasonAtOnce)
{
    auto facts = good();
    facts.policyEnd = std::chrono::year{2026} / 4 / 1;
    facts.heard = kNow - days{31};
    facts.freeMegabytes = 63;
    EXPECT_EQ(blockersOf(facts, {}),
              (std::vector{Blocker::PolicyPast, Blocker::CityAway, Blocker::DiskFull}));
    EXPECT_EQ(noticesOf(facts, {}), (Words{"policy-past", "city-away", "disk-full"}));
}

TEST(Readiness, LetsTheLastDayOfGraceCountWhole)
{
    auto facts = good();
    facts.policyEnd = std::chrono::year{2026} / 5 / 2;
    EXPECT_TRUE(blockersOf(facts, {}).empty()) << "1 June is the 30th day of grace";
    facts.now += std::chrono::hours{15};
    EXPECT_EQ(blockersOf(facts, {}).front(), Blocker::PolicyPast);
}

TEST(Readiness, JudgesNoDatesByAClockThatNobodyBelieves)
{
    auto facts = good();
    facts.timeKnown = false;
    facts.now = {};
    EXPECT_EQ(blockersOf(facts, {}), std::vector{Blocker::ClockImplausible});
}

TEST(Readiness, WarnsThirtyFourteenAndThreeDaysAhead)
{
    auto facts = good();
    const auto after = [&facts](int left) {
        facts.certificateEnd = kNow + days{left};
        return noticesOf(facts, {});
    };
    EXPECT_EQ(after(31), Words{});
    EXPECT_EQ(after(30), Words{"certificate-ends-30"});
    EXPECT_EQ(after(14), Words{"certificate-ends-14"});
    EXPECT_EQ(after(3), Words{"certificate-ends-3"});
    EXPECT_EQ(after(-5), Words{"certificate-ends-3"});
    facts = good();
    facts.heard = kNow - days{17};
    EXPECT_EQ(noticesOf(facts, {}), Words{"city-away-14"});
    facts = good();
    facts.policyEnd = std::chrono::year{2026} / 5 / 4;
    EXPECT_EQ(noticesOf(facts, {}), Words{"policy-ends-3"});
}

TEST(Readiness, TakesItsLimitsFromThePolicy)
{
    const auto limits = serviceLimits(
        test::trialFilesWith("kiosk.toml", "away_maximum_days = 30", "away_maximum_days = 7"));
    ASSERT_TRUE(limits) << limits.error().what();
    EXPECT_EQ(limits->awayMaximumDays, 7);
    EXPECT_EQ(limits->warnDays, (std::vector{30, 14, 3}));
    const auto wrong = serviceLimits(
        test::trialFilesWith("kiosk.toml", "warn_then_days = 14", "warn_then_days = 31"));
    EXPECT_FALSE(wrong);
}

} // namespace
} // namespace ventanilla::policy
