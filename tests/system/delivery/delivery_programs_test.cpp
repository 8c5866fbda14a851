// SPDX-License-Identifier: EUPL-1.2
//
// Parcels from a spool folder to the city's list and the bank's inbox, through the real programs.
#include "services/http/client.h"
#include "tests/support/certificates.h"
#include "tests/system/delivery/running_delivery.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace ventanilla {
namespace {

using protocol::Json;
using test::RunningDelivery;

std::string textAt(const Json& object, std::string_view name)
{
    const auto* member = object.find(name);
    const auto* text = member != nullptr ? member->text() : nullptr;
    return text != nullptr ? *text : std::string{};
}

Json at(const Json& object, std::string_view name)
{
    const auto* member = object.find(name);
    return member != nullptr ? *member : Json{};
}

std::set<std::string> idsOf(const Json::Array& list)
{
    std::set<std::string> ids;
    for (const auto& entry : list) {
        ids.insert(textAt(entry, "jti"));
    }
    return ids;
}

class Delivery : public testing::Test
{
protected:
    [[nodiscard]] bool arrived(std::size_t applications, std::size_t referrals) const
    {
        return m_trial.applications().size() == applications &&
               m_trial.referrals().size() == referrals;
    }

    RunningDelivery m_trial;
};

TEST_F(Delivery, BringsAnApplicationToTheCityAndAReferralToTheBank)
{
    for (const char* program : {"city", "bank", "courier"}) {
        m_trial.start(program);
    }
    const auto application = m_trial.application();
    const auto referral = m_trial.referral();
    m_trial.send(application);
    m_trial.send(referral);
    ASSERT_TRUE(RunningDelivery::eventually([this] { return arrived(1, 1); }));
    const auto stored = m_trial.applications().front();
    EXPECT_EQ(textAt(stored, "jti"), application.jti.text);
    EXPECT_EQ(at(stored, "name").dump(), R"({"given":["Lucía"],"family":["Núñez","Prado"]})");
    const auto inbox = m_trial.referrals().front();
    EXPECT_EQ(textAt(inbox, "words"), referral.words);
    EXPECT_EQ(textAt(inbox, "name"), "Lucía Núñez Prado");
    EXPECT_NE(m_trial.page(m_trial.ports().desk, "/").find("Lucía Núñez Prado"), std::string::npos);
    EXPECT_NE(m_trial.page(m_trial.ports().inbox, "/").find(referral.words), std::string::npos);
    for (const char* program : {"courier", "city", "bank"}) {
        EXPECT_TRUE(m_trial.stop(program)) << program;
    }
}

TEST_F(Delivery, LosesAndDoublesNothingWhenProgramsAreKilled)
{
    std::set<std::string> applications;
    std::set<std::string> referrals;
    for (const char* program : {"courier", "city", "bank"}) {
        m_trial.start(program);
    }
    int pause = 0;
    for (const char* victim : {"city", "bank", "courier", "city", "bank", "courier"}) {
        const auto application = m_trial.application();
        const auto referral = m_trial.referral();
        m_trial.send(application);
        m_trial.send(referral);
        // Each round dies at another moment of the way.
        RunningDelivery::letRun(std::chrono::milliseconds{pause += 15});
        m_trial.kill(victim);
        m_trial.start(victim);
        applications.insert(application.jti.text);
        referrals.insert(referral.jti.text);
    }
    EXPECT_TRUE(RunningDelivery::eventually([this] { return arrived(6, 6); }));
    EXPECT_EQ(idsOf(m_trial.applications()), applications);
    EXPECT_EQ(idsOf(m_trial.referrals()), referrals);
}

TEST_F(Delivery, BringsAnEmergencyNoticeToTheKiosk)
{
    m_trial.start("city");
    m_trial.start("courier");
    const auto banks = m_trial.path("kiosk/bundle/files/banks.toml");
    const auto isSuspended = [&banks] {
        return test::readFile(banks).find("key = \"harbor\"\nsuspended = true") !=
               std::string::npos;
    };
    EXPECT_FALSE(isSuspended());
    const auto notice =
        m_trial.run("admin", {"policy", "suspend", "harbor", "--state", m_trial.path("")});
    ASSERT_EQ(notice.status, 0) << notice.said;
    protocol::CourierRequest now;
    now.what = protocol::CourierRequest::Do::Bundle;
    EXPECT_TRUE(RunningDelivery::eventually([&] { return m_trial.ask(now) && isSuspended(); }));
}

TEST_F(Delivery, GoesOnFootWhereThereIsNoNetwork)
{
    using Do = protocol::CourierRequest::Do;
    m_trial.start("courier");
    const auto application = m_trial.application();
    m_trial.send(application);
    const auto stick = m_trial.path("kiosk/carry");
    std::filesystem::create_directory(stick);
    protocol::CourierRequest out;
    out.what = Do::CarryOut;
    out.folder = stick;
    EXPECT_TRUE(RunningDelivery::eventually([&] {
        const auto reply = m_trial.ask(out);
        return reply && reply->carried == 1;
    }));
    const auto taken = m_trial.run("city", {"--data", m_trial.path("city"), "--carry-in", stick});
    EXPECT_NE(taken.said.find("1 parcels taken, 0 refused"), std::string::npos) << taken.said;
    auto in = out;
    in.what = Do::CarryIn;
    const auto reply = m_trial.ask(in);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->carried, 1);
    EXPECT_TRUE(m_trial.ask({})->waiting->empty());
    m_trial.start("city");
    ASSERT_TRUE(RunningDelivery::eventually([this] { return arrived(1, 0); }));
    EXPECT_EQ(idsOf(m_trial.applications()), (std::set<std::string>{application.jti.text}));
}

