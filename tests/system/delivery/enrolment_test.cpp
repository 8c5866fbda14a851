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
        std::filesystem::remove_all(m_trial.path("kiosk/device"));
        m_trial.start("city");
        (void)RunningDelivery::eventually(
            [this] { return !m_trial.page(m_trial.ports().desk, "/").empty(); });
    }

    RunningDelivery::Ended admin(const std::string& verb, const std::string& name)
    {
        return m_trial.run("admin", {"kiosk", verb, name, "--state", m_trial.path("")});
    }
    RunningDelivery::Ended enrol(const std::string& code)
    {
        return m_trial.run("courier",
                           {"--enrol",
                            code,
                            "--kit",
                            m_trial.path("admin/enrolment-kit"),
                            "--kiosk",
                            m_trial.path("kiosk"),
                            "--city",
                            "https://127.0.0.1:" + std::to_string(m_trial.ports().city)});
    }

    RunningDelivery m_trial;
};

TEST_F(Enrolment, TakesACodeOfTheOfficeAndDeliversUntilRevoked)
{
    const auto offer = admin("code", "annex-2");
    ASSERT_EQ(offer.status, 0) << offer.said;
    const auto enrolled = enrol(after(offer.said, "code: "));
    ASSERT_EQ(enrolled.status, 0) << enrolled.said;
    EXPECT_EQ(enrolled.said, "This kiosk is enrolled as annex-2.\n");
    const auto mode =
        std::filesystem::status(m_trial.path("kiosk/device/device.key")).permissions();
    EXPECT_EQ(mode, std::filesystem::perms{0600});

    m_trial.start("courier");
    m_trial.send(m_trial.application());
    EXPECT_TRUE(RunningDelivery::eventually([this] { return m_trial.applications().size() == 1; }));

    ASSERT_EQ(admin("revoke", "annex-2").status, 0);
    m_trial.send(m_trial.application());
    RunningDelivery::letRun(std::chrono::seconds{2});
    EXPECT_EQ(m_trial.applications().size(), 1U);
    EXPECT_NE(admin("code", "annex-2").status, 0) << "a name is enrolled once for ever";
}

TEST_F(Enrolment, SaysInWordsWhatIsWrong)
{
    EXPECT_NE(enrol("ABCD").said.find("The code is mistyped"), std::string::npos);
    EXPECT_NE(enrol("0000-0000-0000-0000").said.find("The kit is not whole"), std::string::npos);
    const auto offer = admin("code", "annex-2");
    EXPECT_NE(enrol("0000-0000-0000-0000").said.find("does not know this code"), std::string::npos);
    m_trial.kill("city");
    const auto nobody = enrol(after(offer.said, "code: "));
    EXPECT_NE(nobody.said.find("cannot be reached"), std::string::npos) << nobody.said;
    m_trial.start("city");
    EXPECT_TRUE(RunningDelivery::eventually([&] {
        return enrol(after(offer.said, "code: ")).status == 0;
    })) << "a failed try costs nothing";
    EXPECT_NE(enrol(after(offer.said, "code: ")).said.find("enrolled already"), std::string::npos);
}

TEST_F(Enrolment, RefusesAKeyThatOthersCouldRead)
{
    const auto offer = admin("code", "annex-2");
    ASSERT_EQ(enrol(after(offer.said, "code: ")).status, 0);
    std::filesystem::permissions(m_trial.path("kiosk/device/device.key"),
                                 std::filesystem::perms{0640});
    const auto started = m_trial.run("courier",
                                     {"--data",
                                      m_trial.path("kiosk/courier"),
                                      "--spool",
                                      m_trial.path("kiosk/spool"),
                                      "--socket",
                                      m_trial.path("courier.sock"),
                                      "--city",
                                      "https://127.0.0.1:1"});
    EXPECT_NE(started.status, 0);
    EXPECT_NE(started.said.find("open to other users"), std::string::npos) << started.said;
}

} // namespace
} // namespace ventanilla
