// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/session/session_walk.h"

namespace ventanilla::session {
namespace {

TEST_F(JourneyTest, LeadsFromTheLanguageToAnAcceptedApplication)
{
    toSummary();
    ASSERT_EQ(journey.step(), Step::Summary);
    journey.submit();

    ASSERT_EQ(journey.step(), Step::Accepted);
    ASSERT_EQ(room.spool.stored.size(), 1U);
    const auto& application = room.sealer.applications.at(0);
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

TEST_F(JourneyTest, SaysAcceptedOnlyAfterTheParcelIsStored)
{
    toSummary();
    room.spool.fails = ErrorKind::Unavailable;
    journey.submit();

    EXPECT_EQ(journey.step(), Step::Summary);
    EXPECT_EQ(journey.trouble(), Trouble::NotStored);
    EXPECT_FALSE(journey.applicationSent());
    EXPECT_EQ(journey.draft().name, test::personName());
}

TEST_F(JourneyTest, StoresTheSameParcelAtTheNextTry)
{
    toSummary();
    room.spool.fails = ErrorKind::Unavailable;
    journey.submit();
    room.spool.fails.reset();
    journey.submit();

    EXPECT_EQ(journey.step(), Step::Accepted);
    EXPECT_EQ(room.sealer.applications.size(), 1U);
    ASSERT_EQ(room.spool.attempts.size(), 2U);
    EXPECT_EQ(room.spool.attempts[0], room.spool.attempts[1]);
}

TEST_F(JourneyTest, TakesAParcelThatIsThereAlreadyForStored)
{
    toSummary();
    room.spool.fails = ErrorKind::Conflict;
    journey.submit();
    EXPECT_EQ(journey.step(), Step::Accepted);
}

TEST_F(JourneyTest, SealsAnewWhatWasChangedAfterAFailedTry)
{
    toSummary();
    room.spool.fails = ErrorKind::Unavailable;
    journey.submit();
    room.spool.fails.reset();
    journey.edit(Step::Name);
    journey.setName({{test::text("Ana")}, {}});
    journey.submit();

    ASSERT_EQ(room.sealer.applications.size(), 2U);
    EXPECT_EQ(displayName(room.sealer.applications[1].name).reveal(), "Ana");
}

TEST_F(JourneyTest, KeepsEverythingWhenThereIsNoKeyForTheCity)
{
    toSummary();
    room.sealer.hasKeys = false;
    journey.submit();
    EXPECT_EQ(journey.step(), Step::Summary);
    EXPECT_EQ(journey.trouble(), Trouble::NoKey);
    EXPECT_TRUE(room.spool.attempts.empty());
}

TEST_F(JourneyTest, IgnoresTheSecondTapOnAButtonThatHasLedOn)
{
    toSummary();
    journey.submit();
    journey.submit();
    EXPECT_EQ(room.spool.stored.size(), 1U);

    journey.chooseCityId();
    journey.acceptPromise();
    journey.confirmReading();
    EXPECT_EQ(journey.step(), Step::Accepted);
}

TEST_F(JourneyTest, GoesBackStepByStepAndNotBeyondTheAcceptedApplication)
{
    toLayIdentity();
    journey.back(Step::LayIdentity);
    EXPECT_EQ(journey.step(), Step::Promise);
    journey.back(Step::LayIdentity);
    EXPECT_EQ(journey.step(), Step::Promise);
    journey.acceptPromise();
    lay(test::identityEvidence("passport"));
    journey.back(Step::ReadIdentity);
    EXPECT_EQ(journey.step(), Step::LayIdentity);
}

TEST_F(JourneyTest, HasNoWayBackFromAccepted)
{
    toSummary();
    journey.submit();
    EXPECT_FALSE(journey.canGoBack());
    journey.back(Step::Accepted);
    EXPECT_EQ(journey.step(), Step::Accepted);
}

TEST_F(JourneyTest, ReturnsToTheSummaryAfterOneAnswerWasChanged)
{
    toSummary();
    journey.edit(Step::BirthDate);
    ASSERT_EQ(journey.step(), Step::BirthDate);
    EXPECT_EQ(journey.setBirthDate({1991, 1, 2}), EntryFault::None);
    EXPECT_EQ(journey.step(), Step::Summary);

    journey.edit(Step::AddressOnCard);
    journey.answerAddressOnCard(true);
    journey.setHomeAddress(test::homeAddress());
    journey.chooseMail(MailTo::Home);
    EXPECT_EQ(journey.step(), Step::Summary);
    journey.back(Step::Summary);
    EXPECT_NE(journey.step(), Step::Summary);
}

TEST_F(JourneyTest, SendsAnAddressOnlyWhereOneWasAskedFor)
{
    toAddress();
    journey.answerAddressOnCard(false);
    journey.chooseMail(MailTo::Other);
    EXPECT_EQ(journey.setMailAddress(test::homeAddress()), EntryFault::None);
    journey.setContact(std::nullopt);
    journey.setSignature(SignatureMark{});
    journey.chooseFee(FeeChoice::Waive);
    journey.submit();

    const auto& application = room.sealer.applications.at(0);
    EXPECT_FALSE(application.address);
    EXPECT_FALSE(application.addressOnCard);
    EXPECT_EQ(application.mailAddress, test::homeAddress());
    EXPECT_EQ(application.fee, FeeChoice::Waive);
}

TEST_F(JourneyTest, AsksForTheAddressWhenMailGoesHome)
{
    toAddress();
    journey.answerAddressOnCard(false);
    journey.chooseMail(MailTo::Home);
    ASSERT_EQ(journey.step(), Step::HomeAddress);
    journey.setHomeAddress(test::homeAddress());
    EXPECT_EQ(journey.step(), Step::Contact);
}

TEST_F(JourneyTest, WarnsAfterTwoMinutesAndForgetsAfterTheCountdown)
{
    toAddress();
    room.clock.advance(std::chrono::seconds{121});
    journey.tick();
    EXPECT_EQ(journey.idle().idleness(), Idleness::Warning);
    journey.touched();
    EXPECT_EQ(journey.idle().idleness(), Idleness::Busy);

    room.clock.advance(std::chrono::seconds{151});
    journey.tick();
    EXPECT_EQ(journey.step(), Step::Goodbye);
    EXPECT_EQ(journey.ending(), Ending::TimedOut);
    expectWiped();
}

TEST_F(JourneyTest, NeverTimesOutOnTheFirstScreen)
{
    room.clock.advance(std::chrono::hours{5});
    journey.tick();
    EXPECT_EQ(journey.step(), Step::Language);
}

TEST_F(JourneyTest, ForgetsEverythingOnStopAtEachStep)
{
    toSummary();
    journey.stop();
    EXPECT_EQ(journey.step(), Step::Goodbye);
    EXPECT_EQ(journey.ending(), Ending::Stopped);
    EXPECT_TRUE(room.spool.stored.empty());
    EXPECT_GT(room.reader.forgotten, 0);
    expectWiped();
}

TEST_F(JourneyTest, ForgetsEverythingAtTheEndAndIsThenOver)
{
    toBankOffer();
    journey.answerBankOffer(false);
    EXPECT_EQ(journey.ending(), Ending::Finished);
    EXPECT_TRUE(journey.applicationSent());
    expectWiped();

    EXPECT_FALSE(journey.over());
    room.clock.advance(std::chrono::seconds{13});
    journey.tick();
    EXPECT_TRUE(journey.over());
}

TEST_F(JourneyTest, PrintsASlipWithoutTheName)
{
    toSummary();
    journey.submit();
    journey.printSlip();
    ASSERT_EQ(room.printer.slips.size(), 1U);
    const auto& slip = room.printer.slips[0];
    EXPECT_EQ(slip.qr->reveal(),
              "VNR1:city:new-haven:" + room.sealer.applications[0].code.reveal());
    for (const auto& line : slip.lines) {
        EXPECT_EQ(line.text.reveal().find("Núñez"), std::string::npos);
    }
    EXPECT_EQ(journey.slip(), SlipState::Printed);
}

TEST_F(JourneyTest, GoesOnWithoutAPrinter)
{
    toSummary();
    room.printer.away = true;
    journey.submit();
    journey.printSlip();
    EXPECT_EQ(journey.step(), Step::Accepted);
    EXPECT_EQ(journey.slip(), SlipState::PrinterAway);
    room.printer.away = false;
    journey.printSlip();
    EXPECT_EQ(journey.slip(), SlipState::Printed);
}

TEST_F(JourneyTest, SwitchesTheLanguageWithoutLosingThePlace)
{
    toSummary();
    journey.setLanguage("es");
    EXPECT_EQ(journey.step(), Step::Summary);
    journey.setLanguage("xx");
    journey.submit();
    EXPECT_EQ(room.sealer.applications.at(0).language, "es");
}

} // namespace
} // namespace ventanilla::session
