// SPDX-License-Identifier: EUPL-1.2
//
// The courier dies before each of its disk calls in turn, starts again, and nothing is lost or
// doubled.
#include "tests/faults/courier/dying_calls.h"
#include "tests/unit/services/courier/delivery_fixture.h"

#include <gtest/gtest.h>

#include <filesystem>

#include <sys/wait.h>
#include <unistd.h>

namespace ventanilla::courier::test {
namespace {

using namespace std::chrono_literals;
using ventanilla::test::TemporaryFolder;

/// Two residents: one stays with application and referral, the other takes both back.
std::shared_ptr<TemporaryFolder> filledSpool()
{
    auto folder = std::make_shared<TemporaryFolder>(TemporaryFolder::quickPlace());
    DeliveryTest t{folder};
    t.spool(makeApplication(1, 1), jtiOf(1), "s-stays");
    t.spool(makeReferral(2, 2), jtiOf(2), "s-stays");
    t.spool(makeApplication(3, 3), jtiOf(3), "s-leaves");
    t.spool(makeReferral(4, 4), jtiOf(4), "s-leaves");
    t.spool(makeWithdrawal(kCity, 5, 3), jtiOf(5), "s-leaves");
    t.spool(makeWithdrawal(kBank, 6, 4), jtiOf(6), "s-later");
    return folder;
}

void workThroughADay(const std::shared_ptr<TemporaryFolder>& folder)
{
    DeliveryTest t{folder};
    static_cast<void>(t.sweepNow());
    t.sendAll();
    t.clock.advance(25h);
    static_cast<void>(t.sweepNow());
    t.sendAll();
}

/// How the child ended: kDied, or 0 once it got through, with the calls it made on @p calls.
int runAndDie(const std::shared_ptr<TemporaryFolder>& folder, int number)
{
    const pid_t child = ::fork();
    if (child == 0) {
        dieBeforeCall(number);
        workThroughADay(folder);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void expectExactlyOnce(const std::shared_ptr<TemporaryFolder>& folder)
{
    DeliveryTest t{folder};
    const auto applications = t.city.stored(Chain::Applications);
    ASSERT_EQ(applications.size(), 2U);
    EXPECT_TRUE(t.city.parcel(jtiOf(1)));
    EXPECT_FALSE(t.city.parcel(jtiOf(3)));
    const auto referrals = t.city.stored(Chain::Referrals);
    ASSERT_EQ(referrals.size(), 1U);
    EXPECT_EQ(referrals.front().jti, jtiOf(2));
    EXPECT_TRUE(t.city.parcel(jtiOf(2)));
    EXPECT_EQ(t.city.count(), 3U);
    EXPECT_EQ(t.waiting(), 0U);
    for (const auto& left : std::filesystem::recursive_directory_iterator{*folder / "spool"}) {
        EXPECT_TRUE(left.is_directory()) << left.path();
    }
}

TEST(CourierCrash, AtAnyDiskCallLosesNothingAndDoublesNothing)
{
    int deaths = 0;
    for (int number = 1;; ++number) {
        const auto folder = filledSpool();
        const auto ended = runAndDie(folder, number);
        if (ended == kDied) {
            ++deaths;
            workThroughADay(folder);
        }
        expectExactlyOnce(folder);
        ASSERT_FALSE(HasFailure()) << "died before call " << number;
        if (ended != kDied) {
            ASSERT_EQ(ended, 0);
            break;
        }
    }
    // SQLite's calls must be among those counted, or this would prove little.
    EXPECT_GT(deaths, 60);
    RecordProperty("deaths", deaths);
}

TEST(CourierCrash, TwiceInARowLosesNothingAndDoublesNothing)
{
    for (int number = 5; number < 60; number += 9) {
        const auto folder = filledSpool();
        ASSERT_EQ(runAndDie(folder, number), kDied);
        static_cast<void>(runAndDie(folder, number / 2 + 1));
        workThroughADay(folder);
        expectExactlyOnce(folder);
        ASSERT_FALSE(HasFailure()) << "died before call " << number;
    }
}

} // namespace
} // namespace ventanilla::courier::test
