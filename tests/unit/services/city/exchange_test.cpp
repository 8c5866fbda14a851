// SPDX-License-Identifier: EUPL-1.2
#include "services/city/exchange.h"

#include "services/protocol/bank_messages.h"
#include "tests/unit/services/city/city_bench.h"

#include <gtest/gtest.h>

#include <utility>

namespace ventanilla::city {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using test::CityBench;

/// Says what it was told to say and keeps what it was given.
struct FakeBank
{
    std::vector<http::Outcome> answers;
    std::vector<std::string> bodies;
    std::vector<std::string> recipients;

    BankRoad road()
    {
        return [this](const auto& bank, const auto& body, const auto&) {
            bodies.push_back(body);
            recipients.push_back(bank.recipient);
            return answers.at(std::min(bodies.size(), answers.size()) - 1);
        };
    }
};

http::Outcome answer(int status, std::string body = "")
{
    return http::Response{status, {}, std::move(body)};
}

class CityExchange : public testing::Test
{
protected:
    ForwardStep step()
    {
        const auto done = m_exchange.forwardOne();
        EXPECT_TRUE(done);
        return done.value_or(ForwardStep::Idle);
    }
    [[nodiscard]] store::ForwardState state(const Referral& referral) const
    {
        return m_bench.store->forwardState(jose::locOf(referral.code).text)->value();
    }

    CityBench m_bench;
    FakeBank m_bank{{answer(201)}, {}, {}};
    Exchange m_exchange{{m_bench.settings,
                         m_bench.keys,
                         *m_bench.store,
                         m_bench.clock,
                         m_bench.random,
                         m_bank.road()}};
};

TEST_F(CityExchange, HandsTheParcelOverWithTheCitysSignature)
{
    const auto parcel = m_bench.seal(m_bench.referral());
    ASSERT_EQ(m_bench.post(parcel).status, 201);
    EXPECT_EQ(step(), ForwardStep::Delivered);
    const auto body = protocol::readForwardBody(m_bank.bodies.at(0));
    ASSERT_TRUE(body);
    EXPECT_EQ(body->parcel, parcel.jwe);
    const auto header = *jose::readJweHeader(parcel.jwe);
    const protocol::Forward forward{{header.jti},
                                    header.aud,
                                    *header.loc,
                                    body->iat,
                                    header.exp,
                                    jose::sha256Base64Url(parcel.jwe)};
    EXPECT_TRUE(jose::verifyDetachedJws(body->forward,
                                        jose::jws_type::kForward,
                                        protocol::write(forward),
                                        m_bench.keys.forward.publicKey()));
    EXPECT_EQ(body->iat % 86'400, 0);
    EXPECT_EQ(step(), ForwardStep::Idle);
}

TEST_F(CityExchange, DropsTheBytesOnceTheBankHasThem)
{
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    EXPECT_EQ(step(), ForwardStep::Delivered);
    EXPECT_EQ(state(referral), store::ForwardState::Delivered);
    auto file = *store::Database::open(m_bench.folder / "city.sqlite");
    auto rows = *file.query("SELECT parcel FROM forward");
    ASSERT_TRUE(*rows.step());
    EXPECT_EQ(rows.text(0), "");
}

TEST_F(CityExchange, TriesAgainAfterAFaultOfTheRoad)
{
    m_bank.answers = {
        tl::unexpected{http::RoadFault::NoConnection}, answer(503), answer(404), answer(200)};
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(step(), ForwardStep::Postponed);
        EXPECT_EQ(step(), ForwardStep::Idle) << "not before its time";
        m_bench.clock.advance(seconds{60});
    }
    EXPECT_EQ(step(), ForwardStep::Delivered);
    EXPECT_EQ(m_bank.bodies.size(), 4U);
}

TEST_F(CityExchange, SetsAsideOnlyOnOurOwnWords)
{
    const auto ours = protocol::Problem{"urn:ventanilla:problem:refused", "No.", 422}.dump();
    m_bank.answers = {answer(422, "<html>a proxy</html>"), answer(422, ours)};
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    EXPECT_EQ(step(), ForwardStep::Postponed);
    m_bench.clock.advance(seconds{60});
    EXPECT_EQ(step(), ForwardStep::Refused);
    EXPECT_EQ(state(referral), store::ForwardState::Refused);
    m_bench.clock.advance(hours{24});
    EXPECT_EQ(step(), ForwardStep::Idle);
}

TEST_F(CityExchange, StopsAtTheDayOfTheReferral)
{
    m_bank.answers = {tl::unexpected{http::RoadFault::TimedOut}};
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    EXPECT_EQ(step(), ForwardStep::Postponed);
    m_bench.clock.advance(hours{24 * 32});
    EXPECT_EQ(step(), ForwardStep::Idle);
    EXPECT_EQ(state(referral), store::ForwardState::Expired);
    EXPECT_FALSE(*m_bench.store->receipt(referral.jti.text)) << "it names a kiosk and a day";
}

TEST_F(CityExchange, KeepsTryingAWithdrawalForEver)
{
    m_bank.answers = {answer(503), answer(201)};
    const Withdrawal withdrawal{Withdrawal::Of::Referral,
                                "bank:harbor",
                                ParcelId::mint(m_bench.random),
                                Code::mint(m_bench.random),
                                "2026-03-16"};
    auto parcel = m_bench.seal(withdrawal);
    ASSERT_EQ(m_bench.post(parcel).status, 201);
    EXPECT_EQ(step(), ForwardStep::Postponed);
    m_bench.clock.advance(hours{24 * 400});
    EXPECT_EQ(step(), ForwardStep::Delivered);
}

TEST_F(CityExchange, LeavesAParcelAloneWhileAnotherWorkerHoldsIt)
{
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.referral())).status, 201);
    const auto now = m_bench.clock.now().time_since_epoch().count();
    ASSERT_TRUE(*m_bench.store->claimForward(now, now + 60));
    EXPECT_EQ(step(), ForwardStep::Idle);
    m_bench.clock.advance(seconds{60});
    EXPECT_EQ(step(), ForwardStep::Delivered);
}

TEST(PauseAfter, GrowsWithTheAttemptsAndHasACeiling)
{
    SeededRandom random{1};
    for (int i = 0; i < 200; ++i) {
        EXPECT_LE(pauseAfter(1, random), seconds{5});
        EXPECT_LE(pauseAfter(4, random), seconds{40});
        EXPECT_LE(pauseAfter(1000, random), hours{6});
        EXPECT_GE(pauseAfter(1000, random), seconds{1});
    }
}

} // namespace
} // namespace ventanilla::city