class OpenDoor : public Delivery
{
protected:
    OpenDoor()
    {
        m_trial.start("city");
        (void)RunningDelivery::eventually(
            [this] { return !m_trial.page(m_trial.ports().desk, "/").empty(); });
    }
    http::Outcome post(const std::string& body, const std::string& pem, const std::string& key)
    {
        http::ClientOptions options;
        options.tls = {m_trial.path("kiosk/device/ca.pem"), m_trial.path(pem), m_trial.path(key)};
        auto client = http::Client::make(options);
        return client->post(
            "https://127.0.0.1:" + std::to_string(m_trial.ports().city) + "/v1/parcels", body, {});
    }
};

TEST_F(OpenDoor, TurnsAwayACertificateThatIsNoKiosks)
{
    const auto answer = post("{}", "bank/tls/harbor.pem", "bank/tls/harbor.key");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 403);
}

TEST_F(OpenDoor, IsShutToACertificateOfAnotherAuthority)
{
    const test::Certificates others;
    std::filesystem::copy_file(others.file("stranger.pem"), m_trial.path("stranger.pem"));
    std::filesystem::copy_file(others.file("stranger.key"), m_trial.path("stranger.key"));
    const auto answer = post("{}", "stranger.pem", "stranger.key");
    EXPECT_FALSE(answer) << "not even a problem document";
}

TEST_F(Delivery, GivesAVoucherOutWhenTheBranchTypesItsCode)
{
    for (const char* program : {"courier", "city", "bank"}) {
        m_trial.start(program);
    }
    auto voucher = m_trial.referral();
    voucher.kind = Referral::Kind::Voucher;
    voucher.contact.reset();
    voucher.consent.fields = {"name", "language"};
    voucher.words = "silver thread";
    m_trial.send(voucher);
    const auto show = [this, &voucher] {
        return m_trial.submit(m_trial.ports().inbox, "/find", "code=" + voucher.code.reveal())
                   .find("silver thread") != std::string::npos;
    };
    EXPECT_TRUE(m_trial.referrals().empty());
    EXPECT_TRUE(RunningDelivery::eventually(show));
    EXPECT_EQ(idsOf(m_trial.referrals()), (std::set<std::string>{voucher.jti.text}));
}

TEST_F(Delivery, BringsAWithdrawalAfterItsReferral)
{
    for (const char* program : {"courier", "city", "bank"}) {
        m_trial.start(program);
    }
    const auto referral = m_trial.referral();
    m_trial.send(referral);
    ASSERT_TRUE(RunningDelivery::eventually([this] { return arrived(0, 1); }));
    SystemRandom random;
    m_trial.send(Withdrawal{Withdrawal::Of::Referral,
                            referral.audience,
                            ParcelId::mint(random),
                            referral.code,
                            "2026-01-01"});
    EXPECT_TRUE(RunningDelivery::eventually([this] { return arrived(0, 0); }));
    EXPECT_EQ(m_trial.page(m_trial.ports().inbox, "/").find("Núñez"), std::string::npos);
}

} // namespace
} // namespace ventanilla
