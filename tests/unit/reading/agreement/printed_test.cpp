// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace ventanilla::reading::agreement {
namespace {

const Circumstances kTrial{PartialDate{2026, 11, 21}, AcceptSpecimens::Yes};

TextLine
at(float left, float top, const std::string& text, std::vector<std::uint16_t> doubtful = {})
{
    return {SensitiveText{text},
            left,
            top,
            2.0F * static_cast<float>(text.size()),
            4.0F,
            std::move(doubtful)};
}

std::vector<TextLine> plain(const std::vector<std::string>& texts)
{
    std::vector<TextLine> lines;
    lines.reserve(texts.size());
    for (const auto& text : texts) {
        lines.push_back({SensitiveText{text}, 0, 0, 0, 0, {}});
    }
    return lines;
}

std::vector<TextLine> consularCard()
{
    return {at(10, 0, "CONSULADO GENERAL"),
            at(10, 6, "TARJETA DE IDENTIFICACIÓN CONSULAR"),
            at(40, 14, "Apellidos / Surname"),
            at(40, 19, "PEÑA NÚÑEZ"),
            at(40, 26, "Nombre(s) / Given names"),
            at(40, 31, "INÉS BEATRIZ"),
            at(40, 38, "Fecha de nacimiento / Date of birth"),
            at(40, 43, "03 MAY 1988"),
            at(40, 50, "Fecha de expedición / Date of issue"),
            at(130, 50, "14 FEB 2024"),
            at(40, 56, "Fecha de vencimiento / Date of expiry"),
            at(130, 56, "14 FEB 2029"),
            at(40, 62, "No. / Number"),
            at(70, 62, "SECRETNUM1"),
            at(40, 68, "Nacionalidad / Nationality"),
            at(100, 68, "ATLANTIDA")};
}

std::vector<TextLine> bill()
{
    return {at(0, 0, "HARBOR ELECTRIC COMPANY"),
            at(0, 5, "900 POWER AVE"),
            at(0, 10, "HARTFORD, CT 06101"),
            at(120, 0, "Statement date"),
            at(160, 0, "11/03/2026"),
            at(120, 5, "Account number"),
            at(160, 5, "000111222"),
            at(120, 10, "Amount due"),
            at(160, 10, "$61.20"),
            at(120, 15, "Due date"),
            at(160, 15, "12/01/2026"),
            at(0, 40, "ROSA M QUISPE"),
            at(0, 45, "77 ORANGE ST APT 2"),
            at(0, 50, "NEW HAVEN CT 06510")};
}

/// Empty when the reading has no such field.
FieldEvidence field(const PrintedReading& reading, FieldName name)
{
    for (const auto& found : reading.evidence.fields) {
        if (found.name == name) {
            return found;
        }
    }
    return {};
}

Address addressOf(const PrintedReading& reading)
{
    const auto found = field(reading, FieldName::Address);
    const auto* address = std::get_if<Address>(&found.value);
    return address == nullptr ? Address{} : *address;
}

/// Surnames and given names counted; nothing read: 0.
std::pair<std::size_t, std::size_t> nameCounts(const PrintedReading& reading)
{
    const auto* found = nameIn(reading.evidence);
    return found == nullptr ? std::pair<std::size_t, std::size_t>{}
                            : std::pair{found->family.size(), found->given.size()};
}

PartialDate date(const PrintedReading& reading, FieldName name)
{
    const auto* found = dateIn(reading.evidence, name);
    return found == nullptr ? PartialDate{} : *found;
}

std::string name(const PrintedReading& reading)
{
    const auto* found = nameIn(reading.evidence);
    return found == nullptr ? "" : displayName(*found).reveal();
}

TEST(ReadPrinted, ReadsAConsularCard)
{
    const auto reading = readPrinted(consularCard(), kTrial);
    EXPECT_EQ(reading.evidence.documentClass, "consular_id");
    EXPECT_FALSE(reading.evidence.machineReadable);
    EXPECT_EQ(name(reading), "INÉS BEATRIZ PEÑA NÚÑEZ");
    EXPECT_EQ(nameCounts(reading).first, 2U);
    EXPECT_EQ(date(reading, FieldName::BirthDate), (PartialDate{1988, 5, 3}));
    EXPECT_EQ(date(reading, FieldName::IssueDate), (PartialDate{2024, 2, 14}));
    EXPECT_EQ(date(reading, FieldName::Expiry), (PartialDate{2029, 2, 14}));
    EXPECT_EQ(reading.evidence.expiry, ExpiryStanding::Current);
}

TEST(ReadPrinted, SaysWhichLineEachValueCameFrom)
{
    const auto reading = readPrinted(consularCard(), kTrial);
    ASSERT_EQ(reading.lines.size(), reading.evidence.fields.size());
    EXPECT_EQ(reading.lines[0], 5U);
    EXPECT_EQ(reading.lines[1], 7U);
}

TEST(ReadPrinted, LeavesNumberAndNationalityBehind)
{
    const auto reading = readPrinted(consularCard(), kTrial);
    for (const auto* text : {"SECRETNUM1", "ATLANTIDA"}) {
        EXPECT_EQ(name(reading).find(text), std::string::npos);
    }
    EXPECT_EQ(reading.evidence.fields.size(), 4U);
    for (const auto& check : reading.evidence.checks) {
        EXPECT_EQ((check.name + check.reason).find("ATL"), std::string::npos);
    }
}

TEST(ReadPrinted, ReadsLabelsDespiteAMisreadLetter)
{
    auto lines = consularCard();
    lines[2].text = SensitiveText{"Ape1lidos / Surnarne"};
    lines[6].text = SensitiveText{"Fecha de nacimient0 / Date of b1rth"};
    const auto reading = readPrinted(lines, kTrial);
    EXPECT_EQ(name(reading), "INÉS BEATRIZ PEÑA NÚÑEZ");
    EXPECT_EQ(date(reading, FieldName::BirthDate), (PartialDate{1988, 5, 3}));
}

TEST(ReadPrinted, ReadsValuesOnTheLabelsOwnLine)
{
    const auto reading = readPrinted(plain({"MATRÍCULA CONSULAR",
                                            "Apellidos: GARCÍA",
                                            "Nombre: LUZ",
                                            "Fecha de nacimiento: 31/01/1990"}),
                                     kTrial);
    EXPECT_EQ(name(reading), "LUZ GARCÍA");
    EXPECT_EQ(date(reading, FieldName::BirthDate), (PartialDate{1990, 1, 31}));
}

TEST(ReadPrinted, GuessesTwoSurnamesOfAFullNameAndSaysSo)
{
    const auto reading = readPrinted(
        plain({"MATRÍCULA CONSULAR", "Nombre / Name", "ANA MARÍA GARCÍA LÓPEZ"}), kTrial);
    EXPECT_EQ(nameCounts(reading).second, 2U);
    EXPECT_EQ(nameCounts(reading).first, 2U);
    const auto& checks = reading.evidence.checks;
    EXPECT_TRUE(std::ranges::any_of(
        checks, [](const Check& check) { return check.reason == "name.order_doubtful"; }));
}

TEST(ReadPrinted, TakesACommaForTheEndOfTheSurnames)
{
    const auto reading =
        readPrinted(plain({"MATRÍCULA CONSULAR", "Name: GARCÍA LÓPEZ, ANA"}), kTrial);
    EXPECT_EQ(name(reading), "ANA GARCÍA LÓPEZ");
}

TEST(ReadPrinted, CarriesDoubtfulCharactersOverToTheShownName)
{
    auto lines = plain({"MATRÍCULA CONSULAR", "Apellidos: GARCÍA", "Nombre: LUZ"});
    lines[1].doubtful = {0, 11, 16}; // the label's A, the first letter, the last letter
    const auto reading = readPrinted(lines, kTrial);
    EXPECT_EQ(field(reading, FieldName::NameParts).doubtful, (std::vector<std::uint16_t>{4, 9}));
}

TEST(ReadPrinted, MarksADateWhoseOrderIsOpen)
{
    const auto reading =
        readPrinted(plain({"MATRÍCULA CONSULAR", "Fecha de nacimiento: 03/05/1988"}), kTrial);
    EXPECT_EQ(date(reading, FieldName::BirthDate), (PartialDate{1988, 5, 3}));
    EXPECT_FALSE(field(reading, FieldName::BirthDate).doubtful.empty());
}

TEST(ReadPrinted, ReadsABillWithThePersonsAddressNotTheCompanys)
{
    const auto reading = readPrinted(bill(), kTrial);
    EXPECT_EQ(reading.evidence.documentClass, "proof_of_address");
    const auto address = addressOf(reading);
    EXPECT_EQ(address.street.reveal(), "77 ORANGE ST");
    EXPECT_EQ(address.unit.reveal(), "APT 2");
    EXPECT_EQ(address.city.reveal(), "NEW HAVEN");
    EXPECT_EQ(name(reading), "ROSA M QUISPE");
    EXPECT_EQ(date(reading, FieldName::IssueDate), (PartialDate{2026, 11, 3}));
    EXPECT_EQ(reading.evidence.expiry, ExpiryStanding::NoDate);
}

TEST(ReadPrinted, ReadsACareOfLine)
{
    auto lines = bill();
    lines[11] = at(0, 35, "ROSA M QUISPE");
    lines.push_back(at(0, 40, "C/O HARBOR HOUSE"));
    const auto reading = readPrinted(lines, kTrial);
    EXPECT_EQ(addressOf(reading).careOf.reveal(), "HARBOR HOUSE");
    EXPECT_EQ(name(reading), "ROSA M QUISPE");
}

TEST(ReadPrinted, GivesAPassportsFaceNoClass)
{
    const auto reading = readPrinted(
        plain({"Surname / Apellidos", "PEÑA NÚÑEZ", "Given names / Nombres", "JOSÉ ÁNGEL"}),
        kTrial);
    EXPECT_TRUE(reading.evidence.documentClass.empty());
    EXPECT_EQ(name(reading), "JOSÉ ÁNGEL PEÑA NÚÑEZ");
}

TEST(ReadPrinted, RefusesSpecimensInProduction)
{
    auto lines = consularCard();
    lines.push_back(at(40, 80, "SPECIMEN"));
    const auto reading = readPrinted(lines, {PartialDate{2026, 11, 21}, AcceptSpecimens::No});
    EXPECT_TRUE(reading.evidence.fields.empty());
    EXPECT_TRUE(reading.evidence.documentClass.empty());
    EXPECT_FALSE(readPrinted(lines, kTrial).evidence.fields.empty());
}

std::vector<TextLine>
cardWithDates(const std::string& birth, const std::string& issue, const std::string& expiry)
{
    auto lines = consularCard();
    lines[7].text = SensitiveText{birth};
    lines[9].text = SensitiveText{issue};
    lines[11].text = SensitiveText{expiry};
    return lines;
}

bool isDoubtful(const PrintedReading& reading, FieldName name)
{
    return !field(reading, name).doubtful.empty();
}

TEST(ReadPrinted, TakesTheOrderOfAllDatesFromOneThatAllowsNoOther)
{
    const auto reading =
        readPrinted(cardWithDates("03/05/1988", "14/02/2024", "14/02/2029"), kTrial);
    EXPECT_EQ(date(reading, FieldName::BirthDate), (PartialDate{1988, 5, 3}));
    EXPECT_FALSE(isDoubtful(reading, FieldName::BirthDate));
    const auto american =
        readPrinted(cardWithDates("03/05/1988", "02/14/2024", "02/14/2029"), kTrial);
    EXPECT_EQ(date(american, FieldName::BirthDate), (PartialDate{1988, 3, 5}));
}

TEST(ReadPrinted, DoubtsDatesThatContradictOneAnother)
{
    const auto late =
        readPrinted(cardWithDates("03 MAY 1988", "14 FEB 2029", "14 FEB 2024"), kTrial);
    EXPECT_TRUE(isDoubtful(late, FieldName::IssueDate));
    EXPECT_TRUE(isDoubtful(late, FieldName::Expiry));
    EXPECT_FALSE(isDoubtful(late, FieldName::BirthDate));
    const auto unborn =
        readPrinted(cardWithDates("03 MAY 2038", "14 FEB 2024", "14 FEB 2029"), kTrial);
    EXPECT_TRUE(isDoubtful(unborn, FieldName::BirthDate));
}

TEST(ReadPrinted, DoubtsADateInWhichACharacterWasDoubtful)
{
    auto lines = consularCard();
    lines[7].doubtful = {1};
    const auto reading = readPrinted(lines, kTrial);
    EXPECT_TRUE(isDoubtful(reading, FieldName::BirthDate));
    EXPECT_FALSE(isDoubtful(reading, FieldName::Expiry));
}

TEST(ReadPrinted, PointsAtDoubtfulCharactersOfTheShownAddress)
{
    auto lines = bill();
    lines[12].doubtful = {0, 14}; // 77 ORANGE ST APT 2: the first 7, the A of APT
    lines[13].doubtful = {4};     // NEW HAVEN: the H
    const auto reading = readPrinted(lines, kTrial);
    // "77 ORANGE ST APT 2\nNEW HAVEN, CT 06510"
    EXPECT_EQ(field(reading, FieldName::Address).doubtful, (std::vector<std::uint16_t>{0, 14, 23}));
}

TEST(ReadPrinted, KnowsACardOfFiveYears)
{
    auto lines = cardWithDates("03/05/1988", "04/02/2024", "04/02/2029");
    lines.push_back(at(10, 80, "SECRETARÍA DE RELACIONES EXTERIORES"));
    const auto usual = readPrinted(lines, kTrial);
    EXPECT_EQ(date(usual, FieldName::IssueDate), (PartialDate{2024, 2, 4}));
    EXPECT_FALSE(isDoubtful(usual, FieldName::IssueDate));
    lines[11].text = SensitiveText{"04/02/2026"};
    const auto unusual = readPrinted(lines, kTrial);
    EXPECT_TRUE(isDoubtful(unusual, FieldName::IssueDate));
    EXPECT_TRUE(isDoubtful(unusual, FieldName::Expiry));
}

TEST(ReadPrinted, ReadsPortugueseAndFrenchLabels)
{
    const auto portuguese = readPrinted(plain({"CONSULADO-GERAL",
                                               "Nome completo",
                                               "INÊS CONCEIÇÃO",
                                               "Data de nascimento",
                                               "23/05/1988",
                                               "Data de emissão",
                                               "14/02/2024",
                                               "Válido até",
                                               "14/02/2034"}),
                                        kTrial);
    EXPECT_EQ(name(portuguese), "INÊS CONCEIÇÃO");
    EXPECT_EQ(date(portuguese, FieldName::Expiry), (PartialDate{2034, 2, 14}));
    EXPECT_EQ(date(portuguese, FieldName::IssueDate), (PartialDate{2024, 2, 14}));
    const auto french = readPrinted(plain({"CARTE CONSULAIRE",
                                           "Nom",
                                           "DÉSIR",
                                           "Prénoms",
                                           "Marie-Ange",
                                           "Date de naissance",
                                           "1 août 1988",
                                           "Date d'expiration",
                                           "14 févr. 2029"}),
                                    kTrial);
    EXPECT_EQ(name(french), "Marie-Ange DÉSIR");
    EXPECT_EQ(date(french, FieldName::BirthDate), (PartialDate{1988, 8, 1}));
    EXPECT_EQ(date(french, FieldName::Expiry), (PartialDate{2029, 2, 14}));
}

TEST(ReadPrinted, SaysNothingOfNothing)
{
    EXPECT_TRUE(readPrinted({}, kTrial).evidence.fields.empty());
    EXPECT_TRUE(readPrinted(plain({"", "\xFF\xFE", "Apellidos"}), kTrial).evidence.fields.empty());
}

} // namespace
} // namespace ventanilla::reading::agreement
