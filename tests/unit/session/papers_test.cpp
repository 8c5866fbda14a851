// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/session/session_walk.h"

namespace ventanilla::session {
namespace {

class PapersTest : public JourneyTest
{
protected:
    void typePerson()
    {
        journey.setName(test::personName());
        journey.setBirthDate({1990, 7, 4});
    }
    const Outcome& submitted()
    {
        journey.answerAddressOnCard(false);
        journey.chooseMail(MailTo::Pickup);
        journey.setContact(std::nullopt);
        journey.setSignature(SignatureNone{});
        journey.chooseFee(FeeChoice::Pay);
        journey.submit();
        return room.sealer.applications.at(0).outcome;
    }
    void seePaper()
    {
        PreviewReady preview{0, 4, 4, Guidance::NotReadable, PageOutline{}};
        room.reader.events.push_back(preview);
        journey.pump();
    }
};

TEST_F(PapersTest, AsksWhatAnUnreadPaperIsAndLetsItBeTyped)
{
    toLayIdentity();
    lay(Evidence{});
    EXPECT_EQ(journey.step(), Step::KindOfIdentity);
    EXPECT_TRUE(journey.unread());
    journey.chooseKind("consular_id");
    EXPECT_EQ(journey.step(), Step::StillValid);
    journey.answerDate(true);
    EXPECT_EQ(journey.step(), Step::Name);
    typePerson();
    EXPECT_EQ(journey.step(), Step::LayProof);
}

TEST_F(PapersTest, NeverAsksWhetherAnEmptyReadingIsRight)
{
    toLayIdentity();
    Evidence found;
    found.fields.push_back({FieldName::NameParts, PersonName{}, {}, std::nullopt});
    found.fields.push_back({FieldName::BirthDate, BirthDate{}, {}, std::nullopt});
    lay(std::move(found));
    EXPECT_EQ(journey.step(), Step::KindOfIdentity);
    EXPECT_TRUE(journey.unread());
}

TEST_F(PapersTest, CountsATypedPaperThatLayUnderTheCamera)
{
    toLayIdentity();
    journey.startCapture();
    seePaper();
    journey.typeInstead();
    journey.chooseKind("consular_id");
    journey.answerDate(true);
    typePerson();
    lay(test::proofEvidence("utility_bill", {2026, 3, 1}));
    journey.confirmReading();
    EXPECT_TRUE(submitted().identityMet);
}

TEST_F(PapersTest, DoesNotCountAPaperThatNeverLayThere)
{
    toLayIdentity();
    journey.startCapture();
    journey.typeInstead();
    journey.chooseKind("consular_id");
    journey.answerDate(true);
    typePerson();
    EXPECT_EQ(journey.step(), Step::IdentityNotEnough);
}

TEST_F(PapersTest, MakesEqualApplicationsFromTypedAndReadPapers)
{
    toAddress();
    const auto read = submitted();

    test::FakeRoom other{test::kPolicyDay};
    Journey second{rules, other.ports()};
    second.chooseLanguage("en");
    second.chooseCityId();
    second.acceptPromise();
    second.startCapture();
    other.reader.events.push_back(EvidenceReady{Evidence{}});
    second.pump();
    second.chooseKind("national_id");
    second.answerDate(true);
    second.setName(test::personName());
    second.setBirthDate({1990, 7, 4});
    second.startCapture();
    other.reader.events.push_back(EvidenceReady{test::proofEvidence("utility_bill", {2026, 3, 1})});
    second.pump();
    second.confirmReading();
    second.answerAddressOnCard(false);
    second.chooseMail(MailTo::Pickup);
    second.setContact(std::nullopt);
    second.setSignature(SignatureNone{});
    second.chooseFee(FeeChoice::Pay);
    second.submit();

    const auto& a = room.sealer.applications.at(0);
    const auto& b = other.sealer.applications.at(0);
    EXPECT_EQ(read, b.outcome);
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.birthDate, b.birthDate);
    EXPECT_EQ(a.address, b.address);
    EXPECT_EQ(a.policy, b.policy);
}

TEST_F(PapersTest, OffersAnotherPaperOrAPersonForAnExpiredOne)
{
    toLayIdentity();
    auto expired = test::identityEvidence("passport", ExpiryStanding::Expired);
    expired.daysExpired = 4000;
    lay(std::move(expired));
    journey.confirmReading();
    ASSERT_EQ(journey.step(), Step::IdentityNotEnough);
    EXPECT_EQ(journey.standing().papers.back(), policy::PaperStanding::Expired);

    journey.askForPerson();
    ASSERT_EQ(journey.step(), Step::LayProof);
    journey.askForPerson();
    ASSERT_EQ(journey.step(), Step::AddressOnCard);
    const auto outcome = submitted();
    EXPECT_FALSE(outcome.identityMet);
    EXPECT_FALSE(outcome.residencyMet);
    EXPECT_FALSE(outcome.seenByPerson);
    EXPECT_EQ(journey.step(), Step::Accepted);
}

TEST_F(PapersTest, TakesAnotherPaperWithoutAskingForTheNameAgain)
{
    toLayIdentity();
    lay(test::identityEvidence("visa"));
    journey.confirmReading();
    ASSERT_EQ(journey.step(), Step::IdentityNotEnough);
    journey.layAnother();
    ASSERT_EQ(journey.step(), Step::LayIdentity);
    lay(test::identityEvidence("passport"));
    EXPECT_EQ(journey.step(), Step::LayProof);
}

TEST_F(PapersTest, TypesNameAndBirthDateWhenThereIsNoPaperAtAll)
{
    toLayIdentity();
    journey.askForPerson();
    ASSERT_EQ(journey.step(), Step::Name);
    typePerson();
    ASSERT_EQ(journey.step(), Step::LayProof);
}

TEST_F(PapersTest, CorrectsWhatWasReadWrongly)
{
    toLayIdentity();
    lay(test::identityEvidence("passport"));
    journey.correctReading();
    ASSERT_EQ(journey.step(), Step::Name);
    EXPECT_EQ(journey.draft().name, test::personName());
    journey.setName({{test::text("Ana")}, {}});
    ASSERT_EQ(journey.step(), Step::BirthDate);
    journey.setBirthDate({1990, 7, 5});
    EXPECT_EQ(journey.step(), Step::LayProof);
}

TEST_F(PapersTest, AsksForTheAgeOfAProofWithoutADate)
{
    toLayProof();
    auto undated = test::proofEvidence("utility_bill", {});
    lay(std::move(undated));
    journey.confirmReading();
    ASSERT_EQ(journey.step(), Step::ProofRecent);
    EXPECT_EQ(journey.proofMaxAgeDays(), 60);
    journey.answerDate(std::nullopt);
    ASSERT_EQ(journey.step(), Step::ProofNotEnough);
    journey.layAnother();
    lay(test::proofEvidence("bank_statement", {2026, 3, 10}));
    journey.confirmReading();
    EXPECT_EQ(journey.step(), Step::AddressOnCard);
    EXPECT_TRUE(submitted().residencyMet);
}

TEST_F(PapersTest, ForgetsThePapersWhenTheVerdictStands)
{
    toAddress();
    EXPECT_FALSE(journey.evidence());
    EXPECT_TRUE(journey.standing().papers.empty());
    ASSERT_TRUE(journey.canGoBack());
    journey.back(Step::AddressOnCard);
    EXPECT_EQ(journey.step(), Step::LayIdentity);
}

TEST_F(PapersTest, CountsAPaperOnceAfterGoingBackAndForth)
{
    toLayIdentity();
    lay(Evidence{});
    journey.chooseKind("national_id");
    journey.answerDate(true);
    typePerson();
    ASSERT_EQ(journey.step(), Step::LayProof);
    for (const auto from : {Step::LayProof, Step::BirthDate, Step::Name}) {
        journey.back(from);
    }
    ASSERT_EQ(journey.step(), Step::StillValid);
    journey.answerDate(true);
    EXPECT_EQ(journey.step(), Step::LayProof);
    EXPECT_EQ(journey.standing().papers.size(), 1U);
}

TEST_F(PapersTest, AsksAYoungResidentForAGuardian)
{
    toLayIdentity();
    journey.askForPerson();
    journey.setName(test::personName());
    journey.setBirthDate({2012, 5, 6});
    ASSERT_EQ(journey.step(), Step::Guardian);
    journey.answerGuardian(true);
    journey.askForPerson();
    EXPECT_TRUE(submitted().guardianPresent);
    EXPECT_TRUE(journey.banks().empty());
}

TEST_F(PapersTest, WorksWithAClockThatCannotBeBelieved)
{
    room.clock.jumpTo(std::chrono::sys_days{std::chrono::year{1970} / 1 / 2});
    toLayIdentity();
    EXPECT_FALSE(journey.today());
    lay(test::identityEvidence("passport", ExpiryStanding::Unknown));
    journey.confirmReading();
    EXPECT_EQ(journey.step(), Step::StillValid);
    journey.answerDate(std::nullopt);
    EXPECT_EQ(journey.step(), Step::IdentityNotEnough);
    EXPECT_TRUE(journey.banks().empty());
}

} // namespace
} // namespace ventanilla::session
