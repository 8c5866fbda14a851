// SPDX-License-Identifier: EUPL-1.2
//
// Each disk call of the courier fails in turn, once or from then on; afterwards everything is at
// the city once, and nothing is stuck.
#include "tests/faults/courier/dying_calls.h"
#include "tests/unit/services/courier/delivery_fixture.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include <sys/wait.h>
#include <unistd.h>

namespace ventanilla::courier::test {
namespace {

using namespace std::chrono_literals;
using ventanilla::test::TemporaryFolder;

constexpr int kReached = 7;
constexpr int kCannotStart = 8;
constexpr int kMostRounds = 12;

/// The city's own disk works.
class HealthyCity : public CityRoad
{
public:
    explicit HealthyCity(FakeCity& city)
        : m_city(city)
    {}
    http::Outcome post(Chain chain, const std::string& jti, const std::string& body) override
    {
        pauseCounting(true);
        auto outcome = m_city.post(chain, jti, body);
        pauseCounting(false);
        return outcome;
    }

private:
    FakeCity& m_city;
};

std::shared_ptr<TemporaryFolder> filledSpool()
{
    auto folder = std::make_shared<TemporaryFolder>(TemporaryFolder::quickPlace());
    DeliveryTest t{folder};
    t.spool(makeApplication(1, 1), jtiOf(1), "s-one");
    t.spool(makeReferral(2, 2), jtiOf(2), "s-one");
    t.spool(makeApplication(3, 3), jtiOf(3), "s-two");
    t.spool(makeWithdrawal(kCity, 4, 3), jtiOf(4), "s-two");
    return folder;
}

/// Sweeps and sends, whatever fails, a bounded number of times.
void work(DeliveryTest& t)
{
    HealthyCity road{t.city};
    Sender sender{{t.queue, road, t.device, t.clock, t.random}};
    sender.setReceiptKeys(t.city.receiptKeys());
    for (int round = 0; round < kMostRounds; ++round) {
        static_cast<void>(t.sweepNow());
        for (const auto chain : kChains) {
            for (int i = 0; i < 3; ++i) {
                static_cast<void>(sender.sendNext(chain));
            }
        }
        t.clock.advance(5h);
    }
}

/// In a process of its own: SQLite may be left in any state.
int workWithAFailure(const std::shared_ptr<TemporaryFolder>& folder, int number, Failing failing)
{
    const pid_t child = ::fork();
    if (child == 0) {
        DeliveryTest t{folder};
        failCall(number, failing);
        work(t);
        ::_exit(callsCounted() >= number ? kReached : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The courier cannot open its queue and ends; the next start finds the disk mended.
int startWithAFailure(const std::shared_ptr<TemporaryFolder>& folder, int number)
{
    const pid_t child = ::fork();
    if (child == 0) {
        failCall(number, Failing::Once);
        const auto queue = Queue::open(*folder / "courier.sqlite");
        const bool reached = callsCounted() >= number;
        ::_exit(!queue ? kCannotStart : reached ? kReached : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void expectExactlyOnce(const std::shared_ptr<TemporaryFolder>& folder)
{
    DeliveryTest t{folder};
    // After the next start, with a disk that works.
    work(t);
    EXPECT_EQ(t.city.stored(Chain::Referrals).size(), 1U);
    EXPECT_TRUE(t.city.parcel(jtiOf(1)));
    EXPECT_TRUE(t.city.parcel(jtiOf(2)));
    EXPECT_EQ(t.waiting(), 0U);
    for (const auto& left : std::filesystem::recursive_directory_iterator{*folder / "spool"}) {
        EXPECT_TRUE(left.is_directory()) << left.path();
    }
    // The application that was taken back: a tombstone, or itself and then its withdrawal.
    const auto applications = t.city.stored(Chain::Applications).size();
    const bool swallowed = !t.city.parcel(jtiOf(3));
    EXPECT_EQ(applications, swallowed ? 2U : 3U);
}

int failInTurn(Failing failing)
{
    for (int number = 1;; ++number) {
        const auto folder = filledSpool();
        const auto ended = workWithAFailure(folder, number, failing);
        EXPECT_TRUE(ended == kReached || ended == 0) << "ended with " << ended;
        expectExactlyOnce(folder);
        if (testing::Test::HasFailure() || ended != kReached) {
            EXPECT_FALSE(testing::Test::HasFailure()) << "call " << number << " failed";
            return number - 1;
        }
    }
}

TEST(CourierDisk, FailsOnceAtAnyCallAndNothingIsLostOrDoubled)
{
    EXPECT_GT(failInTurn(Failing::Once), 100);
}

TEST(CourierDisk, FailsForGoodAtAnyCallAndTheNextStartLosesNothing)
{
    EXPECT_GT(failInTurn(Failing::EverMore), 100);
}

TEST(CourierDisk, FailsWhileTheQueueIsOpenedAndTheNextStartGoesOn)
{
    int refused = 0;
    for (int number = 1;; ++number) {
        const auto folder = filledSpool();
        const auto ended = startWithAFailure(folder, number);
        refused += ended == kCannotStart ? 1 : 0;
        ASSERT_GE(ended, 0);
        expectExactlyOnce(folder);
        ASSERT_FALSE(HasFailure()) << "call " << number << " failed";
        if (ended == 0) {
            break;
        }
    }
    EXPECT_GT(refused, 3);
}

} // namespace
} // namespace ventanilla::courier::test
