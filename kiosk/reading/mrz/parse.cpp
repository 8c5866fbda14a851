// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/parse.h"

#include "kiosk/reading/mrz/check_digit.h"

#include <algorithm>
#include <array>

namespace ventanilla::reading::mrz {
namespace {

constexpr PartialDate kDayWithoutClock{2026, 11, 21};

using Lines = std::span<const std::string>;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool allFiller(std::string_view text)
{
    return text.find_first_not_of(kFiller) == std::string_view::npos;
}

std::string_view withoutFiller(std::string_view text)
{
    const auto last = text.find_last_not_of(kFiller);
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::string_view fieldIn(const Format& format, Lines lines, ZoneField name)
{
    const auto* field = format.find(name);
    return field == nullptr ? std::string_view{} : slice(lines, field->span);
}

Digit compare(std::string_view covered, char digit)
{
    return checkDigit(covered) == digit ? Digit::Holds : Digit::Fails;
}

/// A field of filler may leave its digit out too; a filled one may not.
Digit plainDigit(const Format& format, Lines lines, ZoneField covered, ZoneField digit)
{
    const auto text = fieldIn(format, lines, covered);
    const char printed = fieldIn(format, lines, digit).front();
    if (printed == kFiller && allFiller(text)) {
        return Digit::Unverified;
    }
    return compare(text, printed);
}

std::optional<LongNumber> longNumberOf(const Format& format, Lines lines)
{
    const bool marked = format.longNumber &&
                        fieldIn(format, lines, ZoneField::DocumentNumberCheck).front() == kFiller &&
                        fieldIn(format, lines, ZoneField::DocumentNumber).back() != kFiller;
    return marked ? longNumberIn(fieldIn(format, lines, ZoneField::Optional1)) : std::nullopt;
}

Digit numberDigit(const Format& format, Lines lines)
{
    if (const auto longNumber = longNumberOf(format, lines)) {
        CheckSum sum;
        sum.add(fieldIn(format, lines, ZoneField::DocumentNumber));
        sum.add(longNumber->remainder);
        return sum.digit() == longNumber->digit ? Digit::Holds : Digit::Fails;
    }
    const bool absent = format.longNumber &&
                        fieldIn(format, lines, ZoneField::DocumentNumberCheck).front() == kFiller;
    return absent ? Digit::Unverified
                  : plainDigit(
                        format, lines, ZoneField::DocumentNumber, ZoneField::DocumentNumberCheck);
}

/// Doc 9303-4, 4.2.2: the digit of an empty personal number is 0 or filler.
Digit personalNumberDigit(const Format& format, Lines lines)
{
    if (format.find(ZoneField::Optional1Check) == nullptr) {
        return Digit::NotDefined;
    }
    const auto text = fieldIn(format, lines, ZoneField::Optional1);
    const char printed = fieldIn(format, lines, ZoneField::Optional1Check).front();
    return printed == kFiller && allFiller(text) ? Digit::Holds : compare(text, printed);
}

Digit compositeDigit(const Format& format, Lines lines)
{
    const auto rule =
        std::ranges::find(format.checks, ZoneField::CompositeCheck, &CheckRule::digit);
    if (rule == format.checks.end()) {
        return Digit::NotDefined;
    }
    CheckSum sum;
    for (const auto& span : rule->inputs()) {
        sum.add(slice(lines, span));
    }
    return sum.digit() == fieldIn(format, lines, rule->digit).front() ? Digit::Holds : Digit::Fails;
}

/// Two characters: digits give a number, filler gives 0, a mixture gives nothing.
std::optional<unsigned> pairOf(std::string_view text)
{
    if (allFiller(text)) {
        return 0U;
    }
    if (!isDigit(text[0]) || !isDigit(text[1])) {
        return std::nullopt;
    }
    return static_cast<unsigned>((text[0] - '0') * 10 + (text[1] - '0'));
}

bool isAfter(const PartialDate& date, const PartialDate& today)
{
    const auto key = [](const PartialDate& d) {
        return std::array<int, 3>{d.year, static_cast<int>(d.month), static_cast<int>(d.day)};
    };
    return key(date) > key(today);
}

enum class Meaning { Birth, Expiry };

int centuryFor(const PartialDate& date, const PartialDate& today, Meaning meaning)
{
    for (int century = today.year / 100 * 100 + 100; century > 0; century -= 100) {
        PartialDate candidate = date;
        candidate.year += century;
        const bool fits = meaning == Meaning::Birth ? !isAfter(candidate, today)
                                                    : candidate.year <= today.year + 50;
        if (fits) {
            return century;
        }
    }
    return 0;
}

ZoneDate dateOf(std::string_view text, const PartialDate& today, Meaning meaning)
{
    if (allFiller(text)) {
        return {ZoneDate::State::Unknown, {}};
    }
    const auto year = pairOf(text.substr(0, 2));
    const auto month = pairOf(text.substr(2, 2));
    const auto day = pairOf(text.substr(4, 2));
    if (!year || !month || !day) {
        return {ZoneDate::State::Impossible, {}};
    }
    PartialDate date{static_cast<int>(*year), *month, *day};
    const bool yearKnown = !allFiller(text.substr(0, 2));
    if (yearKnown) {
        date.year += centuryFor(date, today, meaning);
    }
    if (!isPossible(date)) {
        return {ZoneDate::State::Impossible, {}};
    }
    return {ZoneDate::State::Date, Sensitive<PartialDate>{date}};
}

/// The runs of letters in @p text, which begins at @p offset of the name field.
std::vector<SensitiveText>
componentsOf(std::string_view text, std::size_t offset, std::vector<std::uint8_t>& starts)
{
    std::vector<SensitiveText> components;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(kFiller, at), text.size());
        if (end != at) {
            components.emplace_back(std::string{text.substr(at, end - at)});
            starts.push_back(static_cast<std::uint8_t>(offset + at));
        }
        at = end + 1;
    }
    return components;
}

/// Doc 9303-5 note k, -6 note k, -4 4.4, -7.
bool isUsualCode(ZoneKind kind, std::string_view code)
{
    switch (kind) {
    case ZoneKind::Td1:
    case ZoneKind::Td2:
        return (code[0] == 'A' || code[0] == 'C' || code[0] == 'I') && code[1] != 'V' &&
               code != "AI" && !(kind == ZoneKind::Td2 && code == "AC");
    case ZoneKind::Td3:
        return code[0] == 'P';
    case ZoneKind::MrvA:
    case ZoneKind::MrvB:
        return code[0] == 'V';
    }
    return false;
}

/// The Mexican voter card writes hombre and mujer: its M is female.
Sex sexOf(char printed, std::string_view issuer, std::string_view code)
{
    const bool voterCard = issuer == "MEX" && code == "ID";
    switch (printed) {
    case 'F':
        return Sex::Female;
    case 'M':
        return voterCard ? Sex::Doubtful : Sex::Male;
    case 'H':
        return voterCard ? Sex::Male : Sex::Unspecified;
    default:
        return Sex::Unspecified;
    }
}

SensitiveText plain(std::string_view field)
{
    return SensitiveText{std::string{withoutFiller(field)}};
}

Particulars particularsOf(const Format& format, Lines lines)
{
    Particulars result;
    const auto code = fieldIn(format, lines, ZoneField::DocumentCode);
    const auto issuer = fieldIn(format, lines, ZoneField::Issuer);
    auto optional = fieldIn(format, lines, ZoneField::Optional1);
    std::string number{withoutFiller(fieldIn(format, lines, ZoneField::DocumentNumber))};
    if (const auto longNumber = longNumberOf(format, lines)) {
        number.append(longNumber->remainder);
        optional.remove_prefix(longNumber->remainder.size() + 2);
    }
    result.documentCode = plain(code);
    result.issuer = plain(issuer);
    result.nationality = plain(fieldIn(format, lines, ZoneField::Nationality));
    result.documentNumber = SensitiveText{std::move(number)};
    result.optional1 = plain(optional);
    result.optional2 = plain(fieldIn(format, lines, ZoneField::Optional2));
    result.sex = sexOf(fieldIn(format, lines, ZoneField::Sex).front(), issuer, code);
    return result;
}

bool hasOnlyZoneCharacters(Lines lines)
{
    return std::ranges::all_of(
        lines, [](const std::string& line) { return std::ranges::all_of(line, isZoneCharacter); });
}

std::size_t brokenLength(std::size_t total)
{
    switch (total) {
    case 90:
        return 30;
    case 72:
        return 36;
    case 88:
        return 44;
    default:
        return 0;
    }
}

} // namespace

