// SPDX-License-Identifier: EUPL-1.2
//
// What the courier makes of a city's answers, and of clocks that jump.
#include "services/courier/sender.h"

#include "services/courier/rate.h"
#include "services/courier/retry.h"
#include "tests/unit/services/courier/delivery_fixture.h"

#include <gtest/gtest.h>

namespace ventanilla::courier::test {
namespace {

using namespace std::chrono_literals;

struct FateRow
{
    const char* name;
    Mood mood;
    Progress progress;
    const char* cause;
};

class CourierFate : public testing::TestWithParam<FateRow>
{};

TEST_P(CourierFate, KeepsTheParcelAndSaysWhy)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    t.city.moods = {GetParam().mood};
    EXPECT_EQ(t.sender.sendNext(Chain::Applications).value(), GetParam().progress);
    const auto waiting = t.queue.waiting(10).value();
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting.front().cause, GetParam().cause);
    EXPECT_EQ(waiting.front().aside, GetParam().progress == Progress::SetAside);
    // Asked again, it goes through: nothing was lost and nothing is doubled.
    EXPECT_TRUE(t.queue.retry(jtiOf(1), t.clock.now()).value());
    t.sender.closeBreakers();
    EXPECT_EQ(t.sendAll(), 1);
    EXPECT_EQ(t.city.stored(Chain::Applications).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Answers,
    CourierFate,
    testing::Values(
        FateRow{"NobodyThere", Mood::NoConnection, Progress::Postponed, "no-connection"},
        FateRow{"CutBefore", Mood::CutBeforeStoring, Progress::Postponed, "cut"},
        FateRow{"CutAfter", Mood::CutAfterStoring, Progress::Postponed, "cut"},
        FateRow{"Busy", Mood::Busy429, Progress::Postponed, "http-429"},
        FateRow{"Broken", Mood::Broken500, Progress::Postponed, "http-500"},
        FateRow{"OurConflict", Mood::Problem409, Progress::SetAside, "conflict"},
        FateRow{"StrangersConflict", Mood::StrangersProblem409, Progress::Postponed, "http-409"},
        FateRow{"UnknownKey", Mood::ReceiptByUnknownKey, Progress::Postponed, "wrong-receipt"},
        FateRow{"AnothersReceipt", Mood::ReceiptForAnother, Progress::Postponed, "wrong-receipt"},
        FateRow{
            "AnotherDevice", Mood::ReceiptForAnotherDevice, Progress::Postponed, "wrong-receipt"},
        FateRow{"CaptivePortal", Mood::NoReceipt, Progress::Postponed, "portal"}),
    [](const auto& row) { return row.param.name; });

TEST(CourierJudge, SetsAsideOnlyForOurOwnProblems)
{
    const std::string ours = std::string{protocol::Problem::kOurs} + "bad-parcel";
    const auto answer = [](int status, const std::string& type, const std::string& contentType) {
        return judge(http::Response{
            status, {{"Content-Type", contentType}}, protocol::Problem{type, "x", status}.dump()});
    };
    const auto* json = protocol::Problem::kContentType;
    for (const int status : {400, 409, 413, 422}) {
        EXPECT_EQ(answer(status, ours, json).fate, Fate::Aside) << status;
        EXPECT_EQ(answer(status, "about:blank", json).fate, Fate::Later) << status;
        EXPECT_EQ(answer(status, ours, "text/html").fate, Fate::Later) << status;
    }
    for (const int status : {302, 401, 403, 404, 407, 408, 410, 421, 425, 429, 500, 502, 503, 504})
    {
        EXPECT_EQ(answer(status, ours, json).fate, Fate::Later) << status;
    }
    EXPECT_EQ(judge(http::Response{422, {{"Content-Type", json}}, "{"}).fate, Fate::Later);
    EXPECT_EQ(judge(tl::unexpected{http::RoadFault::TlsRefused}).cause, "tls-refused");
    EXPECT_EQ(judge(tl::unexpected{http::RoadFault::Intercepted}).cause, "intercepted");
    EXPECT_EQ(judge(http::Response{302, {{"Location", "http://sign.in"}}, ""}).cause, "portal");
    const http::Response page{200, {{"Content-Type", "text/html; charset=utf-8"}}, "<html>"};
    EXPECT_EQ(judge(page).cause, "portal");
    EXPECT_EQ(judge(page).fate, Fate::Later);
}

TEST(CourierJudge, KeepsOnlyLettersOfAWord)
{
    const auto verdict = judge(http::Response{400,
                                              {{"Content-Type", protocol::Problem::kContentType}},
                                              R"({"type":"urn:ventanilla:problem:Bad <b>Ana"})"});
    EXPECT_EQ(verdict.cause, "adbna");
}

TEST(CourierPause, StaysUnderItsCeiling)
{
    SeededRandom random{1};
    for (int attempts = 1; attempts < 40; ++attempts) {
        const auto ceiling = attempts > 13
                                 ? std::chrono::seconds{6h}
                                 : std::min<std::chrono::seconds>(5s * (1 << (attempts - 1)), 6h);
        for (int i = 0; i < 20; ++i) {
            const auto pause = pauseAfter(attempts, random);
            EXPECT_GE(pause, 0s);
            EXPECT_LE(pause, ceiling) << attempts;
        }
    }
}

TEST(CourierSender, WaitsAsLongAsItWasAskedTo)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    t.city.moods = {Mood::Busy429};
    EXPECT_EQ(t.sendAll(), 0);
    t.clock.advance(599s);
    EXPECT_EQ(t.sendAll(), 0);
    EXPECT_EQ(t.city.posts, 1);
    t.clock.advance(1s);
    EXPECT_EQ(t.sendAll(), 1);
}

