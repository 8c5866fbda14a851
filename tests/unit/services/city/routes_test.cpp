// SPDX-License-Identifier: EUPL-1.2
#include "services/city/routes.h"

#include "services/protocol/bank_messages.h"
#include "services/protocol/fleet_messages.h"
#include "tests/unit/services/city/city_bench.h"

#include <gtest/gtest.h>

namespace ventanilla::city {
namespace {

using test::CityBench;
using test::kBenchNow;

class CityRoutes : public testing::Test
{
protected:
    http::Response report(const std::string& jti, const std::string& bank, const std::string& body)
    {
        return m_bench.routes.answer(
            {"POST", "/v1/referrals/" + jti + "/status", {}, body, m_bench.makeDevice(bank).peer});
    }

    CityBench m_bench;
};

TEST_F(CityRoutes, TellsTheStatusByLoc)
{
    const auto application = m_bench.application();
    const auto target = "/v1/status/" + jose::locOf(application.code).text;
    EXPECT_EQ(m_bench.get(target, m_bench.device).body, R"({"status":"unknown"})");
    ASSERT_EQ(m_bench.post(m_bench.seal(application)).status, 201);
    EXPECT_EQ(m_bench.get(target, m_bench.device).body, R"({"status":"delivered"})");
}

TEST_F(CityRoutes, AnswersTenQuestionsInTenMinutes)
{
    const auto target = "/v1/status/" + std::string(43, 'A');
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(m_bench.get(target, m_bench.device).status, 200);
    }
    EXPECT_EQ(m_bench.get(target, m_bench.device).status, 429);
    m_bench.clock.advance(std::chrono::minutes{10});
    EXPECT_EQ(m_bench.get(target, m_bench.device).status, 200);
}

TEST_F(CityRoutes, AreClosedToStrangers)
{
    const auto stranger = m_bench.makeDevice("kiosk-9");
    for (const char* target : {"/v1/bundle", "/v1/status/AAAA", "/anything"}) {
        EXPECT_EQ(m_bench.get(target, stranger).status, 403) << target;
    }
    EXPECT_EQ(m_bench.get("/anything", m_bench.device).status, 404);
}

TEST_F(CityRoutes, TakeABanksWordOnItsOwnReferralAlone)
{
    const auto referral = m_bench.referral("bank:harbor");
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    const auto& jti = referral.jti.text;
    EXPECT_EQ(report(jti, "bank:elm", R"({"status":"received"})").status, 404);
    EXPECT_EQ(report(jti, "bank:nobody", R"({"status":"received"})").status, 403);
    EXPECT_EQ(report(jti, "bank:harbor", R"({"status":"rich"})").status, 400);
    EXPECT_EQ(report(jti, "bank:harbor", R"({"status":"received"})").status, 200);
    const auto target = "/v1/status/" + jose::locOf(referral.code).text;
    EXPECT_EQ(m_bench.get(target, m_bench.device).body, R"({"status":"delivered"})");
}

TEST_F(CityRoutes, GiveAVoucherOnceToItsBankAndForwardItNever)
{
    auto voucher = m_bench.referral("bank:harbor");
    voucher.kind = Referral::Kind::Voucher;
    voucher.contact.reset();
    voucher.consent.fields = {"name", "language"};
    const auto parcel = m_bench.seal(voucher);
    ASSERT_EQ(m_bench.post(parcel).status, 201);
    EXPECT_FALSE(*m_bench.store->claimForward(2'000'000'000, 2'000'000'060));
    const auto redeem = [&](const std::string& bank) {
        const auto target = "/v1/vouchers/" + jose::locOf(voucher.code).text + "/redeem";
        return m_bench.routes.answer({"POST", target, {}, "", m_bench.makeDevice(bank).peer});
    };
    EXPECT_EQ(redeem("kiosk-1").status, 403);
    EXPECT_EQ(redeem("bank:elm").status, 404);
    const auto answer = redeem("bank:harbor");
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(*protocol::readVoucherAnswer(answer.body), parcel.jwe);
    EXPECT_EQ(redeem("bank:harbor").status, 404) << "once";
}

TEST_F(CityRoutes, DropAVoucherAtItsDay)
{
    auto voucher = m_bench.referral("bank:harbor");
    voucher.kind = Referral::Kind::Voucher;
    voucher.contact.reset();
    voucher.consent.fields = {"name", "language"};
    ASSERT_EQ(m_bench.post(m_bench.seal(voucher)).status, 201);
    const auto end = voucher.expires.time_since_epoch().count() + 86'400;
    ASSERT_EQ(*m_bench.store->expireForwards(end), 1);
    EXPECT_EQ(*m_bench.store->forwardState(jose::locOf(voucher.code).text),
              store::ForwardState::Expired);
}

TEST_F(CityRoutes, EnrolADeviceByACodeOfUseOnce)
{
    const auto door = m_bench.makeDevice(kEnrolmentName);
    const auto fresh = *jose::P256PrivateKey::generate();
    const auto code = Code::mint(m_bench.random);
    const auto now = kBenchNow.time_since_epoch().count();
    ASSERT_TRUE(
        m_bench.store->putEnrolment({jose::sha256Base64Url(code.reveal()), "kiosk-2", now + 3600}));
    const protocol::EnrolRequest asked{code.grouped(), fresh.publicKey().jwk()};
    http::Request request{"POST", "/v1/enrol", {}, asked.dump().reveal(), m_bench.device.peer};
    EXPECT_EQ(m_bench.routes.answer(request).status, 403) << "an enrolled kiosk is no door";
    request.peer = door.peer;
    const auto answer = m_bench.routes.answer(request);
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto given = protocol::CertificateAnswer::parse(answer.body);
    ASSERT_TRUE(given);
    EXPECT_EQ(given->device, "kiosk-2");
    const test::TestDevice enrolled{
        "kiosk-2", fresh, {"kiosk-2", "", test::derOf(given->certificate)}};
    EXPECT_EQ(m_bench.get("/v1/status/" + std::string(43, 'A'), enrolled).status, 200);
    EXPECT_EQ(m_bench.routes.answer(request).status, 201) << "an answer may be lost";
    const auto thief = *jose::P256PrivateKey::generate();
    request.body = protocol::EnrolRequest{code.grouped(), thief.publicKey().jwk()}.dump().reveal();
    const auto refused = m_bench.routes.answer(request);
    EXPECT_EQ(refused.status, 403) << "the code is spent";
    EXPECT_NE(refused.body.find("code-used"), std::string::npos) << refused.body;
}

TEST_F(CityRoutes, AreClosedToARevokedDeviceOneAndAll)
{
    ASSERT_TRUE(m_bench.store->revokeDevice("kiosk-1"));
    const auto parcel = m_bench.seal(m_bench.application());
    EXPECT_EQ(m_bench.post(parcel).status, 403);
    for (const char* target : {"/v1/bundle", "/v1/status/AAAA"}) {
        EXPECT_EQ(m_bench.get(target, m_bench.device).status, 403) << target;
    }
    for (const char* target : {"/v1/enrol", "/v1/renew", "/v1/heartbeat"}) {
        EXPECT_EQ(m_bench.routes.answer({"POST", target, {}, "{}", m_bench.device.peer}).status,
                  403)
            << target;
    }
}

TEST_F(CityRoutes, RenewForHalfAYearAfterTheEndAndDoNothingElse)
{
    const auto renew = [this] {
        return m_bench.routes.answer({"POST", "/v1/renew", {}, "{}", m_bench.device.peer});
    };
    m_bench.clock.advance(std::chrono::hours{24 * 366});
    EXPECT_EQ(m_bench.post(m_bench.seal(m_bench.application())).status, 403);
    EXPECT_EQ(m_bench.get("/v1/bundle", m_bench.device).status, 403);
    EXPECT_EQ(renew().status, 200);
    m_bench.clock.advance(std::chrono::hours{24 * 179});
    const auto answer = renew();
    ASSERT_EQ(answer.status, 200);
    const auto given = protocol::CertificateAnswer::parse(answer.body);
    const test::TestDevice renewed{
        "kiosk-1", m_bench.device.key, {"kiosk-1", "", test::derOf(given->certificate)}};
    EXPECT_EQ(m_bench.get("/v1/status/" + std::string(43, 'A'), renewed).status, 200);
    m_bench.clock.advance(std::chrono::hours{24 * 2});
    EXPECT_EQ(renew().status, 403) << "an office must enrol it anew";
}

TEST_F(CityRoutes, RenewTheCertificateOfTheSameKey)
{
    const auto answer = m_bench.routes.answer({"POST", "/v1/renew", {}, "{}", m_bench.device.peer});
    ASSERT_EQ(answer.status, 200);
    const auto given = protocol::CertificateAnswer::parse(answer.body);
    ASSERT_TRUE(given);
    EXPECT_EQ(*jose::P256PublicKey::fromPem(given->certificate), m_bench.device.key.publicKey());
}

TEST_F(CityRoutes, TakeAHeartbeat)
{
    const protocol::Heartbeat beat{7, 2, m_bench.sealing.publicKey().thumbprint()};
    EXPECT_EQ(m_bench.routes.answer({"POST", "/v1/heartbeat", {}, beat.dump(), m_bench.device.peer})
                  .status,
              200);
    EXPECT_EQ(
        m_bench.routes.answer({"POST", "/v1/heartbeat", {}, "{}", m_bench.device.peer}).status,
        400);
}

} // namespace
} // namespace ventanilla::city
