// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/evidence.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ventanilla::reading::agreement {
namespace {

using Lines = std::vector<std::string>;

constexpr PartialDate kToday{2026, 11, 21};
const Circumstances kTrial{kToday, AcceptSpecimens::Yes};
const Circumstances kProduction{kToday, AcceptSpecimens::No};
const Lines kMexican{"P<MEXPENA<NUNEZ<<JOSE<ANGEL<<<<<<<<<<<<<<<<<",
                     "G000000013MEX8002295M3106305<<<<<<<<<<<<<<<6"};
const Lines kSpecimen{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                      "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
const Lines kCedula{"ICCOL000000001105001<<<<<<<<<<",
                    "9001310F3301317COL1000000001<4",
                    "PRUEBA<EJEMPLO<<ANA<MARIA<<<<<"};
const Lines kVisa{"V<MEXERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"};

Evidence of(const Lines& lines, const Circumstances& circumstances, const Lines& doubt = {})
{
    const auto zone = mrz::parseZone(lines, circumstances.today);
    EXPECT_TRUE(zone.has_value());
    return zone ? evidenceOf(*zone, doubt, circumstances) : Evidence{};
}

std::string reason(const Evidence& evidence, const std::string& name)
{
    const auto found = std::ranges::find(evidence.checks, name, &Check::name);
    return found == evidence.checks.end() ? "" : found->reason;
}

CheckResult result(const Evidence& evidence, const std::string& name)
{
    const auto found = std::ranges::find(evidence.checks, name, &Check::name);
    EXPECT_NE(found, evidence.checks.end()) << name;
    return found == evidence.checks.end() ? CheckResult::CannotBeChecked : found->result;
}

std::string name(const Evidence& evidence)
{
    const auto* found = nameIn(evidence);
    return found == nullptr ? "" : displayName(*found).reveal();
}

TEST(EvidenceOfZone, TellsClassNameBirthAndExpiry)
{
    const auto evidence = of(kMexican, kProduction);
    EXPECT_EQ(evidence.documentClass, "passport");
    EXPECT_TRUE(evidence.machineReadable);
    EXPECT_EQ(name(evidence), "JOSE ANGEL PENA NUNEZ");
    EXPECT_EQ(*dateIn(evidence, FieldName::BirthDate), (PartialDate{1980, 2, 29}));
    EXPECT_EQ(*dateIn(evidence, FieldName::Expiry), (PartialDate{2031, 6, 30}));
    EXPECT_EQ(evidence.expiry, ExpiryStanding::Current);
    for (const auto& check : evidence.checks) {
        EXPECT_EQ(check.result, CheckResult::Agrees) << check.name;
    }
}

TEST(EvidenceOfZone, KeepsTwoSurnamesAsTwoEntries)
{
    const auto evidence = of(kMexican, kProduction);
    EXPECT_EQ(nameIn(evidence)->family.size(), 2U);
    EXPECT_EQ(nameIn(evidence)->given.size(), 2U);
}

TEST(EvidenceOfZone, CallsCardsNationalAndVisasVisa)
{
    EXPECT_EQ(of(kCedula, kProduction).documentClass, "national_id");
    const auto visa = of(kVisa, kProduction);
    EXPECT_EQ(visa.documentClass, "visa");
    EXPECT_EQ(reason(visa, "paper.class"), "class.visa");
}

TEST(EvidenceOfZone, RefusesSpecimensInProductionWithoutFields)
{
    const auto evidence = of(kSpecimen, kProduction);
    EXPECT_TRUE(evidence.documentClass.empty());
    EXPECT_TRUE(evidence.fields.empty());
    EXPECT_FALSE(evidence.machineReadable);
    EXPECT_EQ(reason(evidence, "paper.specimen"), "specimen.refused");
}

TEST(EvidenceOfZone, ReadsSpecimensInTrialAndSaysSo)
{
    const auto evidence = of(kSpecimen, kTrial);
    EXPECT_EQ(evidence.documentClass, "passport");
    EXPECT_EQ(name(evidence), "ANNA MARIA ERIKSSON");
    EXPECT_EQ(reason(evidence, "paper.specimen"), "specimen.trial");
}

TEST(EvidenceOfZone, CountsTheDaysSinceExpiry)
{
    auto evidence = of(kMexican, {PartialDate{2031, 6, 30}, AcceptSpecimens::No});
    EXPECT_EQ(evidence.expiry, ExpiryStanding::Current);
    evidence = of(kMexican, {PartialDate{2031, 7, 1}, AcceptSpecimens::No});
    EXPECT_EQ(evidence.expiry, ExpiryStanding::Expired);
    EXPECT_EQ(evidence.daysExpired, 1);
    EXPECT_EQ(reason(evidence, "paper.expiry"), "expiry.expired");
    evidence = of(kMexican, {PartialDate{2032, 6, 30}, AcceptSpecimens::No});
    EXPECT_EQ(evidence.daysExpired, 366);
}

TEST(EvidenceOfZone, DoesNotJudgeExpiryWithoutAClock)
{
    const auto evidence = of(kSpecimen, {std::nullopt, AcceptSpecimens::Yes});
    EXPECT_EQ(evidence.expiry, ExpiryStanding::Unknown);
    EXPECT_EQ(evidence.daysExpired, 0);
    EXPECT_EQ(reason(evidence, "paper.expiry"), "expiry.not_judged");
}

TEST(EvidenceOfZone, ReportsAFailingDigit)
{
    auto lines = kMexican;
    lines[1][0] = 'H';
    const auto evidence = of(lines, kProduction);
    EXPECT_FALSE(evidence.machineReadable);
    EXPECT_EQ(result(evidence, "mrz.digits"), CheckResult::Disagrees);
    EXPECT_EQ(reason(evidence, "mrz.digits"), "digits.fail");
}

TEST(EvidenceOfZone, SaysWhenADigitIsAbsent)
{
    auto lines = kCedula;
    lines[0] = "ICCOL000000001<<<<<<<<<<<<<<<<";
    const auto evidence = of(lines, kProduction);
    EXPECT_FALSE(evidence.machineReadable);
    EXPECT_NE(result(evidence, "mrz.digits"), CheckResult::Agrees);
}

TEST(EvidenceOfZone, MarksDoubtfulCharactersOfTheShownName)
{
    Lines doubt(2, std::string(44, '.'));
    doubt[0][5] = '?';  // P of PENA
    doubt[0][19] = '?'; // S of JOSE
    const auto evidence = of(kMexican, kProduction, doubt);
    // JOSE ANGEL PENA NUNEZ
    EXPECT_EQ(evidence.fields[0].doubtful, (std::vector<std::uint16_t>{2, 11}));
}

TEST(EvidenceOfZone, IgnoresDoubtOfAnotherShape)
{
    EXPECT_TRUE(
        of(kMexican, kProduction, Lines(3, std::string(30, '?'))).fields[0].doubtful.empty());
}

aamva::Licence licence()
{
    aamva::Licence made;
    made.given = {SensitiveText{"MICHAEL"}, SensitiveText{"JOHN"}};
    made.family = {SensitiveText{"SAMPLE"}};
    made.suffix = SensitiveText{"JR"};
    made.familyCut = aamva::Truncation::Whole;
    made.birthDate = BirthDate{PartialDate{1986, 6, 6}};
    made.expiry = Sensitive<PartialDate>{PartialDate{2024, 12, 10}};
    made.address = Address{{},
                           SensitiveText{"123 MAIN ST"},
                           {},
                           SensitiveText{"NEW HAVEN"},
                           SensitiveText{"CT"},
                           SensitiveText{"06511"}};
    return made;
}

TEST(EvidenceOfLicence, CarriesNameBirthAddressAndExpiry)
{
    const auto evidence = evidenceOf(licence(), kProduction);
    EXPECT_EQ(evidence.documentClass, "us_licence");
    EXPECT_EQ(name(evidence), "MICHAEL JOHN SAMPLE JR");
    EXPECT_EQ(evidence.expiry, ExpiryStanding::Expired);
    EXPECT_EQ(evidence.daysExpired, 711);
    EXPECT_EQ(reason(evidence, "barcode.name"), "name.whole");
    const auto address =
        std::ranges::find(evidence.fields, FieldName::Address, &FieldEvidence::name);
    ASSERT_NE(address, evidence.fields.end());
    EXPECT_EQ(std::get<Address>(address->value).city.reveal(), "NEW HAVEN");
}

TEST(EvidenceOfLicence, SaysWhenTheNameWasCut)
{
    auto card = licence();
    card.middleCut = aamva::Truncation::Cut;
    EXPECT_EQ(reason(evidenceOf(card, kProduction), "barcode.name"), "name.cut");
}

TEST(EvidenceOfLicence, TakesAMissingExpiryForNoDate)
{
    auto card = licence();
    card.expiry.reset();
    EXPECT_EQ(evidenceOf(card, kProduction).expiry, ExpiryStanding::NoDate);
}

TEST(EvidenceOfPayload, LeavesOpaqueBarcodesAlone)
{
    EXPECT_FALSE(evidenceOfPayload("", kProduction).has_value());
    EXPECT_FALSE(evidenceOfPayload("\x8F\x01\xFE encrypted voter card", kProduction).has_value());
    EXPECT_FALSE(evidenceOfPayload("https://example.org", kProduction).has_value());
}

TEST(EvidenceOfPayload, KnowsTheArgentineCard)
{
    const auto evidence =
        evidenceOfPayload("00000000001@PRUEBA@ANA@F@99999999@A@31/01/1990@02/02/2020", kProduction);
    ASSERT_TRUE(evidence.has_value());
    EXPECT_EQ(evidence->documentClass, "national_id");
    EXPECT_EQ(name(*evidence), "ANA PRUEBA");
}

Evidence
printed(std::vector<std::string> given, std::vector<std::string> family, const PartialDate& birth)
{
    PersonName made;
    for (auto& part : given) {
        made.given.emplace_back(std::move(part));
    }
    for (auto& part : family) {
        made.family.emplace_back(std::move(part));
    }
    Evidence evidence;
    evidence.fields.push_back({FieldName::NameParts, made, {}, std::nullopt});
    evidence.fields.push_back({FieldName::BirthDate, BirthDate{birth}, {}, std::nullopt});
    return evidence;
}

TEST(Agree, TakesThePrintedSpellingOfAnAgreeingName)
{
    auto machine = of(kMexican, kProduction);
    agree(machine, printed({"JOSÉ", "ÁNGEL"}, {"PEÑA", "NÚÑEZ"}, {1980, 2, 29}));
    EXPECT_EQ(name(machine), "JOSÉ ÁNGEL PEÑA NÚÑEZ");
    EXPECT_EQ(reason(machine, "print.name"), "agree.same");
    EXPECT_EQ(reason(machine, "print.birth_date"), "agree.same");
    EXPECT_EQ(reason(machine, "print.expiry"), "agree.not_read");
}

TEST(Agree, KeepsTheMachinesNameWhenThePrintSaysAnother)
{
    auto machine = of(kMexican, kProduction);
    agree(machine, printed({"JUAN"}, {"PEÑA", "NÚÑEZ"}, {1980, 2, 28}));
    EXPECT_EQ(name(machine), "JOSE ANGEL PENA NUNEZ");
    EXPECT_EQ(result(machine, "print.name"), CheckResult::Disagrees);
    EXPECT_EQ(result(machine, "print.birth_date"), CheckResult::Disagrees);
}

TEST(Agree, KeepsTheFullerName)
{
    auto machine = of(kMexican, kProduction);
    agree(machine, printed({"JOSÉ"}, {"PEÑA"}, {1980, 2, 29}));
    EXPECT_EQ(name(machine), "JOSE ANGEL PENA NUNEZ");
    EXPECT_EQ(reason(machine, "print.name"), "agree.so_far");
}

TEST(Agree, AddsWhatOnlyThePrintHas)
{
    auto machine = of(kMexican, kProduction);
    auto print = printed({"JOSÉ", "ÁNGEL"}, {"PEÑA", "NÚÑEZ"}, {1980, 2, 29});
    print.fields.push_back({FieldName::Address,
                            Address{{}, SensitiveText{"1 ELM ST"}, {}, {}, {}, {}},
                            {},
                            std::nullopt});
    agree(machine, print);
    EXPECT_EQ(std::ranges::count(machine.fields, FieldName::Address, &FieldEvidence::name), 1);
    EXPECT_EQ(std::ranges::count(machine.fields, FieldName::NameParts, &FieldEvidence::name), 1);
}

} // namespace
} // namespace ventanilla::reading::agreement
