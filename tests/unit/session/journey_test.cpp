// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/session/session_walk.h"

namespace ventanilla::session {
namespace {

TEST_F(JourneyTest, LeadsFromTheLanguageToAnAcceptedApplication)
{
    toSummary();
    ASSERT_EQ(m_journey.step(), Step::Summary);
    m_journey.submit();

    ASSERT_EQ(m_journey.step(), Step::Accepted);
    ASSERT_EQ(m_room.spool.stored.size(), 1U);
    const auto& application = m_room.sealer.applications.at(0);
    EXPECT_EQ(application.audience, "city:new-haven");
    EXPECT_EQ(application.name, test::personName());
    EXPECT_EQ(application.birthDate.reveal(), (PartialDate{1990, 7, 4}));
    EXPECT_EQ(application.day, "2026-03-15");
    EXPECT_EQ(application.language, "en");
    EXPECT_FALSE(application.address || application.mailAddress || application.contact);
    EXPECT_TRUE(application.outcome.identityMet);
    EXPECT_TRUE(application.outcome.residencyMet);
    EXPECT_FALSE(application.outcome.seenByPerson);
    EXPECT_EQ(application.fee, FeeChoice::Pay);
    EXPECT_FALSE(application.portrait.reveal().empty());
}

TEST_F(JourneyTest, LetsNobodyBeginWhileTheKioskIsClosed)
{
    m_journey.setClosed(true);
    m_journey.chooseLanguage("en");
    m_journey.chooseCityId();
    EXPECT_EQ(m_journey.step(), Step::Choices);
    m_journey.chooseRights();
    EXPECT_EQ(m_journey.step(), Step::Rights) << "rights are there in spite of it";
    m_journey.back(Step::Rights);
    m_journey.setClosed(false);
    m_journey.chooseCityId();
    EXPECT_EQ(m_journey.step(), Step::Promise);
}

TEST_F(JourneyTest, LetsFinishWhoHasBegunBeforeTheKioskClosed)
{
    toSummary();
    m_journey.setClosed(true);
    m_journey.submit();
    EXPECT_EQ(m_journey.step(), Step::Accepted);
}

TEST_F(JourneyTest, SaysAcceptedOnlyAfterTheParcelIsStored)
{
    toSummary();
    m_room.spool.fails = ErrorKind::Unavailable;
    m_journey.submit();

    EXPECT_EQ(m_journey.step(), Step::Summary);
    EXPECT_EQ(m_journey.trouble(), Trouble::NotStored);
    EXPECT_FALSE(m_journey.applicationSent());
    EXPECT_EQ(m_journey.draft().name, test::personName());
}

TEST_F(JourneyTest, StoresTheSameParcelAtTheNextTry)
{
    toSummary();
    m_room.spool.fails = ErrorKind::Unavailable;
    m_journey.submit();
    m_room.spool.fails.reset();
    m_journey.submit();

    EXPECT_EQ(m_journey.step(), Step::Accepted);
    EXPECT_EQ(m_room.sealer.applications.size(), 1U);
    ASSERT_EQ(m_room.spool.attempts.size(), 2U);
    EXPECT_EQ(m_room.spool.attempts[0], m_room.spool.attempts[1]);
}

TEST_F(JourneyTest, TakesAParcelThatIsThereAlreadyForStored)
{
    toSummary();
    m_room.spool.fails = ErrorKind::Conflict;
    m_journey.submit();
    EXPECT_EQ(m_journey.step(), Step::Accepted);
}

TEST_F(JourneyTest, SealsAnewWhatWasChangedAfterAFailedTry)
{
    toSummary();
    m_room.spool.fails = ErrorKind::Unavailable;
    m_journey.submit();
    m_room.spool.fails.reset();
    m_journey.edit(Step::Name);
    m_journey.setName({{test::text("Ana")}, {}});
    m_journey.submit();

    ASSERT_EQ(m_room.sealer.applications.size(), 2U);
    EXPECT_EQ(displayName(m_room.sealer.applications[1].name).reveal(), "Ana");
}

TEST_F(JourneyTest, KeepsEverythingWhenThereIsNoKeyForTheCity)
{
    toSummary();
    m_room.sealer.hasKeys = false;
    m_journey.submit();
    EXPECT_EQ(m_journey.step(), Step::Summary);
    EXPECT_EQ(m_journey.trouble(), Trouble::NoKey);
    EXPECT_TRUE(m_room.spool.attempts.empty());
}

TEST_F(JourneyTest, IgnoresTheSecondTapOnAButtonThatHasLedOn)
{
    toSummary();
    m_journey.submit();
    m_journey.submit();
    EXPECT_EQ(m_room.spool.stored.size(), 1U);

    m_journey.chooseCityId();
    m_journey.acceptPromise();
    m_journey.confirmReading();
    EXPECT_EQ(m_journey.step(), Step::Accepted);
}

TEST_F(JourneyTest, GoesBackStepByStepAndNotBeyondTheAcceptedApplication)
{
    toLayIdentity();
    m_journey.back(Step::LayIdentity);
    EXPECT_EQ(m_journey.step(), Step::Promise);
    m_journey.back(Step::LayIdentity);
    EXPECT_EQ(m_journey.step(), Step::Promise);
    m_journey.acceptPromise();
    lay(test::identityEvidence("passport"));
    m_journey.back(Step::ReadIdentity);
    EXPECT_EQ(m_journey.step(), Step::LayIdentity);
}

TEST_F(JourneyTest, HasNoWayBackFromAccepted)
{
    toSummary();
    m_journey.submit();
    EXPECT_FALSE(m_journey.canGoBack());
    m_journey.back(Step::Accepted);
    EXPECT_EQ(m_journey.step(), Step::Accepted);
}

TEST_F(JourneyTest, ReturnsToTheSummaryAfterOneAnswerWasChanged)
{
    toSummary();
    m_journey.edit(Step::BirthDate);
    ASSERT_EQ(m_journey.step(), Step::BirthDate);
    EXPECT_EQ(m_journey.setBirthDate({1991, 1, 2}), EntryFault::None);
    EXPECT_EQ(m_journey.step(), Step::Summary);

    m_journey.edit(Step::AddressOnCard);
    m_journey.answerAddressOnCard(true);
    m_journey.setHomeAddress(test::homeAddress());
    m_journey.chooseMail(MailTo::Home);
    EXPECT_EQ(m_journey.step(), Step::Summary);
    m_journey.back(Step::Summary);
    EXPECT_NE(m_journey.step(), Step::Summary);
}

TEST_F(JourneyTest, SendsAnAddressOnlyWhereOneWasAskedFor)
{
    toAddress();
    m_journey.answerAddressOnCard(false);
    m_journey.chooseMail(MailTo::Other);
    EXPECT_EQ(m_journey.setMailAddress(test::homeAddress()), EntryFault::None);
    m_journey.setContact(std::nullopt);
    m_journey.setSignature(SignatureMark{});
    m_journey.chooseFee(FeeChoice::Waive);
    m_journey.submit();

    const auto& application = m_room.sealer.applications.at(0);
    EXPECT_FALSE(application.address);
    EXPECT_FALSE(application.addressOnCard);
    EXPECT_EQ(application.mailAddress, test::homeAddress());
    EXPECT_EQ(application.fee, FeeChoice::Waive);
}

TEST_F(JourneyTest, AsksForTheAddressWhenMailGoesHome)
{
    toAddress();
    m_journey.answerAddressOnCard(false);
    m_journey.chooseMail(MailTo::Home);
    ASSERT_EQ(m_journey.step(), Step::HomeAddress);
    m_journey.setHomeAddress(test::homeAddress());
    EXPECT_EQ(m_journey.step(), Step::Contact);
}

TEST_F(JourneyTest, WarnsAfterTwoMinutesAndForgetsAfterTheCountdown)
{
    toAddress();
    m_room.clock.advance(std::chrono::seconds{121});
    m_journey.tick();
    EXPECT_EQ(m_journey.idle().idleness(), Idleness::Warning);
    m_journey.touched();
    EXPECT_EQ(m_journey.idle().idleness(), Idleness::Busy);

    m_room.clock.advance(std::chrono::seconds{151});
    m_journey.tick();
    EXPECT_EQ(m_journey.step(), Step::Goodbye);
    EXPECT_EQ(m_journey.ending(), Ending::TimedOut);
    expectWiped();
}

TEST_F(JourneyTest, NeverTimesOutOnTheFirstScreen)
{
    m_room.clock.advance(std::chrono::hours{5});
    m_journey.tick();
    EXPECT_EQ(m_journey.step(), Step::Language);
}

TEST_F(JourneyTest, ForgetsEverythingOnStopAtEachStep)
{
    toSummary();
    m_journey.stop();
    EXPECT_EQ(m_journey.step(), Step::Goodbye);
    EXPECT_EQ(m_journey.ending(), Ending::Stopped);
    EXPECT_TRUE(m_room.spool.stored.empty());
    EXPECT_GT(m_room.reader.forgotten, 0);
    expectWiped();
}

TEST_F(JourneyTest, ForgetsEverythingAtTheEndAndIsThenOver)
{
    toBankOffer();
    m_journey.answerBankOffer(false);
    EXPECT_EQ(m_journey.ending(), Ending::Finished);
    EXPECT_TRUE(m_journey.applicationSent());
    expectWiped();

    EXPECT_FALSE(m_journey.over());
    m_room.clock.advance(std::chrono::seconds{13});
    m_journey.tick();
    EXPECT_TRUE(m_journey.over());
}

TEST_F(JourneyTest, PrintsASlipWithoutTheName)
{
    toSummary();
    m_journey.submit();
    m_journey.printSlip();
    ASSERT_EQ(m_room.printer.slips.size(), 1U);
    const auto& slip = m_room.printer.slips[0];
    EXPECT_EQ(slip.qr->reveal(),
              "VNR1:city:new-haven:" + m_room.sealer.applications[0].code.reveal());
    for (const auto& line : slip.lines) {
        EXPECT_EQ(line.text.reveal().find("Núñez"), std::string::npos);
    }
    EXPECT_EQ(m_journey.slip(), SlipState::Printed);
}

TEST_F(JourneyTest, GoesOnWithoutAPrinter)
{
    toSummary();
    m_room.printer.away = true;
    m_journey.submit();
    m_journey.printSlip();
    EXPECT_EQ(m_journey.step(), Step::Accepted);
    EXPECT_EQ(m_journey.slip(), SlipState::PrinterAway);
    m_room.printer.away = false;
    m_journey.printSlip();
    EXPECT_EQ(m_journey.slip(), SlipState::Printed);
}

TEST_F(JourneyTest, SwitchesTheLanguageWithoutLosingThePlace)
{
    toSummary();
    m_journey.setLanguage("es");
    EXPECT_EQ(m_journey.step(), Step::Summary);
    m_journey.setLanguage("xx");
    m_journey.submit();
    EXPECT_EQ(m_room.sealer.applications.at(0).language, "es");
}

} // namespace
} // namespace ventanilla::session
