// SPDX-License-Identifier: EUPL-1.2
#include "services/bank/inbox_page.h"

#include "services/bank/reporter.h"
#include "services/bank/vouchers.h"
#include "services/store/sqlite/bank_schema.h"
#include "tests/unit/services/bank/bank_bench.h"

#include <gtest/gtest.h>

#include <set>

namespace ventanilla::bank {
namespace {

using test::BankBench;

struct FakeCity
{
    std::vector<http::Outcome> answers;
    std::vector<std::string> told;

    CityRoad road()
    {
        return [this](const auto& recipient, const auto& path, const auto& body) -> http::Outcome {
            told.push_back(recipient + " " + path + " " + body);
            return answers.at(std::min(told.size(), answers.size()) - 1);
        };
    }
};

class BankInboxPage : public testing::Test
{
protected:
    void SetUp() override { ASSERT_EQ(m_bench.post(m_bench.seal(m_referral)).status, 201); }

    [[nodiscard]] http::Response get(const std::string& target) const
    {
        return m_page.answer({"GET", target, {{"Host", "127.0.0.1:9"}}, "", {}});
    }
    [[nodiscard]] bool shows(const std::string& text) const
    {
        return get("/").body.find(text) != std::string::npos;
    }
    [[nodiscard]] http::Response press(const std::string& act,
                                       const std::string& origin = "http://127.0.0.1:9") const
    {
        return m_page.answer({"POST",
                              "/referral",
                              {{"Host", "127.0.0.1:9"}, {"Origin", origin}},
                              "jti=" + m_referral.jti.text + "&act=" + act,
                              {}});
    }

    BankBench m_bench;
    Referral m_referral = m_bench.referral();
    FakeCity m_city{{http::Response{404, {}, ""}}, {}};
    Vouchers m_vouchers{
        {m_bench.settings, m_bench.opener, *m_bench.store, m_bench.clock, m_city.road()}};
    InboxPage m_page{m_bench.settings,
                     *m_bench.store,
                     {[] {}, [this](const Code& code) { return m_vouchers.redeem(code); }}};
};

TEST_F(BankInboxPage, ShowsTheTwoWordsAndWhatWasTicked)
{
    EXPECT_TRUE(shows("<p class=\"words\">copper lantern<small>"));
    EXPECT_TRUE(shows("Ana &lt;i&gt;María&lt;/i&gt; Muñoz"));
    EXPECT_TRUE(shows("<dd>Spanish</dd>"));
    EXPECT_TRUE(shows("<b>text</b>: 203-555-0177"));
    EXPECT_TRUE(shows("Harbor Community Credit Union"));
    EXPECT_TRUE(shows("<dd>Main Street</dd>"));
    EXPECT_TRUE(shows("09:00-12:00, until 14 Apr 2026"));
    EXPECT_TRUE(shows("&#10003; name"));
    EXPECT_FALSE(shows("<i>"));
    EXPECT_FALSE(shows("<script"));
    EXPECT_FALSE(shows(m_referral.code.reveal()));
}

TEST_F(BankInboxPage, RemembersThePressedButton)
{
    EXPECT_EQ(press("contacted").status, 303);
    EXPECT_TRUE(shows("value=\"contacted\" disabled>"));
    EXPECT_EQ(press("burn").status, 400);
}

TEST_F(BankInboxPage, IgnoresButtonsOfOtherSites)
{
    EXPECT_EQ(press("finished", "http://evil.example").status, 400);
    EXPECT_FALSE(shows("value=\"finished\" disabled>"));
}

TEST_F(BankInboxPage, GivesExactlyTheReferralsMembersInATrial)
{
    const auto list = get("/trial/inbox.json").body;
    EXPECT_NE(
        list.find(R"("name":"Ana <i>María</i> Muñoz","language":"es","contact":{"channel":"text",)"
                  R"("value":"203-555-0177","hours":"09:00-12:00","until":"2026-04-14"},)"
                  R"("branch":"harbor-main","when":"after card","words":"copper lantern",)"
                  R"("consent":{"recipient":"bank:harbor","fields":["name","language","contact"],)"
                  R"("text":"consent.bank/1","language":"es"}})"),
        std::string::npos)
        << list;
    m_bench.settings.trial = false;
    EXPECT_EQ(get("/trial/inbox.json").status, 404);
}

TEST_F(BankInboxPage, AsksForAnAnswerToALateWithdrawal)
{
    ASSERT_EQ(press("contacted").status, 303);
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.withdrawalOf(m_referral))).status, 201);
    EXPECT_TRUE(shows("Do not contact them"));
    EXPECT_FALSE(shows("203-555-0177"));
    EXPECT_EQ(press("erase").status, 303);
    EXPECT_FALSE(shows("copper lantern"));
}