bool allHold(const Digits& digits)
{
    for (const auto digit : {digits.documentNumber,
                             digits.birthDate,
                             digits.expiry,
                             digits.personalNumber,
                             digits.composite})
    {
        if (digit == Digit::Fails || digit == Digit::Unverified) {
            return false;
        }
    }
    return true;
}

bool anyFails(const Digits& digits)
{
    return digits.documentNumber == Digit::Fails || digits.birthDate == Digit::Fails ||
           digits.expiry == Digit::Fails || digits.personalNumber == Digit::Fails ||
           digits.composite == Digit::Fails;
}

std::optional<LongNumber> longNumberIn(std::string_view optional)
{
    const auto end = optional.find(kFiller);
    // At least one character of the number, its digit, and the filler that ends them.
    if (end == std::string_view::npos || end < 2 || !isDigit(optional[end - 1])) {
        return std::nullopt;
    }
    return LongNumber{optional.substr(0, end - 1), optional[end - 1]};
}

ZoneDate birthDateOf(std::string_view sixCharacters, const PartialDate& today)
{
    return dateOf(sixCharacters, today, Meaning::Birth);
}

ZoneDate expiryOf(std::string_view sixCharacters, const PartialDate& today)
{
    return dateOf(sixCharacters, today, Meaning::Expiry);
}

