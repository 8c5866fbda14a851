// SPDX-License-Identifier: EUPL-1.2
//
// What courier.sock answers, to whom, and with the city away.
#include "services/courier/link.h"
#include "tests/faults/courier/trial_programs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

namespace ventanilla {
namespace {

using protocol::CourierRequest;
using test::TrialPrograms;

const Loc kNobody{std::string(43, 'A')};

TEST(CourierSocket, SaysUnavailableWhileTheCityIsAway)
{
    TrialPrograms trial;
    trial.startCourier();
    const auto link = courier::makeCourierLink(trial.socketPath());
    EXPECT_EQ(link->status(kNobody).error().kind(), ErrorKind::Unavailable);
    const auto queue = trial.ask(CourierRequest{});
    ASSERT_TRUE(queue);
    EXPECT_EQ(queue->roadOpen, false);
}

TEST(CourierSocket, AsksTheCityForWhatIsNotHere)
{
    TrialPrograms trial;
    trial.startCity();
    trial.startCourier();
    const auto link = courier::makeCourierLink(trial.socketPath());
    EXPECT_TRUE(
        TrialPrograms::waitFor([&trial] { return trial.ask(CourierRequest{})->roadOpen == true; },
                               std::chrono::seconds{20}));
    EXPECT_EQ(link->status(kNobody).value(), DeliveryStatus::Unknown);
}

TEST(CourierSocket, AnswersTenQuestionsInTenMinutes)
{
    TrialPrograms trial;
    trial.startCourier();
    const auto link = courier::makeCourierLink(trial.socketPath());
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(link->status(kNobody).error().kind(), ErrorKind::Unavailable);
    }
    EXPECT_EQ(link->status(kNobody).error().kind(), ErrorKind::Conflict);
}

TEST(CourierSocket, SignsAReadinessReportAsTheDevice)
{
    TrialPrograms trial;
    trial.startCourier();
    const auto reply = trial.askLine(R"({"do":"sign","report":"camera: pass"})");
    ASSERT_TRUE(reply && reply->signature);
    EXPECT_EQ(std::count(reply->signature->begin(), reply->signature->end(), '.'), 2);
}

TEST(CourierSocket, SaysSoWhenItCannotDoAThing)
{
    TrialPrograms trial;
    trial.startCourier();
    for (const auto* verb : {"carry-out", "carry-in"}) {
        const auto line = R"({"do":")" + std::string{verb} + R"(","folder":"no/where"})";
        EXPECT_EQ(trial.askLine(line)->error, "malformed") << verb;
    }
    for (const auto* line :
         {"", "{}", "[]", R"({"do":"dance"})", R"({"do":"status","loc":"../x"})"}) {
        EXPECT_EQ(trial.askLine(line)->error, "malformed") << line;
    }
    EXPECT_EQ(trial.askLine(R"({"do":"retry","jti":"AAAAAAAAAAAAAAAAAAAAAA"})")->error,
              "not-found");
}

TEST(CourierSocket, TellsTheStationTheTimeAndWhyNobodyMayBegin)
{
    TrialPrograms trial;
    trial.startCourier();
    const auto state = trial.askLine(R"({"do":"time"})")->service;
    ASSERT_TRUE(state);
    EXPECT_GT(state->now, 1'700'000'000);
    EXPECT_TRUE(state->clockBelieved);
    EXPECT_TRUE(state->blocked.empty()) << state->blocked.front();
}

TEST(CourierSocket, HearsNobodyElse)
{
    TrialPrograms trial;
    trial.startCourier({"--guest", "65533"});
    EXPECT_FALSE(trial.ask(CourierRequest{}));
}

/// Takes connections and never says a word.
class SilentCity
{
public:
    explicit SilentCity(std::uint16_t port)
        : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(
            ::bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
            0);
        EXPECT_EQ(::listen(m_listener.get(), 8), 0);
    }
    [[nodiscard]] bool isCalled(std::chrono::milliseconds limit) const
    {
        pollfd waiting{m_listener.get(), POLLIN, 0};
        return ::poll(&waiting, 1, static_cast<int>(limit.count())) == 1;
    }

private:
    UniqueFd m_listener;
};

TEST(CourierProgram, EndsInTimeInTheMiddleOfARequest)
{
    TrialPrograms trial;
    const SilentCity city{trial.cityPort()};
    trial.startCourier();
    ASSERT_TRUE(city.isCalled(std::chrono::seconds{5}));
    const auto status = trial.endCourier(std::chrono::seconds{4});
    ASSERT_TRUE(status);
    EXPECT_EQ(*status, 0);
}

} // namespace
} // namespace ventanilla
