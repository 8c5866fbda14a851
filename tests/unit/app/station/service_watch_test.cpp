// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station/service_watch.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <functional>

#include <poll.h>

namespace ventanilla::app {
namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string>;

constexpr std::chrono::sys_seconds kNow{1'800'000'000s};

class StationServiceWatch : public testing::Test
{
protected:
    void openCourier()
    {
        m_listener = LineListener::listen(m_folder / "courier.sock");
        ASSERT_TRUE(m_listener);
    }
    /// Lets the watch ask and the courier answer; what look() said at last.
    bool ask(const protocol::ServiceState& service)
    {
        m_clock.advance(31s);
        bool changed = m_watch.look(m_clock.steadyNow());
        auto guest = m_listener->accept();
        EXPECT_TRUE(guest && *guest);
        protocol::CourierReply reply;
        reply.service = service;
        EXPECT_TRUE((*guest)->first.send(reply.dump()));
        return m_watch.look(m_clock.steadyNow()) || changed;
    }

    test::TemporaryFolder m_folder;
    ManualClock m_clock{kNow};
    ServiceWatch m_watch{m_clock, m_folder / "courier.sock"};
    Result<LineListener> m_listener{Error{ErrorKind::NotFound, "not yet"}};
};

TEST_F(StationServiceWatch, SaysWhatBlocksAndWhenItIsOver)
{
    openCourier();
    EXPECT_FALSE(ask({1'800'000'000, true, {}, {"policy-ends-14"}, ""}));
    EXPECT_TRUE(ask({1'800'000'000, true, {"disk-full"}, {"disk-full"}, ""}));
    EXPECT_EQ(m_watch.state().blocked, Words{"disk-full"});
    EXPECT_TRUE(ask({1'800'000'000, true, {}, {}, ""}));
    EXPECT_TRUE(m_watch.state().blocked.empty());
}

TEST_F(StationServiceWatch, CorrectsAClockThatTheCityContradicts)
{
    openCourier();
    m_clock.jumpTo({});
    EXPECT_TRUE(ask({1'800'000'000, false, {}, {}, ""}));
    const auto corrected = m_clock.now() + m_watch.state().clockOffset;
    EXPECT_LT(std::chrono::abs(corrected - kNow), 60s);
    m_clock.jumpTo(kNow);
    EXPECT_TRUE(ask({1'800'000'100, true, {}, {}, ""}));
    EXPECT_EQ(m_watch.state().clockOffset, 0s);
}

TEST_F(StationServiceWatch, ClosesWhenTheCourierStaysAway)
{
    for (int i = 1; i < ServiceWatch::kMostUnanswered; ++i) {
        EXPECT_FALSE(m_watch.look(m_clock.steadyNow())) << "it may be starting";
        m_clock.advance(6s);
    }
    EXPECT_TRUE(m_watch.look(m_clock.steadyNow()));
    EXPECT_EQ(m_watch.state().blocked, Words{"courier-away"});
    openCourier();
    EXPECT_TRUE(ask({1'800'000'000, true, {}, {}, ""}));
    EXPECT_TRUE(m_watch.state().blocked.empty());
}

TEST_F(StationServiceWatch, ClosesNothingWhereThereIsNoCourier)
{
    ServiceWatch none{m_clock, ""};
    for (int i = 0; i < 10; ++i) {
        m_clock.advance(31s);
        EXPECT_FALSE(none.look(m_clock.steadyNow()));
    }
}

} // namespace
} // namespace ventanilla::app
