// SPDX-License-Identifier: EUPL-1.2
//
// Numbers, release, withdrawal and time in the courier's queue.
#include "services/courier/queue.h"

#include "tests/unit/services/courier/delivery_fixture.h"

#include <gtest/gtest.h>

#include <set>

namespace ventanilla::courier::test {
namespace {

using namespace std::chrono_literals;

TEST(CourierQueue, NumbersApplicationsOnArrival)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1), "s-one");
    t.spool(makeApplication(2, 2), jtiOf(2), "s-two");
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.sendAll(), 2);
    EXPECT_EQ(t.city.stored(Chain::Applications).size(), 2U);
    EXPECT_EQ(t.waiting(), 0U);
}

TEST(CourierQueue, SendsNothingWhoseSpoolFileMayStillBeThere)
{
    DeliveryTest t;
    const auto jwe = makeApplication(1, 1);
    ASSERT_TRUE(t.queue.arrive({factsOf(jwe).value(), jwe, "s-one"}, t.clock.now(), t.device));
    EXPECT_EQ(t.sendAll(), 0);
    ASSERT_TRUE(t.queue.settle("s-one"));
    EXPECT_EQ(t.sendAll(), 1);
}

TEST(CourierQueue, IgnoresATwin)
{
    DeliveryTest t;
    const auto jwe = makeApplication(1, 1);
    t.spool(jwe, jtiOf(1), "s-one");
    ASSERT_TRUE(t.sweepNow());
    t.spool(jwe, jtiOf(1), "s-two");
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.waiting(), 1U);
    EXPECT_EQ(t.sendAll(), 1);
    EXPECT_EQ(t.city.posts, 1);
}

TEST(CourierQueue, KeepsTheSameBytesAtEveryTry)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    const auto first = t.queue.claim(Chain::Applications, t.clock.now(), t.device).value();
    const auto second = t.queue.claim(Chain::Applications, t.clock.now(), t.device).value();
    EXPECT_EQ(first->record, second->record);
    EXPECT_EQ(first->jwe, second->jwe);
    EXPECT_EQ(second->attempts, 2);
}

TEST(CourierQueue, HoldsReferralsBackWithoutANumber)
{
    DeliveryTest t;
    t.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.sendAll(), 0);
    t.clock.advance(59min);
    EXPECT_EQ(t.sendAll(), 0);
    t.clock.advance(24h);
    EXPECT_EQ(t.sendAll(), 1);
    EXPECT_EQ(t.city.stored(Chain::Referrals).size(), 1U);
    EXPECT_EQ(t.city.stored(Chain::Applications).size(), 0U);
}

TEST(CourierQueue, ReleasesReferralsInAnotherOrderThanTheyCame)
{
    DeliveryTest t;
    std::vector<std::string> came;
    for (int i = 1; i <= 12; ++i) {
        t.spool(makeReferral(i, i), jtiOf(i), "s-" + std::to_string(i));
        ASSERT_TRUE(t.sweepNow());
        came.push_back(jtiOf(i));
    }
    t.clock.advance(25h);
    EXPECT_EQ(t.sendAll(), 12);
    std::vector<std::string> left;
    for (const auto& record : t.city.stored(Chain::Referrals)) {
        left.push_back(record.jti);
    }
    EXPECT_NE(left, came);
}

TEST(CourierQueue, KeepsOnlyTheDayOfAReferralsArrival)
{
    DeliveryTest t;
    t.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    const auto arrived = t.queue.waiting(1).value().front().arrived;
    EXPECT_EQ(arrived, std::chrono::floor<std::chrono::days>(t.clock.now()));
}

TEST(CourierWithdrawal, BeforeReleaseLeavesNoTraceInTheReferralChain)
{
    DeliveryTest t;
    t.spool(makeReferral(1, 1), jtiOf(1), "s-one");
    t.spool(makeReferral(2, 2), jtiOf(2), "s-two");
    ASSERT_TRUE(t.sweepNow());
    t.spool(makeWithdrawal(kBank, 3, 1), jtiOf(3), "s-three");
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.waiting(), 1U);
    t.clock.advance(48h);
    EXPECT_EQ(t.sendAll(), 1);
    const auto records = t.city.stored(Chain::Referrals);
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records.front().jti, jtiOf(2));
    EXPECT_EQ(t.city.count(), 1U);
}

TEST(CourierWithdrawal, SweptTogetherWithItsReferralLeavesNoTrace)
{
    DeliveryTest t;
    // Both orders of names: a folder lists its files as it likes.
    t.spool(makeReferral(1, 1), jtiOf(1), "s-b");
    t.spool(makeWithdrawal(kBank, 2, 1), jtiOf(2), "s-a");
    t.spool(makeReferral(4, 4), jtiOf(4), "s-c");
    t.spool(makeWithdrawal(kBank, 3, 4), jtiOf(3), "s-d");
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.waiting(), 0U);
}

