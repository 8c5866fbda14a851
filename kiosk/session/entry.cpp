// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/session/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ventanilla::session {
namespace {

constexpr std::size_t kMaxNamePart = 80; // bytes; forty letters with a mark on each
constexpr std::size_t kMaxAddressLine = 120;
constexpr int kOldest = 125;

constexpr std::array<std::string_view, 56> kStates{
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL",
    "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE",
    "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD",
    "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "PR", "GU", "VI", "AS", "MP"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Bytes of a character beyond ASCII are taken: no script is foreign in a name.
bool belongsInName(char c)
{
    return isLetter(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view{" -'."}.find(c) != std::string_view::npos;
}

std::string digitsOf(std::string_view text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), isDigit);
    return digits;
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

std::vector<SensitiveText> tidiedParts(const std::vector<SensitiveText>& parts)
{
    std::vector<SensitiveText> result;
    for (const auto& part : parts) {
        SensitiveText clean{tidy(part.reveal())};
        if (!clean.reveal().empty()) {
            result.push_back(std::move(clean));
        }
    }
    return result;
}

EntryFault judgePart(std::string_view part)
{
    if (part.size() > kMaxNamePart) {
        return EntryFault::TooLong;
    }
    return std::all_of(part.begin(), part.end(), belongsInName) ? EntryFault::None
                                                                : EntryFault::ForeignCharacter;
}

EntryFault judgePhone(std::string_view text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || std::string_view{" +-.()"}.find(c) != std::string_view::npos;
    });
    const auto digits = digitsOf(text);
    const bool national = digits.size() == 10 && digits.front() >= '2';
    const bool withCountry = digits.size() == 11 && digits.front() == '1' && digits[1] >= '2';
    return plain && (national || withCountry) ? EntryFault::None : EntryFault::NotAPhoneNumber;
}

EntryFault judgeEmail(std::string_view text)
{
    const auto at = text.find('@');
    const bool shaped = at != std::string_view::npos && at > 0 &&
                        text.find('@', at + 1) == std::string_view::npos &&
                        text.find('.', at) != std::string_view::npos && text.back() != '.' &&
                        text.find("@.") == std::string_view::npos &&
                        text.find(' ') == std::string_view::npos && text.size() <= 254;
    return shaped ? EntryFault::None : EntryFault::NotAnEmail;
}

EntryFault judgePostalCode(std::string_view code)
{
    const auto digits = digitsOf(code);
    const bool five = code.size() == 5 && digits.size() == 5;
    const bool nine = code.size() == 10 && digits.size() == 9 && code[5] == '-';
    return five || nine ? EntryFault::None : EntryFault::NotAPostalCode;
}

bool isAfter(const PartialDate& a, const PartialDate& b)
{
    if (a.year != b.year) {
        return a.year > b.year;
    }
    if (a.month != b.month) {
        return a.month > b.month;
    }
    return a.day > b.day;
}

} // namespace

std::string isoDay(std::chrono::year_month_day day)
{
    return fmt::format(
        "{:04}-{:02}-{:02}", int{day.year()}, unsigned{day.month()}, unsigned{day.day()});
}

std::string tidy(std::string_view text)
{
    std::string result;
    bool gap = false;
    for (const char c : text) {
        const bool blank = c == ' ' || (static_cast<unsigned char>(c) < 0x20) || c == 0x7F;
        if (blank) {
            gap = !result.empty();
            continue;
        }
        if (gap) {
            result.push_back(' ');
            gap = false;
        }
        result.push_back(c);
    }
    return result;
}

PersonName tidied(const PersonName& name)
{
    return {tidiedParts(name.given), tidiedParts(name.family)};
}

Address tidied(const Address& address)
{
    const auto clean = [](const SensitiveText& line) { return SensitiveText{tidy(line.reveal())}; };
    return {clean(address.careOf),
            clean(address.street),
            clean(address.unit),
            clean(address.city),
            SensitiveText{upper(tidy(address.state.reveal()))},
            clean(address.postalCode)};
}

Contact tidied(const Contact& contact)
{
    const auto& text = contact.value.reveal();
    if (contact.channel == ContactChannel::Email || judgePhone(text) != EntryFault::None) {
        return {contact.channel, SensitiveText{tidy(text)}};
    }
    const auto digits = digitsOf(text);
    return {contact.channel, SensitiveText{(digits.size() == 10 ? "+1" : "+") + digits}};
}

EntryFault judgeName(const PersonName& name)
{
    if (name.given.empty() && name.family.empty()) {
        return EntryFault::Empty;
    }
    for (const auto* parts : {&name.given, &name.family}) {
        for (const auto& part : *parts) {
            const auto fault = judgePart(part.reveal());
            if (fault != EntryFault::None) {
                return fault;
            }
        }
    }
    return EntryFault::None;
}

EntryFault judgeBirthDate(const PartialDate& date, std::optional<PartialDate> today)
{
    // Some papers show a year alone; nobody is asked for more than they know.
    if (date.year == 0) {
        return EntryFault::Empty;
    }
    if (!isPossible(date) || (date.day != 0 && date.month == 0)) {
        return EntryFault::NoSuchDate;
    }
    if (today && isAfter(date, *today)) {
        return EntryFault::InTheFuture;
    }
    if (today && date.year < today->year - kOldest) {
        return EntryFault::TooLongAgo;
    }
    return EntryFault::None;
}

EntryFault judgeAddress(const Address& address)
{
    for (const auto* line : {&address.street, &address.city, &address.state, &address.postalCode}) {
        if (line->reveal().empty()) {
            return EntryFault::Empty;
        }
    }
    for (const auto* line : {&address.careOf, &address.street, &address.unit, &address.city}) {
        if (line->reveal().size() > kMaxAddressLine) {
            return EntryFault::TooLong;
        }
    }
    if (std::find(kStates.begin(), kStates.end(), address.state.reveal()) == kStates.end()) {
        return EntryFault::NotAState;
    }
    return judgePostalCode(address.postalCode.reveal());
}

EntryFault judgeContact(const Contact& contact)
{
    const auto& text = contact.value.reveal();
    if (text.empty()) {
        return EntryFault::Empty;
    }
    return contact.channel == ContactChannel::Email ? judgeEmail(text) : judgePhone(text);
}

} // namespace ventanilla::session
