// SPDX-License-Identifier: EUPL-1.2
//
// The real courier and the real city are killed again and again while residents go on accepting.
#include "kiosk/base/random.h"
#include "tests/faults/courier/spool_resident.h"
#include "tests/faults/courier/trial_programs.h"

#include <gtest/gtest.h>

#include <poll.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;
using protocol::CourierRequest;

bool allIsDelivered(const test::TrialPrograms& trial)
{
    CourierRequest request;
    request.what = CourierRequest::Do::Network;
    static_cast<void>(trial.ask(request));
    request.what = CourierRequest::Do::Queue;
    const auto reply = trial.ask(request);
    const bool queueEmpty = reply && reply->waiting && reply->waiting->empty();
    return queueEmpty && trial.countIn("application") + trial.countIn("forward") > 0;
}

TEST(CourierPrograms, KilledAgainAndAgainDeliverEachParcelOnce)
{
    constexpr std::int64_t kResidents = 12;
    test::TrialPrograms trial;
    SeededRandom random{11};
    trial.startCity();
    trial.startCourier();
    Loc last;
    for (int number = 1; number <= kResidents; ++number) {
        test::Resident resident{trial, number};
        last = resident.applies();
        resident.isIntroduced();
        ::poll(nullptr, 0, static_cast<int>(random.below(120)));
        if (random.below(2) == 0) {
            trial.killCity();
            trial.startCity();
        }
        if (random.below(2) == 0) {
            trial.killCourier();
            trial.startCourier();
        }
    }
    ASSERT_TRUE(test::TrialPrograms::waitFor(
        [&trial] { return allIsDelivered(trial) && trial.countIn("receipt") == 2 * kResidents; },
        40s));
    EXPECT_EQ(trial.countIn("application"), kResidents);
    EXPECT_EQ(trial.countIn("forward"), kResidents);
    EXPECT_EQ(trial.countIn("chain_gap"), 0);

    CourierRequest status;
    status.what = CourierRequest::Do::Status;
    status.loc = last.text;
    const auto reply = trial.ask(status);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->error, std::nullopt);
    EXPECT_NE(reply->status, DeliveryStatus::Unknown);
}

} // namespace
} // namespace ventanilla
