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
        return trial.applications().size() == applications && trial.referrals().size() == referrals;
    }

    RunningDelivery trial;
};

TEST_F(Delivery, BringsAnApplicationToTheCityAndAReferralToTheBank)
{
    for (const char* program : {"city", "bank", "courier"}) {
        trial.start(program);
    }
    const auto application = trial.application();
    const auto referral = trial.referral();
    trial.send(application);
    trial.send(referral);
    ASSERT_TRUE(RunningDelivery::eventually([this] { return arrived(1, 1); }));
    const auto stored = trial.applications().front();
    EXPECT_EQ(textAt(stored, "jti"), application.jti.text);
    EXPECT_EQ(at(stored, "name").dump(), R"({"given":["Lucía"],"family":["Núñez","Prado"]})");
    const auto inbox = trial.referrals().front();
    EXPECT_EQ(textAt(inbox, "words"), referral.words);
    EXPECT_EQ(textAt(inbox, "name"), "Lucía Núñez Prado");
    EXPECT_NE(trial.page(trial.ports().desk, "/").find("Lucía Núñez Prado"), std::string::npos);
    EXPECT_NE(trial.page(trial.ports().inbox, "/").find(referral.words), std::string::npos);
    for (const char* program : {"courier", "city", "bank"}) {
        EXPECT_TRUE(trial.stop(program)) << program;
    }
}

TEST_F(Delivery, LosesAndDoublesNothingWhenProgramsAreKilled)
{
    std::set<std::string> applications;
    std::set<std::string> referrals;
    for (const char* program : {"courier", "city", "bank"}) {
        trial.start(program);
    }
    int pause = 0;
    for (const char* victim : {"city", "bank", "courier", "city", "bank", "courier"}) {
        const auto application = trial.application();
        const auto referral = trial.referral();
        trial.send(application);
        trial.send(referral);
        // Each round dies at another moment of the way.
        RunningDelivery::letRun(std::chrono::milliseconds{pause += 15});
        trial.kill(victim);
        trial.start(victim);
        applications.insert(application.jti.text);
        referrals.insert(referral.jti.text);
    }
    EXPECT_TRUE(RunningDelivery::eventually([this] { return arrived(6, 6); }));
    EXPECT_EQ(idsOf(trial.applications()), applications);
    EXPECT_EQ(idsOf(trial.referrals()), referrals);
}

class OpenDoor : public Delivery
{
protected:
    OpenDoor()
    {
        trial.start("city");
        (void)RunningDelivery::eventually(
            [this] { return !trial.page(trial.ports().desk, "/").empty(); });
    }
    http::Outcome post(const std::string& body, const std::string& pem, const std::string& key)
    {
        http::ClientOptions options;
        options.tls = {trial.path("kiosk/device/ca.pem"), trial.path(pem), trial.path(key)};
        auto client = http::Client::make(options);
        return client->post(
            "https://127.0.0.1:" + std::to_string(trial.ports().city) + "/v1/parcels", body, {});
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
    std::filesystem::copy_file(others.file("stranger.pem"), trial.path("stranger.pem"));
    std::filesystem::copy_file(others.file("stranger.key"), trial.path("stranger.key"));
    const auto answer = post("{}", "stranger.pem", "stranger.key");
    EXPECT_FALSE(answer) << "not even a problem document";
}

TEST_F(Delivery, GivesAVoucherOutWhenTheBranchTypesItsCode)
{
    for (const char* program : {"courier", "city", "bank"}) {
        trial.start(program);
    }
    auto voucher = trial.referral();
    voucher.kind = Referral::Kind::Voucher;
    voucher.contact.reset();
    voucher.consent.fields = {"name", "language"};
    voucher.words = "silver thread";
    trial.send(voucher);
    const auto show = [this, &voucher] {
        return trial.submit(trial.ports().inbox, "/find", "code=" + voucher.code.reveal())
                   .find("silver thread") != std::string::npos;
    };
    EXPECT_TRUE(trial.referrals().empty());
    EXPECT_TRUE(RunningDelivery::eventually(show));
    EXPECT_EQ(idsOf(trial.referrals()), (std::set<std::string>{voucher.jti.text}));
}

TEST_F(Delivery, BringsAWithdrawalAfterItsReferral)
{
    for (const char* program : {"courier", "city", "bank"}) {
        trial.start(program);
    }
    const auto referral = trial.referral();
    trial.send(referral);
    ASSERT_TRUE(RunningDelivery::eventually([this] { return arrived(0, 1); }));
    SystemRandom random;
    trial.send(Withdrawal{Withdrawal::Of::Referral,
                          referral.audience,
                          ParcelId::mint(random),
                          referral.code,
                          "2026-01-01"});
    EXPECT_TRUE(RunningDelivery::eventually([this] { return arrived(0, 0); }));
    EXPECT_EQ(trial.page(trial.ports().inbox, "/").find("Núñez"), std::string::npos);
}

} // namespace
} // namespace ventanilla
