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
        journey.chooseLanguage("en");
        journey.chooseCityId();
        journey.acceptPromise();
    }
    void lay(Evidence evidence)
    {
        journey.startCapture();
        room.reader.events.push_back(EvidenceReady{std::move(evidence)});
        journey.pump();
    }
    void toLayProof()
    {
        toLayIdentity();
        lay(test::identityEvidence("passport"));
        journey.confirmReading();
    }
    void toAddress()
    {
        toLayProof();
        lay(test::proofEvidence("utility_bill", {2026, 3, 1}));
        journey.confirmReading();
    }
    void toSummary()
    {
        toAddress();
        journey.answerAddressOnCard(false);
        journey.chooseMail(MailTo::Pickup);
        journey.setContact(std::nullopt);
        journey.setSignature(SignatureNone{});
        journey.chooseFee(FeeChoice::Pay);
    }
    void toBankOffer()
    {
        toSummary();
        journey.submit();
        journey.leaveAccepted();
    }
    void toConsent(BankHow how)
    {
        toBankOffer();
        journey.answerBankOffer(true);
        journey.chooseBranch("harbor", "harbor-main");
        journey.chooseWhen(ReferralWhen::Now);
        journey.chooseHow(how);
        journey.setBankContact({test::text("203 555 0100"), "09:00-12:00", 14});
        journey.acceptWarning();
    }
    void tickAll()
    {
        for (std::size_t i = 0; i < journey.consentLines(); ++i) {
            journey.tickConsent(i, true);
        }
    }
    /// Nothing about the resident is left in what the screens can see.
    void expectWiped() const
    {
        EXPECT_TRUE(journey.draft().name.given.empty());
        EXPECT_TRUE(journey.draft().name.family.empty());
        EXPECT_EQ(journey.draft().birthDate.reveal(), PartialDate{});
        EXPECT_TRUE(journey.draft().portrait.reveal().empty());
        EXPECT_FALSE(journey.draft().home || journey.draft().contact);
        EXPECT_FALSE(journey.evidence() || journey.application() || journey.referral());
        EXPECT_FALSE(journey.bankDraft().contact);
        EXPECT_FALSE(room.camera.running);
    }

    policy::Policy rules = trialPolicy();
    test::FakeRoom room{test::kPolicyDay};
    Journey journey{rules, room.ports()};
};

} // namespace ventanilla::session