Names namesOf(std::string_view field)
{
    Names names;
    const auto text = withoutFiller(field);
    const auto split = text.find("<<");
    names.primary = componentsOf(text.substr(0, split), 0, names.starts);
    bool oneDouble = true;
    if (split != std::string_view::npos) {
        const auto rest = text.substr(split + 2);
        names.secondary = componentsOf(rest, split + 2, names.starts);
        oneDouble = rest.find("<<") == std::string_view::npos && rest.front() != kFiller;
    }
    names.possiblyTruncated = !field.empty() && field.back() != kFiller;
    names.wellFormed =
        oneDouble && !text.empty() && isLetter(text.front()) &&
        std::ranges::all_of(text, [](char c) { return isLetter(c) || c == kFiller; });
    return names;
}

Digits checkDigits(ZoneKind kind, std::span<const std::string> lines)
{
    const auto& format = formatOf(kind);
    Digits digits;
    digits.documentNumber = numberDigit(format, lines);
    digits.birthDate = plainDigit(format, lines, ZoneField::BirthDate, ZoneField::BirthDateCheck);
    digits.expiry = plainDigit(format, lines, ZoneField::Expiry, ZoneField::ExpiryCheck);
    digits.personalNumber = personalNumberDigit(format, lines);
    digits.composite = compositeDigit(format, lines);
    return digits;
}

Result<std::vector<std::string>> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        auto line = text.substr(0, end);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) {
            line.remove_suffix(1);
        }
        if (!line.empty()) {
            lines.emplace_back(line);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (lines.size() == 1) {
        const std::string whole = std::move(lines.front());
        lines.clear();
        const auto length = brokenLength(whole.size());
        for (std::size_t at = 0; length != 0 && at < whole.size(); at += length) {
            lines.push_back(whole.substr(at, length));
        }
    }
    if (!kindOf(lines) || !hasOnlyZoneCharacters(lines)) {
        return Error{ErrorKind::InvalidInput, "no machine-readable zone has such lines"};
    }
    return lines;
}

Result<Zone> parseZone(std::span<const std::string> lines, const std::optional<PartialDate>& today)
{
    const auto kind = kindOf(lines);
    if (!kind) {
        return Error{ErrorKind::InvalidInput, "no machine-readable zone has such lines"};
    }
    if (!hasOnlyZoneCharacters(lines)) {
        return Error{ErrorKind::InvalidInput, "a machine-readable zone has a foreign character"};
    }
    const auto& format = formatOf(*kind);
    const auto& day = today ? *today : kDayWithoutClock;
    Zone zone;
    zone.kind = *kind;
    zone.names = namesOf(fieldIn(format, lines, ZoneField::Name));
    zone.birthDate = birthDateOf(fieldIn(format, lines, ZoneField::BirthDate), day);
    zone.expiry = expiryOf(fieldIn(format, lines, ZoneField::Expiry), day);
    zone.digits = checkDigits(*kind, lines);
    zone.particulars = particularsOf(format, lines);
    const auto issuer = fieldIn(format, lines, ZoneField::Issuer);
    const auto nationality = fieldIn(format, lines, ZoneField::Nationality);
    zone.issuerKnown = isStateCode(issuer);
    zone.nationalityKnown = isStateCode(nationality);
    zone.documentCodeUsual = isUsualCode(*kind, fieldIn(format, lines, ZoneField::DocumentCode));
    const char sex = fieldIn(format, lines, ZoneField::Sex).front();
    zone.sexUsual = sex == 'F' || sex == 'M' || sex == kFiller;
    zone.specimen = issuer == "UTO" || nationality == "UTO" || issuer == "IAO";
    return zone;
}

} // namespace ventanilla::reading::mrz
