// SPDX-License-Identifier: EUPL-1.2
//
// Document number, issuer, nationality, sex and optional data never reach Evidence, whatever the
// zone holds.
#include "kiosk/reading/agreement/evidence.h"
#include "kiosk/reading/mrz/check_digit.h"

#include <gtest/gtest.h>

#include <string>

namespace ventanilla::reading::agreement {
namespace {

constexpr PartialDate kToday{2026, 11, 21};
const Circumstances kTrial{kToday, AcceptSpecimens::Yes};

std::string textOf(const PersonName& name)
{
    const auto& [given, family] = name;
    std::string all;
    for (const auto* parts : {&given, &family}) {
        for (const auto& part : *parts) {
            all += part.reveal() + "|";
        }
    }
    return all;
}

std::string textOf(const BirthDate& date)
{
    const auto& [year, month, day] = date.reveal();
    return std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day) + "|";
}

std::string textOf(const Address& address)
{
    const auto& [careOf, street, unit, city, state, postalCode] = address;
    std::string all;
    for (const auto* part : {&careOf, &street, &unit, &city, &state, &postalCode}) {
        all += part->reveal() + "|";
    }
    return all;
}

/// Everything that Evidence holds, as text; breaks the build when a member is added and not listed.
std::string everythingIn(const Evidence& evidence)
{
    const auto& [documentClass, expiry, daysExpired, machineReadable, fields, checks, portrait] =
        evidence;
    std::string all = documentClass + "|" + std::to_string(static_cast<int>(expiry)) + "|" +
                      std::to_string(daysExpired) + "|" +
                      std::to_string(static_cast<int>(machineReadable)) + "|";
    for (const auto& field : fields) {
        const auto& [name, value, doubtful, crop] = field;
        all.append(std::to_string(static_cast<int>(name))).append("|");
        all.append(std::visit([](const auto& v) { return textOf(v); }, value));
        EXPECT_TRUE(doubtful.empty());
        EXPECT_FALSE(crop.has_value());
    }
    for (const auto& check : checks) {
        const auto& [name, result, reason] = check;
        all.append(name).append("|").append(std::to_string(static_cast<int>(result)));
        all.append("|").append(reason).append("|");
    }
    EXPECT_TRUE(portrait.reveal().empty());
    return all;
}

std::string withDigit(const std::string& text)
{
    return text + mrz::checkDigit(text);
}

std::string evidenceText(const std::vector<std::string>& lines)
{
    const auto zone = mrz::parseZone(lines, kToday);
    EXPECT_TRUE(zone.has_value());
    return zone ? everythingIn(evidenceOf(*zone, {}, kTrial)) : std::string{};
}

std::vector<std::string> passport(const std::string& code,
                                  const std::string& state,
                                  const std::string& sex,
                                  const std::string& number,
                                  const std::string& personal)
{
    const std::string name = "PRUEBA<EJEMPLO<<ANA<MARIA";
    const std::string head = withDigit(number);
    const std::string middle = withDigit("900131") + sex + withDigit("330131");
    const std::string tail = withDigit(personal);
    const std::string composite = head + middle.substr(0, 7) + middle.substr(8) + tail;
    return {code + state + name + std::string(39 - name.size(), '<'),
            head + state + middle + tail + mrz::checkDigit(composite)};
}

const std::string kPersonal = "PERSONALNUM<<<";

TEST(Forbidden, NumberIssuerNationalityAndPersonalNumberAreNowhereInEvidence)
{
    const auto all = evidenceText(passport("P<", "QAT", "F", "SECRETNUM", kPersonal));
    EXPECT_NE(all.find("PRUEBA"), std::string::npos);
    for (const auto* secret : {"SECRETNUM", "QAT", "PERSONALNUM"}) {
        EXPECT_EQ(all.find(secret), std::string::npos) << secret;
    }
}

TEST(Forbidden, EvidenceIsTheSameForAllNationalitiesSexesAndNumbers)
{
    const auto reference = evidenceText(passport("P<", "MEX", "F", "AAAAAAAAA", kPersonal));
    for (const auto code : mrz::stateCodes()) {
        const std::string state{code};
        if (state == "UTO" || state == "IAO") {
            continue; // specimens are said to be specimens
        }
        EXPECT_EQ(evidenceText(passport("P<", state, "F", "AAAAAAAAA", kPersonal)), reference)
            << state;
    }
    for (const auto* sex : {"M", "<", "X", "H"}) {
        EXPECT_EQ(evidenceText(passport("P<", "MEX", sex, "AAAAAAAAA", kPersonal)), reference)
            << sex;
    }
    EXPECT_EQ(evidenceText(passport("P<", "MEX", "F", "ZX81<<<<<", std::string(14, '<'))),
              reference);
    EXPECT_EQ(evidenceText(passport("PR", "MEX", "F", "AAAAAAAAA", kPersonal)), reference);
}

TEST(Forbidden, ALongNumberAndOptionalDataOfACardStayBehind)
{
    const auto all = evidenceText({"I<GTM123456789<01017<<<<<<<<<<",
                                   "8507044F3307032GTMOPTIONALTWO0",
                                   "MUNOZ<GUEEL<<INES<BEATRIZ<<<<<"});
    for (const auto* secret : {"123456789", "0101", "GTM", "OPTIONAL"}) {
        EXPECT_EQ(all.find(secret), std::string::npos) << secret;
    }
}

} // namespace
} // namespace ventanilla::reading::agreement