TEST_F(BankInboxPage, FindsAReferralByTheCodeOnTheSlip)
{
    const auto ask = [this](const std::string& code) {
        return m_page.answer({"POST", "/find", {{"Host", "localhost:9"}}, "code=" + code, {}}).body;
    };
    EXPECT_NE(ask(m_referral.code.grouped().reveal()).find("The code belongs to this referral"),
              std::string::npos);
    EXPECT_EQ(ask(Code::mint(m_bench.random).reveal()).find("copper lantern"), std::string::npos);
    EXPECT_NE(ask("nonsense").find("not a whole code"), std::string::npos);
}

TEST_F(BankInboxPage, FetchesAVoucherByTheCodeOnTheSlip)
{
    auto voucher = m_bench.referral();
    voucher.kind = Referral::Kind::Voucher;
    voucher.contact.reset();
    voucher.consent.fields = {"name", "language"};
    voucher.words = "silver thread";
    m_city.answers = {http::Response{200, {}, protocol::writeVoucherAnswer(m_bench.seal(voucher))},
                      http::Response{404, {}, ""}};
    const auto ask = [&] {
        return m_page
            .answer(
                {"POST", "/find", {{"Host", "localhost:9"}}, "code=" + voucher.code.reveal(), {}})
            .body;
    };
    EXPECT_NE(ask().find("silver thread"), std::string::npos);
    EXPECT_EQ(m_city.told.front(),
              "bank:harbor /v1/vouchers/" + jose::locOf(voucher.code).text + "/redeem {}");
    EXPECT_NE(ask().find("silver thread"), std::string::npos) << "it is in the inbox now";
    EXPECT_EQ(m_city.told.size(), 1U);
}

TEST_F(BankInboxPage, SaysWhenTheCityCannotBeAskedForAVoucher)
{
    m_city.answers = {tl::unexpected{http::RoadFault::NoConnection}};
    const auto body = m_page
                          .answer({"POST",
                                   "/find",
                                   {{"Host", "localhost:9"}},
                                   "code=" + Code::mint(m_bench.random).reveal(),
                                   {}})
                          .body;
    EXPECT_NE(body.find("cannot be asked just now"), std::string::npos);
}

TEST_F(BankInboxPage, IsNotShownUnderAnotherName)
{
    EXPECT_EQ(m_page.answer({"GET", "/", {{"Host", "evil.example"}}, "", {}}).status, 403);
    EXPECT_EQ(m_page.answer({"GET", "/", {}, "", {}}).status, 403);
}

TEST_F(BankInboxPage, IsReportedToTheCityUntilItHeard)
{
    m_city.answers = {tl::unexpected{http::RoadFault::NoConnection}, http::Response{200, {}, "{}"}};
    Reporter reporter{{*m_bench.store, m_bench.clock, m_bench.random, m_city.road()}};
    EXPECT_EQ(*reporter.reportOne(), ReportStep::Postponed);
    EXPECT_EQ(*reporter.reportOne(), ReportStep::Idle);
    m_bench.clock.advance(std::chrono::seconds{10});
    EXPECT_EQ(*reporter.reportOne(), ReportStep::Told);
    EXPECT_EQ(*reporter.reportOne(), ReportStep::Idle);
    EXPECT_EQ(m_city.told.back(),
              "bank:harbor /v1/referrals/" + m_referral.jti.text +
                  R"(/status {"status":"received"})");
}

TEST(BankFile, HasNoColumnThatIsNotAllowed)
{
    const std::set<std::string> allowed{"referral.branch",
                                        "referral.consent_fields",
                                        "referral.consent_language",
                                        "referral.consent_text",
                                        "referral.contact_channel",
                                        "referral.contact_hours",
                                        "referral.contact_until",
                                        "referral.contact_value",
                                        "referral.expires",
                                        "referral.issued_at",
                                        "referral.issuer",
                                        "referral.jti",
                                        "referral.language",
                                        "referral.loc",
                                        "referral.name",
                                        "referral.recipient",
                                        "referral.state",
                                        "referral.subject",
                                        "referral.timing",
                                        "referral.words",
                                        "report.attempts",
                                        "report.due",
                                        "report.jti",
                                        "report.recipient",
                                        "report.status",
                                        "report.withdrawal",
                                        "taken.jti",
                                        "taken.sha256",
                                        "withdrawn_loc.loc",
                                        "withdrawn_loc.recipient"};
    auto database = *store::Database::openInMemory();
    ASSERT_TRUE(database.migrate(store::kBankSchema));
    auto rows = *database.query("SELECT t.name || '.' || c.name FROM sqlite_master AS t, "
                                "pragma_table_info(t.name) AS c WHERE t.type = 'table'");
    std::set<std::string> found;
    while (*rows.step()) {
        found.insert(rows.text(0));
    }
    EXPECT_EQ(found, allowed);
}

} // namespace
} // namespace ventanilla::bank
