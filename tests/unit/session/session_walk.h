// SPDX-License-Identifier: EUPL-1.2
//
// A journey in a room of fakes, and short ways to its later steps.
#pragma once

#include "tests/support/session_fakes.h"
#include "tests/unit/kiosk/policy/trial_policy.h"

#include <gtest/gtest.h>

namespace ventanilla::session {

inline policy::Policy trialPolicy()
{
    return *policy::Policy::parse(test::trialFiles());
}

class JourneyTest : public testing::Test
{
protected:
    void toLayIdentity()
    {
        m_journey.chooseLanguage("en");
        m_journey.chooseCityId();
        m_journey.acceptPromise();
    }
    void lay(Evidence evidence)
    {
        m_journey.startCapture();
        m_room.reader.events.emplace_back(EvidenceReady{std::move(evidence)});
        m_journey.pump();
    }
    void toLayProof()
    {
        toLayIdentity();
        lay(test::identityEvidence("passport"));
        m_journey.confirmReading();
    }
    void toAddress()
    {
        toLayProof();
        lay(test::proofEvidence("utility_bill", {2026, 3, 1}));
        m_journey.confirmReading();
    }
    void toSummary()
    {
        toAddress();
        m_journey.answerAddressOnCard(false);
        m_journey.chooseMail(MailTo::Pickup);
        m_journey.setContact(std::nullopt);
        m_journey.setSignature(SignatureNone{});
        m_journey.chooseFee(FeeChoice::Pay);
    }
    void toBankOffer()
    {
        toSummary();
        m_journey.submit();
        m_journey.leaveAccepted();
    }
    void toConsent(BankHow how)
    {
        toBankOffer();
        m_journey.answerBankOffer(true);
        m_journey.chooseBranch("harbor", "harbor-main");
        m_journey.chooseWhen(ReferralWhen::Now);
        m_journey.chooseHow(how);
        m_journey.setBankContact({test::text("203 555 0100"), "09:00-12:00", 14});
        m_journey.acceptWarning();
    }
    void tickAll()
    {
        for (std::size_t i = 0; i < m_journey.consentLines(); ++i) {
            m_journey.tickConsent(i, true);
        }
    }
    /// Nothing about the resident is left in what the screens can see.
    void expectWiped() const
    {
        EXPECT_TRUE(m_journey.draft().name.given.empty());
        EXPECT_TRUE(m_journey.draft().name.family.empty());
        EXPECT_EQ(m_journey.draft().birthDate.reveal(), PartialDate{});
        EXPECT_TRUE(m_journey.draft().portrait.reveal().empty());
        EXPECT_FALSE(m_journey.draft().home || m_journey.draft().contact);
        EXPECT_FALSE(m_journey.evidence() || m_journey.application() || m_journey.referral());
        EXPECT_FALSE(m_journey.bankDraft().contact);
        EXPECT_FALSE(m_room.camera.running);
    }

    policy::Policy m_rules = trialPolicy();
    test::FakeRoom m_room{test::kPolicyDay};
    Journey m_journey{m_rules, m_room.ports()};
};

} // namespace ventanilla::session
