// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/us_address.h"

#include "kiosk/reading/agreement/printed_words.h"
#include "kiosk/reading/payload/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace ventanilla::reading::agreement {
namespace {

constexpr auto kStates = std::to_array<std::string_view>(
    {"AK", "AL", "AR", "AS", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI",
     "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MP",
     "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA",
     "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY"});

constexpr auto kUnitWords = std::to_array<std::string_view>(
    {"APT", "APARTMENT", "UNIT", "STE", "SUITE", "FL", "FLOOR", "RM", "ROOM"});

bool isUnitWord(std::string_view folded)
{
    return std::ranges::find(kUnitWords, folded) != kUnitWords.end();
}

bool isNumber(std::string_view text)
{
    return payload::number(text).has_value();
}

/// Words that hold the postal code at the end of a line: one or two ("06511-1234"); 0: none.
std::size_t postalWords(const std::vector<PrintedWord>& words)
{
    const auto five = [](const PrintedWord& word) {
        return word.folded.size() == 5 && isNumber(word.folded);
    };
    if (!words.empty() && five(words.back())) {
        return 1;
    }
    const bool extended = words.size() >= 2 && words.back().folded.size() == 4 &&
                          isNumber(words.back().folded) && five(words[words.size() - 2]);
    return extended ? 2 : 0;
}

bool startsStreet(const std::vector<PrintedWord>& words)
{
    const char first = words.front().folded.front();
    const bool numbered =
        first >= '0' && first <= '9' && words.front().folded.size() <= 6 && words.size() >= 2;
    const bool postBox =
        matchPhrase(words, 0, "PO BOX") != 0 || matchPhrase(words, 0, "P O BOX") != 0;
    // "12 AUG 1974" begins with a number too.
    const bool dateLike =
        words.size() == 3 && words.back().folded.size() == 4 && isNumber(words.back().folded);
    return (numbered && !dateLike && !isNumber(words[1].folded)) || postBox;
}

} // namespace

std::optional<Address> cityLine(std::string_view utf8)
{
    const auto words = wordsOf(utf8);
    const auto postal = postalWords(words);
    if (postal == 0 || words.size() < postal + 2) {
        return std::nullopt;
    }
    const auto stateAt = words.size() - postal - 1;
    if (std::ranges::find(kStates, words[stateAt].folded) == kStates.end()) {
        return std::nullopt;
    }
    Address address;
    auto city = payload::trimmed(utf8.substr(0, words[stateAt].begin));
    while (!city.empty() && (city.back() == ',' || city.back() == '.' || city.back() == ' ')) {
        city.remove_suffix(1);
    }
    address.city = SensitiveText{std::string{city}};
    address.state = SensitiveText{words[stateAt].folded};
    auto code = words[stateAt + 1].folded;
    if (postal == 2) {
        code += "-" + words.back().folded;
    }
    address.postalCode = SensitiveText{std::move(code)};
    return address;
}

bool isUnitLine(std::string_view utf8)
{
    const auto words = wordsOf(utf8);
    return !words.empty() && words.size() <= 3 &&
           (isUnitWord(words.front().folded) || payload::trimmed(utf8).starts_with('#'));
}

bool takeStreetLine(std::string_view utf8, Address& address)
{
    const auto words = wordsOf(utf8);
    if (words.empty() || !startsStreet(words)) {
        return false;
    }
    std::size_t unitFrom = utf8.size();
    for (std::size_t i = 2; i + 1 < words.size() && unitFrom == utf8.size(); ++i) {
        unitFrom = isUnitWord(words[i].folded) ? words[i].begin : unitFrom;
    }
    unitFrom = std::min(unitFrom, std::min(utf8.find('#'), utf8.size()));
    auto street = payload::trimmed(utf8.substr(0, unitFrom));
    while (!street.empty() && street.back() == ',') {
        street.remove_suffix(1);
    }
    address.street = SensitiveText{std::string{street}};
    address.unit = SensitiveText{std::string{payload::trimmed(utf8.substr(unitFrom))}};
    return true;
}

} // namespace ventanilla::reading::agreement
