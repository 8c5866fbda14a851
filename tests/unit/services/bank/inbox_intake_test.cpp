// SPDX-License-Identifier: EUPL-1.2
#include "services/bank/inbox_intake.h"

#include "tests/unit/services/bank/bank_bench.h"

#include <gtest/gtest.h>

namespace ventanilla::bank {
namespace {

using store::InboxState;
using test::BankBench;

class BankInbox : public testing::Test
{
protected:
    [[nodiscard]] std::vector<store::InboxRow> rows() const { return *m_bench.store->inbox(); }
    [[nodiscard]] std::string report(std::int64_t now = 0) const
    {
        const auto due = *m_bench.store->dueReport(now);
        return due ? due->status + "/" + due->withdrawal.value_or("") : "none";
    }

    BankBench m_bench;
};

TEST_F(BankInbox, KeepsWhatTheResidentTicked)
{
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    ASSERT_EQ(rows().size(), 1U);
    const auto row = rows().front();
    EXPECT_EQ(row.name, referral.name);
    EXPECT_EQ(row.words, "copper lantern");
    EXPECT_EQ(row.contact.value().hours, "09:00-12:00");
    EXPECT_EQ(row.when, "after card");
    EXPECT_EQ(row.loc, jose::locOf(referral.code).text);
    EXPECT_EQ(row.consentFields, referral.consent.fields);
    EXPECT_EQ(row.state, InboxState::Received);
    EXPECT_EQ(report(), "received/");
    EXPECT_EQ(m_bench.woken, 1);
}

TEST_F(BankInbox, GivesTheSameAnswerForTheSameParcel)
{
    const auto parcel = m_bench.seal(m_bench.referral());
    const auto first = m_bench.post(parcel);
    const auto second = m_bench.post(parcel);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(rows().size(), 1U);
}

TEST_F(BankInbox, RefusesOtherBytesUnderTheSameId)
{
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    EXPECT_EQ(m_bench.post(m_bench.seal(referral)).status, 409) << "sealed again, other bytes";
    EXPECT_EQ(rows().size(), 1U);
}

TEST_F(BankInbox, BelievesTheCitysSignatureAlone)
{
    const auto parcel = m_bench.seal(m_bench.referral());
    EXPECT_EQ(
        m_bench.intake.post(m_bench.request(parcel, *jose::P256PrivateKey::generate())).status,
        422);
    auto request = m_bench.request(parcel, m_bench.cityForward);
    request.peer.commonName = "kiosk-1";
    EXPECT_EQ(m_bench.intake.post(request).status, 403);
    EXPECT_TRUE(rows().empty());
}

TEST_F(BankInbox, RefusesATamperedParcel)
{
    auto parcel = m_bench.seal(m_bench.referral());
    auto& changed = parcel[parcel.size() / 2];
    changed = changed == 'A' ? 'B' : 'A';
    EXPECT_EQ(m_bench.post(parcel).status, 422);
    EXPECT_TRUE(rows().empty());
}

TEST_F(BankInbox, RefusesAReferralForAnotherBank)
{
    auto referral = m_bench.referral();
    referral.audience = "bank:elm";
    referral.consent.recipient = "bank:elm";
    EXPECT_EQ(m_bench.post(m_bench.seal(referral)).status, 422);
}

TEST_F(BankInbox, RefusesAReferralPastItsDay)
{
    const auto parcel = m_bench.seal(m_bench.referral());
    m_bench.clock.advance(std::chrono::hours{24 * 32});
    EXPECT_EQ(m_bench.post(parcel).status, 422);
}

TEST_F(BankInbox, ErasesAWithdrawnReferralThatNobodyWorkedOn)
{
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.withdrawalOf(referral))).status, 201);
    const auto row = rows().front();
    EXPECT_EQ(row.state, InboxState::Withdrawn);
    EXPECT_EQ(row.name, SensitiveText{});
    EXPECT_EQ(row.words, "");
    EXPECT_FALSE(row.contact);
}

TEST_F(BankInbox, ErasesAReferralThatComesAfterItsWithdrawal)
{
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.withdrawalOf(referral))).status, 201);
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    EXPECT_EQ(rows().front().name, SensitiveText{});
    EXPECT_EQ(report(), "withdrawn/erased");
}

TEST_F(BankInbox, AsksTheBankWhenWorkHadBegun)
{
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    ASSERT_TRUE(m_bench.store->endReport({referral.jti.text, "bank:harbor", "received", {}, 0}));
    ASSERT_TRUE(m_bench.store->mark(referral.jti.text, InboxState::Contacted));
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.withdrawalOf(referral))).status, 201);
    EXPECT_EQ(report(), "withdrawn/no_answer_yet");
    EXPECT_EQ(rows().front().words, "copper lantern");
    ASSERT_TRUE(m_bench.store->answerWithdrawal(referral.jti.text, true));
    EXPECT_EQ(report(), "withdrawn/kept_by_law");
    ASSERT_TRUE(m_bench.store->answerWithdrawal(referral.jti.text, false));
    EXPECT_EQ(report(), "withdrawn/erased");
    EXPECT_EQ(rows().front().words, "");
}

TEST_F(BankInbox, NeverTellsTheCityWhatTheBankNotes)
{
    const auto referral = m_bench.referral();
    ASSERT_EQ(m_bench.post(m_bench.seal(referral)).status, 201);
    ASSERT_TRUE(m_bench.store->mark(referral.jti.text, InboxState::Finished));
    EXPECT_EQ(report(), "received/");
    ASSERT_TRUE(m_bench.store->endReport({referral.jti.text, "bank:harbor", "received", {}, 0}));
    EXPECT_EQ(report(), "none");
}

} // namespace
} // namespace ventanilla::bank