TEST(CourierSender, TriesOneParcelOnlyWhileTheRoadIsShut)
{
    DeliveryTest t;
    for (int i = 1; i <= 20; ++i) {
        t.spool(makeApplication(i, i), jtiOf(i));
    }
    ASSERT_TRUE(t.sweepNow());
    t.city.moods.assign(100, Mood::Busy429);
    EXPECT_EQ(t.sendAll(), 0);
    EXPECT_EQ(t.city.posts, 1);
    EXPECT_FALSE(t.sender.roadIsOpen());
    t.city.moods.clear();
    t.clock.advance(600s);
    EXPECT_EQ(t.sendAll(), 20);
    EXPECT_TRUE(t.sender.roadIsOpen());
}

TEST(CourierSender, LetsOthersPassAParcelThatTheCityChokesOn)
{
    DeliveryTest t;
    for (int i = 1; i <= 2; ++i) {
        t.spool(makeApplication(i, i), jtiOf(i));
        ASSERT_TRUE(t.sweepNow());
    }
    t.city.moods = {Mood::Broken500, Mood::Good, Mood::Broken500};
    EXPECT_EQ(t.sendAll(), 0);
    t.sender.closeBreakers();
    EXPECT_EQ(t.sender.sendNext(Chain::Applications).value(), Progress::Delivered);
    EXPECT_EQ(t.queue.waiting(10).value().front().jti, jtiOf(1));
}

TEST(CourierSender, SendsTheWholeBacklogOnceTheRoadIsOpen)
{
    DeliveryTest t;
    for (int i = 1; i <= 5; ++i) {
        t.spool(makeApplication(i, i), jtiOf(i));
    }
    ASSERT_TRUE(t.sweepNow());
    // Weeks without network: each parcel's own pause has grown to hours.
    t.city.moods.assign(200, Mood::NoConnection);
    for (int i = 0; i < 200; ++i) {
        t.sender.closeBreakers();
        static_cast<void>(t.sender.sendNext(Chain::Applications));
        t.clock.advance(3h);
    }
    t.city.moods.clear();
    ASSERT_TRUE(t.sender.hurry());
    EXPECT_EQ(t.sendAll(), 5);
}

TEST(CourierSender, DoesNotHurryWhereTheCityAskedForTime)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    t.city.moods = {Mood::Busy429};
    EXPECT_EQ(t.sendAll(), 0);
    ASSERT_TRUE(t.sender.hurry());
    EXPECT_EQ(t.sendAll(), 0);
}

TEST(CourierSender, SendsNothingWithoutReceiptKeys)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    Sender without{{t.queue, t.city, t.device, t.clock, t.random}};
    EXPECT_EQ(without.sendNext(Chain::Applications).value(), Progress::Idle);
    EXPECT_EQ(t.city.posts, 0);
}

TEST(CourierSender, SaysHowLongThereIsNothingToDo)
{
    DeliveryTest t;
    EXPECT_EQ(t.sender.untilNext().value(), std::nullopt);
    t.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    const auto wait = t.sender.untilNext().value();
    ASSERT_TRUE(wait);
    t.clock.advance(*wait - 1s);
    EXPECT_EQ(t.sendAll(), 0);
    t.clock.advance(1s);
    EXPECT_EQ(t.sendAll(), 1);
}

TEST(CourierClock, AJumpForwardReleasesNoReferralEarly)
{
    DeliveryTest t;
    EXPECT_EQ(t.sendAll(), 0);
    t.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    t.clock.jumpTo(t.clock.now() + 24h * 365);
    EXPECT_EQ(t.sendAll(), 0);
    t.clock.advance(25h);
    EXPECT_EQ(t.sendAll(), 1);
}

TEST(CourierClock, AJumpBackKeepsNothingWaitingForAYear)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(t.sweepNow());
    t.city.moods = {Mood::Busy429};
    EXPECT_EQ(t.sendAll(), 0);
    t.clock.jumpTo(t.clock.now() - 24h * 365);
    EXPECT_EQ(t.sendAll(), 0);
    t.clock.advance(601s);
    EXPECT_EQ(t.sendAll(), 1);
}

TEST(CourierRate, AdmitsTenInTenMinutes)
{
    RateLimit limit;
    const std::chrono::steady_clock::time_point start{};
    for (int i = 0; i < 10; ++i) {
        EXPECT_TRUE(limit.admit(start + 1s * i));
    }
    EXPECT_FALSE(limit.admit(start + 599s));
    EXPECT_TRUE(limit.admit(start + 600s));
    EXPECT_FALSE(limit.admit(start + 600s));
}

} // namespace
} // namespace ventanilla::courier::test
