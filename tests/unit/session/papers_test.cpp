// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/session/session_walk.h"

namespace ventanilla::session {
namespace {

class PapersTest : public JourneyTest
{
protected:
    void typePerson()
    {
        m_journey.setName(test::personName());
        m_journey.setBirthDate({1990, 7, 4});
    }
    const Outcome& submitted()
    {
        m_journey.answerAddressOnCard(false);
        m_journey.chooseMail(MailTo::Pickup);
        m_journey.setContact(std::nullopt);
        m_journey.setSignature(SignatureNone{});
        m_journey.chooseFee(FeeChoice::Pay);
        m_journey.submit();
        return m_room.sealer.applications.at(0).outcome;
    }
    void seePaper()
    {
        PreviewReady preview{0, 4, 4, Guidance::NotReadable, PageOutline{}};
        m_room.reader.events.emplace_back(preview);
        m_journey.pump();
    }
};

TEST_F(PapersTest, AsksWhatAnUnreadPaperIsAndLetsItBeTyped)
{
    toLayIdentity();
    lay(Evidence{});
    EXPECT_EQ(m_journey.step(), Step::KindOfIdentity);
    EXPECT_TRUE(m_journey.unread());
    m_journey.chooseKind("consular_id");
    EXPECT_EQ(m_journey.step(), Step::StillValid);
    m_journey.answerDate(true);
    EXPECT_EQ(m_journey.step(), Step::Name);
    typePerson();
    EXPECT_EQ(m_journey.step(), Step::LayProof);
}

TEST_F(PapersTest, NeverAsksWhetherAnEmptyReadingIsRight)
{
    toLayIdentity();
    Evidence found;
    found.fields.push_back({FieldName::NameParts, PersonName{}, {}, std::nullopt});
    found.fields.push_back({FieldName::BirthDate, BirthDate{}, {}, std::nullopt});
    lay(std::move(found));
    EXPECT_EQ(m_journey.step(), Step::KindOfIdentity);
    EXPECT_TRUE(m_journey.unread());
}

TEST_F(PapersTest, CountsATypedPaperThatLayUnderTheCamera)
{
    toLayIdentity();
    m_journey.startCapture();
    seePaper();
    m_journey.typeInstead();
    m_journey.chooseKind("consular_id");
    m_journey.answerDate(true);
    typePerson();
    lay(test::proofEvidence("utility_bill", {2026, 3, 1}));
    m_journey.confirmReading();
    EXPECT_TRUE(submitted().identityMet);
}

TEST_F(PapersTest, DoesNotCountAPaperThatNeverLayThere)
{
    toLayIdentity();
    m_journey.startCapture();
    m_journey.typeInstead();
    m_journey.chooseKind("consular_id");
    m_journey.answerDate(true);
    typePerson();
    EXPECT_EQ(m_journey.step(), Step::IdentityNotEnough);
}

TEST_F(PapersTest, MakesEqualApplicationsFromTypedAndReadPapers)
{
    toAddress();
    const auto read = submitted();

    test::FakeRoom other{test::kPolicyDay};
    Journey second{m_rules, other.ports()};
    second.chooseLanguage("en");
    second.chooseCityId();
    second.acceptPromise();
    second.startCapture();
    other.reader.events.emplace_back(EvidenceReady{Evidence{}});
    second.pump();
    second.chooseKind("national_id");
    second.answerDate(true);
    second.setName(test::personName());
    second.setBirthDate({1990, 7, 4});
    second.startCapture();
    other.reader.events.emplace_back(
        EvidenceReady{test::proofEvidence("utility_bill", {2026, 3, 1})});
    second.pump();
    second.confirmReading();
    second.answerAddressOnCard(false);
    second.chooseMail(MailTo::Pickup);
    second.setContact(std::nullopt);
    second.setSignature(SignatureNone{});
    second.chooseFee(FeeChoice::Pay);
    second.submit();

    const auto& a = m_room.sealer.applications.at(0);
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
    m_journey.confirmReading();
    ASSERT_EQ(m_journey.step(), Step::IdentityNotEnough);
    EXPECT_EQ(m_journey.standing().papers.back(), policy::PaperStanding::Expired);

    m_journey.askForPerson();
    ASSERT_EQ(m_journey.step(), Step::LayProof);
    m_journey.askForPerson();
    ASSERT_EQ(m_journey.step(), Step::AddressOnCard);
    const auto outcome = submitted();
    EXPECT_FALSE(outcome.identityMet);
    EXPECT_FALSE(outcome.residencyMet);
    EXPECT_FALSE(outcome.seenByPerson);
    EXPECT_EQ(m_journey.step(), Step::Accepted);
}

TEST_F(PapersTest, TakesAnotherPaperWithoutAskingForTheNameAgain)
{
    toLayIdentity();
    lay(test::identityEvidence("visa"));
    m_journey.confirmReading();
    ASSERT_EQ(m_journey.step(), Step::IdentityNotEnough);
    m_journey.layAnother();
    ASSERT_EQ(m_journey.step(), Step::LayIdentity);
    lay(test::identityEvidence("passport"));
    EXPECT_EQ(m_journey.step(), Step::LayProof);
}

TEST_F(PapersTest, TypesNameAndBirthDateWhenThereIsNoPaperAtAll)
{
    toLayIdentity();
    m_journey.askForPerson();
    ASSERT_EQ(m_journey.step(), Step::Name);
    typePerson();
    ASSERT_EQ(m_journey.step(), Step::LayProof);
}

TEST_F(PapersTest, CorrectsWhatWasReadWrongly)
{
    toLayIdentity();
    lay(test::identityEvidence("passport"));
    m_journey.correctReading();
    ASSERT_EQ(m_journey.step(), Step::Name);
    EXPECT_EQ(m_journey.draft().name, test::personName());
    m_journey.setName({{test::text("Ana")}, {}});
    ASSERT_EQ(m_journey.step(), Step::BirthDate);
    m_journey.setBirthDate({1990, 7, 5});
    EXPECT_EQ(m_journey.step(), Step::LayProof);
}

TEST_F(PapersTest, AsksForTheAgeOfAProofWithoutADate)
{
    toLayProof();
    auto undated = test::proofEvidence("utility_bill", {});
    lay(std::move(undated));
    m_journey.confirmReading();
    ASSERT_EQ(m_journey.step(), Step::ProofRecent);
    EXPECT_EQ(m_journey.proofMaxAgeDays(), 60);
    m_journey.answerDate(std::nullopt);
    ASSERT_EQ(m_journey.step(), Step::ProofNotEnough);
    m_journey.layAnother();
    lay(test::proofEvidence("bank_statement", {2026, 3, 10}));
    m_journey.confirmReading();
    EXPECT_EQ(m_journey.step(), Step::AddressOnCard);
    EXPECT_TRUE(submitted().residencyMet);
}

TEST_F(PapersTest, ForgetsThePapersWhenTheVerdictStands)
{
    toAddress();
    EXPECT_FALSE(m_journey.evidence());
    EXPECT_TRUE(m_journey.standing().papers.empty());
    ASSERT_TRUE(m_journey.canGoBack());
    m_journey.back(Step::AddressOnCard);
    EXPECT_EQ(m_journey.step(), Step::LayIdentity);
}

TEST_F(PapersTest, CountsAPaperOnceAfterGoingBackAndForth)
{
    toLayIdentity();
    lay(Evidence{});
    m_journey.chooseKind("national_id");
    m_journey.answerDate(true);
    typePerson();
    ASSERT_EQ(m_journey.step(), Step::LayProof);
    for (const auto from : {Step::LayProof, Step::BirthDate, Step::Name}) {
        m_journey.back(from);
    }
    ASSERT_EQ(m_journey.step(), Step::StillValid);
    m_journey.answerDate(true);
    EXPECT_EQ(m_journey.step(), Step::LayProof);
    EXPECT_EQ(m_journey.standing().papers.size(), 1U);
}

TEST_F(PapersTest, AsksAYoungResidentForAGuardian)
{
    toLayIdentity();
    m_journey.askForPerson();
    m_journey.setName(test::personName());
    m_journey.setBirthDate({2012, 5, 6});
    ASSERT_EQ(m_journey.step(), Step::Guardian);
    m_journey.answerGuardian(true);
    m_journey.askForPerson();
    EXPECT_TRUE(submitted().guardianPresent);
    EXPECT_TRUE(m_journey.banks().empty());
}

TEST_F(PapersTest, WorksWithAClockThatCannotBeBelieved)
{
    m_room.clock.jumpTo(std::chrono::sys_days{std::chrono::year{1970} / 1 / 2});
    toLayIdentity();
    EXPECT_FALSE(m_journey.today());
    lay(test::identityEvidence("passport", ExpiryStanding::Unknown));
    m_journey.confirmReading();
    EXPECT_EQ(m_journey.step(), Step::StillValid);
    m_journey.answerDate(std::nullopt);
    EXPECT_EQ(m_journey.step(), Step::IdentityNotEnough);
    EXPECT_TRUE(m_journey.banks().empty());
}

} // namespace
} // namespace ventanilla::session