TEST(CourierWithdrawal, OfAnUnsentApplicationLeavesATombstone)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1), "s-one");
    ASSERT_TRUE(t.sweepNow());
    t.spool(makeApplication(2, 2), jtiOf(2), "s-two");
    t.spool(makeWithdrawal(kCity, 3, 1), jtiOf(3), "s-two");
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.sendAll(), 2);
    EXPECT_EQ(t.city.stored(Chain::Applications).size(), 2U);
    EXPECT_EQ(t.city.parcel(jtiOf(1)), std::nullopt);
    EXPECT_TRUE(t.city.parcel(jtiOf(2)));
}

TEST(CourierWithdrawal, OfWhatWasTriedGoesAfterIt)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    t.city.moods = {Mood::CutAfterStoring};
    EXPECT_EQ(t.sendAll(), 0);
    t.spool(makeWithdrawal(kCity, 2, 1), jtiOf(2));
    ASSERT_TRUE(t.sweepNow());
    t.sender.closeBreakers();
    // Only the application's own pause holds both of them up.
    EXPECT_EQ(t.sender.sendNext(Chain::Applications).value(), Progress::Idle);
    t.clock.advance(1min);
    EXPECT_EQ(t.sendAll(), 2);
    EXPECT_TRUE(t.city.parcel(jtiOf(1)));
    EXPECT_TRUE(t.city.parcel(jtiOf(2)));
}

TEST(CourierWithdrawal, OfWhatWasDeliveredIsCarried)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.sendAll(), 1);
    t.spool(makeWithdrawal(kCity, 2, 1), jtiOf(2));
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.sendAll(), 1);
    EXPECT_TRUE(t.city.parcel(jtiOf(2)));
}

TEST(CourierWithdrawal, NeverTouchesTheOtherChain)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 5), jtiOf(1));
    t.spool(makeReferral(2, 5), jtiOf(2));
    ASSERT_TRUE(t.sweepNow());
    t.spool(makeWithdrawal(kBank, 3, 5), jtiOf(3));
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.sendAll(), 1);
    EXPECT_TRUE(t.city.parcel(jtiOf(1)));
}

TEST(CourierQueue, DropsAReferralPastItsDate)
{
    DeliveryTest t;
    t.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    ASSERT_TRUE(t.queue.expire(t.clock.now() + 63h));
    EXPECT_EQ(t.waiting(), 1U);
    ASSERT_TRUE(t.queue.expire(t.clock.now() + 65h));
    EXPECT_EQ(t.waiting(), 0U);
}

TEST(CourierQueue, BuriesANumberedReferralPastItsDate)
{
    DeliveryTest t;
    t.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    t.clock.advance(25h);
    t.city.moods = {Mood::NoConnection};
    EXPECT_EQ(t.sendAll(), 0);
    t.clock.advance(50h);
    ASSERT_TRUE(t.queue.expire(t.clock.now()));
    EXPECT_EQ(t.sendAll(), 1);
    EXPECT_EQ(t.city.parcel(jtiOf(1)), std::nullopt);
    EXPECT_EQ(t.city.stored(Chain::Referrals).size(), 1U);
}

TEST(CourierQueue, DoesNotReleaseAReferralOnDemand)
{
    DeliveryTest t;
    t.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    EXPECT_FALSE(t.queue.retry(jtiOf(1), t.clock.now()).value());
    EXPECT_EQ(t.sendAll(), 0);
}

TEST(CourierQueue, BringsBackATimeThatNoRuleCanHaveSet)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    t.spool(makeReferral(2, 2), jtiOf(2));
    ASSERT_TRUE(t.sweepNow());
    const auto before = t.clock.now() - 24h * 3650;
    ASSERT_TRUE(t.queue.repairTimes(before));
    EXPECT_EQ(t.queue.nextDue(Chain::Applications).value(), before);
    const auto release = t.queue.nextDue(Chain::Referrals).value();
    EXPECT_GE(*release, before + 1h);
    EXPECT_LE(*release, before + 24h);
}

TEST(CourierQueue, TellsWhereACodeStands)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.queue.standingOf(locOf(1)).value(), Standing::Waiting);
    EXPECT_EQ(t.queue.standingOf(locOf(2)).value(), Standing::NotHere);
    t.spool(makeWithdrawal(kCity, 2, 1), jtiOf(2));
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.queue.standingOf(locOf(1)).value(), Standing::Withdrawn);
}

TEST(CourierQueue, ForgetsWhichProcessAParcelCameFrom)
{
    DeliveryTest t;
    t.spool(makeReferral(1, 1), jtiOf(1), "s-telltale-name");
    ASSERT_TRUE(t.sweepNow());
    EXPECT_TRUE(t.queue.unsettled().value().empty());
}

} // namespace
} // namespace ventanilla::courier::test
