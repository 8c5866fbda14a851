// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/inspect/payload.h"

#include "kiosk/app/inspect/check_json.h"
#include "kiosk/reading/aamva/parse.h"
#include "kiosk/reading/agreement/evidence.h"
#include "kiosk/reading/mrz/parse.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

namespace ventanilla::inspect {
namespace {

using Json = nlohmann::ordered_json;
namespace mrz = reading::mrz;
namespace aamva = reading::aamva;
namespace agreement = reading::agreement;

/// As much of YYYY-MM-DD as is known; null when not even the year is.
Json toJson(const PartialDate& date)
{
    if (date.year == 0) {
        return nullptr;
    }
    std::array<char, 40> text{};
    (void)std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02u", date.year, date.month, date.day);
    const std::string whole = text.data();
    if (date.month == 0) {
        return whole.substr(0, 4);
    }
    return date.day == 0 ? whole.substr(0, 7) : whole;
}

Json toJson(const mrz::ZoneDate& date)
{
    return date.state == mrz::ZoneDate::State::Date ? toJson(date.value.reveal()) : Json(nullptr);
}

Json toJson(const std::vector<SensitiveText>& parts)
{
    auto all = Json::array();
    for (const auto& part : parts) {
        all.push_back(part.reveal());
    }
    return all;
}

Json toJson(mrz::Sex sex)
{
    switch (sex) {
    case mrz::Sex::Unspecified:
        return "X";
    case mrz::Sex::Female:
        return "F";
    case mrz::Sex::Male:
        return "M";
    case mrz::Sex::Doubtful:
        break;
    }
    return nullptr;
}

void addDigit(std::vector<Check>& checks, const char* name, mrz::Digit digit)
{
    switch (digit) {
    case mrz::Digit::NotDefined:
        return;
    case mrz::Digit::Holds:
        checks.push_back({name, CheckResult::Agrees, "digits.hold"});
        return;
    case mrz::Digit::Fails:
        checks.push_back({name, CheckResult::Disagrees, "digits.fail"});
        return;
    case mrz::Digit::Unverified:
        checks.push_back({name, CheckResult::CannotBeChecked, "digits.absent"});
        return;
    }
}

/// Each digit by itself, before what the kiosk would check.
std::vector<Check> digitsOf(const mrz::Zone& zone)
{
    std::vector<Check> checks;
    addDigit(checks, "digit.document_number", zone.digits.documentNumber);
    addDigit(checks, "digit.birth_date", zone.digits.birthDate);
    addDigit(checks, "digit.expiry", zone.digits.expiry);
    addDigit(checks, "digit.personal_number", zone.digits.personalNumber);
    addDigit(checks, "digit.composite", zone.digits.composite);
    return checks;
}

Json fieldsOf(const mrz::Zone& zone)
{
    const auto& particulars = zone.particulars;
    return {{"document_code", particulars.documentCode.reveal()},
            {"issuer", particulars.issuer.reveal()},
            {"document_number", particulars.documentNumber.reveal()},
            {"family", toJson(zone.names.primary)},
            {"given", toJson(zone.names.secondary)},
            {"nationality", particulars.nationality.reveal()},
            {"birth_date", toJson(zone.birthDate)},
            {"sex", toJson(particulars.sex)},
            {"expiry", toJson(zone.expiry)},
            {"optional1", particulars.optional1.reveal()},
            {"optional2", particulars.optional2.reveal()}};
}

Json toJson(const Address& address)
{
    return {{"street", address.street.reveal()},
            {"unit", address.unit.reveal()},
            {"city", address.city.reveal()},
            {"state", address.state.reveal()},
            {"postal_code", address.postalCode.reveal()}};
}

template <typename Optional>
Json dateOrNull(const Optional& date)
{
    return date ? toJson(date->reveal()) : Json(nullptr);
}

} // namespace

Result<Json> mrzFields(std::string_view payload, const std::optional<PartialDate>& today)
{
    VN_TRY(const auto lines, mrz::linesOf(payload));
    VN_TRY(const auto zone, mrz::parseZone(lines, today));
    auto checks = digitsOf(zone);
    const auto judged = agreement::evidenceOf(zone, {}, {today, agreement::AcceptSpecimens::Yes});
    checks.insert(checks.end(), judged.checks.begin(), judged.checks.end());
    return Json{{"kind", std::string{mrz::formatOf(zone.kind).name}},
                {"valid", mrz::allHold(zone.digits)},
                {"fields", fieldsOf(zone)},
                {"checks", toJson(checks)}};
}

Result<Json> aamvaFields(std::string_view payload, const std::optional<PartialDate>& today)
{
    VN_TRY(const auto licence, aamva::parseLicence(payload));
    Json fields{{"version", licence.version},
                {"family", toJson(licence.family)},
                {"given", toJson(licence.given)},
                {"suffix", licence.suffix.reveal()},
                {"birth_date", dateOrNull(licence.birthDate)},
                {"expiry", dateOrNull(licence.expiry)},
                {"address", licence.address ? toJson(*licence.address) : Json(nullptr)}};
    const auto judged = agreement::evidenceOf(licence, {today, agreement::AcceptSpecimens::Yes});
    return Json{{"kind", "AAMVA"},
                {"valid", true},
                {"fields", std::move(fields)},
                {"checks", toJson(judged.checks)}};
}

std::optional<PartialDate> dayIn(std::string_view text)
{
    PartialDate date;
    const auto number = [&](std::size_t at, std::size_t length, auto& value) {
        const auto* const end = text.data() + at + length;
        const auto [stop, fault] = std::from_chars(text.data() + at, end, value);
        return fault == std::errc{} && stop == end;
    };
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (!shaped || !number(0, 4, date.year) || !number(5, 2, date.month) ||
        !number(8, 2, date.day) || date.year <= 0 || date.month == 0 || date.day == 0 ||
        !isPossible(date))
    {
        return std::nullopt;
    }
    return date;
}

} // namespace ventanilla::inspect
