// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/session/session_walk.h"

namespace ventanilla::session {
namespace {

using BankTest = JourneyTest;

TEST_F(BankTest, SendsExactlyWhatWasTicked)
{
    toConsent(BankHow::Text);
    tickAll();
    journey.sendReferral();
    ASSERT_EQ(journey.step(), Step::BankAccepted);
    const auto& referral = room.sealer.referrals.at(0);
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
    EXPECT_FALSE(journey.consentComplete());
    journey.tickConsent(0, true);
    journey.tickConsent(1, true);
    journey.sendReferral();
    EXPECT_EQ(journey.step(), Step::BankConsent);
    EXPECT_TRUE(room.sealer.referrals.empty());
}

TEST_F(BankTest, LetsNoContactLeaveWithAVoucher)
{
    toConsent(BankHow::GoMyself);
    EXPECT_EQ(journey.consentLines(), 2U);
    tickAll();
    journey.sendReferral();
    const auto& referral = room.sealer.referrals.at(0);
    EXPECT_EQ(referral.kind, Referral::Kind::Voucher);
    EXPECT_FALSE(referral.contact);
    EXPECT_EQ(referral.consent.fields, (std::vector<std::string>{"name", "language"}));
}

TEST_F(BankTest, SharesNothingBetweenApplicationAndReferral)
{
    toConsent(BankHow::GoMyself);
    tickAll();
    journey.sendReferral();
    const auto& application = room.sealer.applications.at(0);
    const auto& referral = room.sealer.referrals.at(0);
    EXPECT_NE(application.code, referral.code);
    EXPECT_NE(application.jti, referral.jti);
    EXPECT_NE(referral.subject, referral.jti.text);
}

TEST_F(BankTest, PrintsTheTwoWordsOnASlipOfItsOwn)
{
    toConsent(BankHow::GoMyself);
    tickAll();
    journey.sendReferral();
    journey.printSlip();
    const auto& slip = room.printer.slips.at(0);
    const auto& referral = room.sealer.referrals.at(0);
    EXPECT_EQ(slip.qr->reveal(), "VNR1:bank:harbor:" + referral.code.reveal());
    bool words = false;
    for (const auto& line : slip.lines) {
        words = words || line.text.reveal() == referral.words;
        EXPECT_EQ(line.text.reveal().find(room.sealer.applications[0].code.reveal()),
                  std::string::npos);
    }
    EXPECT_TRUE(words);
}

TEST_F(BankTest, KeepsTheConsentWhenStoringFails)
{
    toConsent(BankHow::GoMyself);
    tickAll();
    room.spool.fails = ErrorKind::Unavailable;
    journey.sendReferral();
    EXPECT_EQ(journey.step(), Step::BankConsent);
    EXPECT_EQ(journey.trouble(), Trouble::NotStored);
    room.spool.fails.reset();
    journey.sendReferral();
    EXPECT_EQ(journey.step(), Step::BankAccepted);
    EXPECT_EQ(room.sealer.referrals.size(), 1U);
}

TEST_F(BankTest, EndsWithoutABankStepWhenNoFactIsYoungEnough)
{
    toSummary();
    journey.submit();
    ASSERT_FALSE(journey.banks().empty());
    room.clock.jumpTo(room.clock.now() + std::chrono::hours{24 * 40});
    journey.leaveAccepted();
    EXPECT_EQ(journey.step(), Step::Goodbye);
}

TEST_F(BankTest, SkipsTheOfferWithoutBanks)
{
    rules.banksSuspended = true;
    toSummary();
    journey.submit();
    journey.leaveAccepted();
    EXPECT_EQ(journey.step(), Step::Goodbye);
    EXPECT_TRUE(room.sealer.referrals.empty());
}

TEST_F(BankTest, RefusesABranchThatIsNotOffered)
{
    toBankOffer();
    journey.answerBankOffer(true);
    journey.chooseBranch("harbor", "nowhere");
    EXPECT_EQ(journey.step(), Step::BankBranch);
}

TEST_F(BankTest, LosesTheApplicationInNoWayWhenTheResidentStopsHere)
{
    toConsent(BankHow::Text);
    journey.stop();
    EXPECT_EQ(journey.ending(), Ending::Finished);
    EXPECT_TRUE(journey.applicationSent());
    EXPECT_FALSE(journey.referralSent());
    EXPECT_EQ(room.spool.stored.size(), 1U);
    expectWiped();
}

} // namespace
} // namespace ventanilla::session
