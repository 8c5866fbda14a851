// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/session/session_walk.h"

namespace ventanilla::session {
namespace {

using BankTest = JourneyTest;

TEST_F(BankTest, SendsExactlyWhatWasTicked)
{
    toConsent(BankHow::Text);
    tickAll();
    m_journey.sendReferral();
    ASSERT_EQ(m_journey.step(), Step::BankAccepted);
    const auto& referral = m_room.sealer.referrals.at(0);
    EXPECT_EQ(referral.kind, Referral::Kind::Introduction);
    EXPECT_EQ(referral.audience, "bank:harbor");
    EXPECT_EQ(referral.issuer, "city:new-haven");
    EXPECT_EQ(referral.branch, "harbor-main");
    EXPECT_EQ(referral.consent.fields, (std::vector<std::string>{"name", "language", "contact"}));
    EXPECT_EQ(referral.contact->contact.value.reveal(), "+12035550100");
    EXPECT_EQ(referral.contact->hours, "09:00-12:00");
    EXPECT_EQ(referral.contact->until, "2026-03-29");
    EXPECT_EQ(referral.when, ReferralWhen::Now);
}

TEST_F(BankTest, SendsNothingUntilEachLineIsTicked)
{
    toConsent(BankHow::Call);
    EXPECT_FALSE(m_journey.consentComplete());
    m_journey.tickConsent(0, true);
    m_journey.tickConsent(1, true);
    m_journey.sendReferral();
    EXPECT_EQ(m_journey.step(), Step::BankConsent);
    EXPECT_TRUE(m_room.sealer.referrals.empty());
}

TEST_F(BankTest, LetsNoContactLeaveWithAVoucher)
{
    toConsent(BankHow::GoMyself);
    EXPECT_EQ(m_journey.consentLines(), 2U);
    tickAll();
    m_journey.sendReferral();
    const auto& referral = m_room.sealer.referrals.at(0);
    EXPECT_EQ(referral.kind, Referral::Kind::Voucher);
    EXPECT_FALSE(referral.contact);
    EXPECT_EQ(referral.consent.fields, (std::vector<std::string>{"name", "language"}));
}

TEST_F(BankTest, SharesNothingBetweenApplicationAndReferral)
{
    toConsent(BankHow::GoMyself);
    tickAll();
    m_journey.sendReferral();
    const auto& application = m_room.sealer.applications.at(0);
    const auto& referral = m_room.sealer.referrals.at(0);
    EXPECT_NE(application.code, referral.code);
    EXPECT_NE(application.jti, referral.jti);
    EXPECT_NE(referral.subject, referral.jti.text);
}

TEST_F(BankTest, PrintsTheTwoWordsOnASlipOfItsOwn)
{
    toConsent(BankHow::GoMyself);
    tickAll();
    m_journey.sendReferral();
    m_journey.printSlip();
    const auto& slip = m_room.printer.slips.at(0);
    const auto& referral = m_room.sealer.referrals.at(0);
    EXPECT_EQ(slip.qr->reveal(), "VNR1:bank:harbor:" + referral.code.reveal());
    bool words = false;
    for (const auto& line : slip.lines) {
        words = words || line.text.reveal() == referral.words;
        EXPECT_EQ(line.text.reveal().find(m_room.sealer.applications[0].code.reveal()),
                  std::string::npos);
    }
    EXPECT_TRUE(words);
}

TEST_F(BankTest, KeepsTheConsentWhenStoringFails)
{
    toConsent(BankHow::GoMyself);
    tickAll();
    m_room.spool.fails = ErrorKind::Unavailable;
    m_journey.sendReferral();
    EXPECT_EQ(m_journey.step(), Step::BankConsent);
    EXPECT_EQ(m_journey.trouble(), Trouble::NotStored);
    m_room.spool.fails.reset();
    m_journey.sendReferral();
    EXPECT_EQ(m_journey.step(), Step::BankAccepted);
    EXPECT_EQ(m_room.sealer.referrals.size(), 1U);
}

TEST_F(BankTest, EndsWithoutABankStepWhenNoFactIsYoungEnough)
{
    toSummary();
    m_journey.submit();
    ASSERT_FALSE(m_journey.banks().empty());
    m_room.clock.jumpTo(m_room.clock.now() + std::chrono::hours{24 * 40});
    m_journey.leaveAccepted();
    EXPECT_EQ(m_journey.step(), Step::Goodbye);
}

TEST_F(BankTest, SkipsTheOfferWithoutBanks)
{
    m_rules.banksSuspended = true;
    toSummary();
    m_journey.submit();
    m_journey.leaveAccepted();
    EXPECT_EQ(m_journey.step(), Step::Goodbye);
    EXPECT_TRUE(m_room.sealer.referrals.empty());
}

TEST_F(BankTest, RefusesABranchThatIsNotOffered)
{
    toBankOffer();
    m_journey.answerBankOffer(true);
    m_journey.chooseBranch("harbor", "nowhere");
    EXPECT_EQ(m_journey.step(), Step::BankBranch);
}

TEST_F(BankTest, LosesTheApplicationInNoWayWhenTheResidentStopsHere)
{
    toConsent(BankHow::Text);
    m_journey.stop();
    EXPECT_EQ(m_journey.ending(), Ending::Finished);
    EXPECT_TRUE(m_journey.applicationSent());
    EXPECT_FALSE(m_journey.referralSent());
    EXPECT_EQ(m_room.spool.stored.size(), 1U);
    expectWiped();
}

} // namespace
} // namespace ventanilla::session
