// SPDX-License-Identifier: EUPL-1.2
//
// A kiosk's identity through the real programs: code, enrolment, delivery, revocation.
#include "tests/system/delivery/running_delivery.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace ventanilla {
namespace {

using test::RunningDelivery;

/// What stands after @p word on its own line of @p text.
std::string after(const std::string& text, const std::string& word)
{
    const auto at = text.find(word);
    if (at == std::string::npos) {
        return {};
    }
    const auto from = at + word.size();
    return text.substr(from, text.find('\n', from) - from);
}

class Enrolment : public testing::Test
{
protected:
    Enrolment()
    {
        // As a kiosk stands there that nobody knows yet.
        std::filesystem::remove_all(trial.path("kiosk/device"));
        trial.start("city");
        (void)RunningDelivery::eventually(
            [this] { return !trial.page(trial.ports().desk, "/").empty(); });
    }

    RunningDelivery::Ended admin(const std::string& verb, const std::string& name)
    {
        return trial.run("admin", {"kiosk", verb, name, "--state", trial.path("")});
    }
    RunningDelivery::Ended enrol(const std::string& code)
    {
        return trial.run("courier",
                         {"--enrol",
                          code,
                          "--kit",
                          trial.path("admin/enrolment-kit"),
                          "--kiosk",
                          trial.path("kiosk"),
                          "--city",
                          "https://127.0.0.1:" + std::to_string(trial.ports().city)});
    }

    RunningDelivery trial;
};

TEST_F(Enrolment, TakesACodeOfTheOfficeAndDeliversUntilRevoked)
{
    const auto offer = admin("code", "annex-2");
    ASSERT_EQ(offer.status, 0) << offer.said;
    const auto enrolled = enrol(after(offer.said, "code: "));
    ASSERT_EQ(enrolled.status, 0) << enrolled.said;
    EXPECT_EQ(enrolled.said, "This kiosk is enrolled as annex-2.\n");
    const auto mode = std::filesystem::status(trial.path("kiosk/device/device.key")).permissions();
    EXPECT_EQ(mode, std::filesystem::perms{0600});

    trial.start("courier");
    trial.send(trial.application());
    EXPECT_TRUE(RunningDelivery::eventually([this] { return trial.applications().size() == 1; }));

    ASSERT_EQ(admin("revoke", "annex-2").status, 0);
    trial.send(trial.application());
    RunningDelivery::letRun(std::chrono::seconds{2});
    EXPECT_EQ(trial.applications().size(), 1U);
    EXPECT_NE(admin("code", "annex-2").status, 0) << "a name is enrolled once for ever";
}

TEST_F(Enrolment, SaysInWordsWhatIsWrong)
{
    EXPECT_NE(enrol("ABCD").said.find("The code is mistyped"), std::string::npos);
    EXPECT_NE(enrol("0000-0000-0000-0000").said.find("The kit is not whole"), std::string::npos);
    const auto offer = admin("code", "annex-2");
    EXPECT_NE(enrol("0000-0000-0000-0000").said.find("does not know this code"), std::string::npos);
    trial.kill("city");
    const auto nobody = enrol(after(offer.said, "code: "));
    EXPECT_NE(nobody.said.find("cannot be reached"), std::string::npos) << nobody.said;
    trial.start("city");
    EXPECT_TRUE(RunningDelivery::eventually([&] {
        return enrol(after(offer.said, "code: ")).status == 0;
    })) << "a failed try costs nothing";
    EXPECT_NE(enrol(after(offer.said, "code: ")).said.find("enrolled already"), std::string::npos);
}

TEST_F(Enrolment, RefusesAKeyThatOthersCouldRead)
{
    const auto offer = admin("code", "annex-2");
    ASSERT_EQ(enrol(after(offer.said, "code: ")).status, 0);
    std::filesystem::permissions(trial.path("kiosk/device/device.key"),
                                 std::filesystem::perms{0640});
    const auto started = trial.run("courier",
                                   {"--data",
                                    trial.path("kiosk/courier"),
                                    "--spool",
                                    trial.path("kiosk/spool"),
                                    "--socket",
                                    trial.path("courier.sock"),
                                    "--city",
                                    "https://127.0.0.1:1"});
    EXPECT_NE(started.status, 0);
    EXPECT_NE(started.said.find("open to other users"), std::string::npos) << started.said;
}

} // namespace
} // namespace ventanilla
