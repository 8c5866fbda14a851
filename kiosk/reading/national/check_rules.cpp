// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/national/check_rules.h"

#include "kiosk/domain/person.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla::reading::national {
namespace {

using Digits = std::vector<unsigned>;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string compact(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '.' && c != '-') {
            result.push_back(c);
        }
    }
    return result;
}

/// Exactly @p count digits, or nothing.
std::optional<Digits> digitsOf(std::string_view text, std::size_t count)
{
    Digits digits;
    for (const char c : compact(text)) {
        if (!isDigit(c)) {
            return std::nullopt;
        }
        digits.push_back(static_cast<unsigned>(c - '0'));
    }
    return digits.size() == count ? std::optional{std::move(digits)} : std::nullopt;
}

unsigned pairAt(const Digits& digits, std::size_t at)
{
    return digits[at] * 10 + digits[at + 1];
}

/// Every second digit, from the first on when @p fromFirst, counts twice (less nine above nine).
unsigned luhnSum(const Digits& digits, std::size_t count, bool fromFirst)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const bool twice = (i % 2 == 0) == fromFirst;
        const unsigned value = digits[i] * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum;
}

unsigned toTen(unsigned sum)
{
    return (10 - sum % 10) % 10;
}

/// One value a character; Ñ, two bytes in UTF-8, is 24. Nothing for anything else than A-Z, Ñ, 0-9.
std::optional<std::vector<unsigned>> curpValues(std::string_view text)
{
    std::vector<unsigned> values;
    while (!text.empty()) {
        const char c = text.front();
        if (text.starts_with("\xC3\x91")) {
            values.push_back(24);
            text.remove_prefix(1);
        } else if (isDigit(c)) {
            values.push_back(static_cast<unsigned>(c - '0'));
        } else if (c >= 'A' && c <= 'Z') {
            values.push_back(static_cast<unsigned>(c - 'A') + (c > 'N' ? 11U : 10U));
        } else {
            return std::nullopt;
        }
        text.remove_prefix(1);
    }
    return values;
}

bool hasCurpShape(std::string_view curp)
{
    // L letter, D digit, S sex, A either.
    constexpr std::string_view kShape = "LLLLDDDDDDSLLLLLAD";
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        const char c = curp[i];
        const bool letter = c >= 'A' && c <= 'Z';
        const bool fits = kShape[i] == 'L'   ? letter
                          : kShape[i] == 'D' ? isDigit(c)
                          : kShape[i] == 'S' ? c == 'H' || c == 'M' || c == 'X'
                                             : letter || isDigit(c);
        if (!fits) {
            return false;
        }
    }
    return true;
}

bool isMexicanState(std::string_view code)
{
    constexpr auto kStates = std::to_array<std::string_view>(
        {"AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT",
         "GR", "HG", "JC", "MC", "MN", "MS", "NT", "NL", "OC", "PL", "QT",
         "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE"});
    return std::ranges::find(kStates, code) != kStates.end();
}

/// The seventeenth character tells the century: a digit up to 1999, a letter since.
PartialDate curpDate(std::string_view curp)
{
    const auto two = [curp](std::size_t at) {
        return static_cast<unsigned>((curp[at] - '0') * 10 + (curp[at + 1] - '0'));
    };
    const int century = isDigit(curp[16]) ? 1900 : 2000;
    return {century + static_cast<int>(two(4)), two(6), two(8)};
}

unsigned cpfDigit(const Digits& digits, std::size_t count)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += digits[i] * static_cast<unsigned>(count + 1 - i);
    }
    return sum * 10 % 11 % 10;
}

} // namespace

bool curpHolds(std::string_view text)
{
    constexpr std::size_t kLength = 18;
    auto curp = compact(text);
    const auto values = curpValues(curp);
    if (!values || values->size() != kLength) {
        return false;
    }
    // For the shape Ñ is a letter like any other.
    for (auto at = curp.find("\xC3\x91"); at != std::string::npos; at = curp.find("\xC3\x91")) {
        curp[at] = 'N';
        curp.erase(at + 1, 1);
    }
    if (!hasCurpShape(curp) || !isMexicanState(std::string_view{curp}.substr(11, 2))) {
        return false;
    }
    const auto date = curpDate(curp);
    unsigned sum = 0;
    for (std::size_t i = 0; i + 1 < kLength; ++i) {
        sum += (*values)[i] * static_cast<unsigned>(kLength - i);
    }
    return date.month != 0 && date.day != 0 && isPossible(date) && toTen(sum) == values->back();
}

bool cuiHolds(std::string_view text)
{
    // Municipalities of each department; the slack is for those founded since.
    constexpr std::array<unsigned, 22> kMunicipalities{17, 8,  16, 16, 13, 14, 19, 8,  24, 21, 9,
                                                       30, 32, 21, 8,  17, 14, 5,  11, 11, 7,  17};
    constexpr unsigned kSlack = 2;
    const auto digits = digitsOf(text, 13);
    if (!digits) {
        return false;
    }
    unsigned sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        sum += (*digits)[i] * static_cast<unsigned>(i + 2);
    }
    const unsigned department = pairAt(*digits, 9);
    const unsigned municipality = pairAt(*digits, 11);
    return sum % 11 % 10 == (*digits)[8] && department >= 1 &&
           department <= kMunicipalities.size() && municipality >= 1 &&
           municipality <= kMunicipalities.at(department - 1) + kSlack;
}

bool duiHolds(std::string_view text)
{
    const auto digits = digitsOf(text, 9);
    if (!digits) {
        return false;
    }
    unsigned sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        sum += (*digits)[i] * static_cast<unsigned>(9 - i);
    }
    return toTen(sum) == digits->back();
}

bool ecuadorianCedulaHolds(std::string_view text)
{
    const auto digits = digitsOf(text, 10);
    if (!digits) {
        return false;
    }
    const unsigned province = pairAt(*digits, 0);
    return ((province >= 1 && province <= 24) || province == 30) && (*digits)[2] <= 6 &&
           toTen(luhnSum(*digits, 9, true)) == digits->back();
}

bool dominicanCedulaHolds(std::string_view text)
{
    const auto digits = digitsOf(text, 11);
    return digits && toTen(luhnSum(*digits, 10, false)) == digits->back();
}

bool cpfHolds(std::string_view text)
{
    const auto digits = digitsOf(text, 11);
    if (!digits) {
        return false;
    }
    // Eleven equal digits satisfy the sums but are never issued.
    const bool allEqual =
        std::ranges::all_of(*digits, [&digits](unsigned d) { return d == digits->front(); });
    return !allEqual && cpfDigit(*digits, 9) == (*digits)[9] &&
           cpfDigit(*digits, 10) == (*digits)[10];
}

bool peruvianDniHolds(std::string_view text)
{
    constexpr std::array<unsigned, 8> kWeights{3, 2, 7, 6, 5, 4, 3, 2};
    constexpr std::string_view kVerifiers = "65432110987";
    const auto digits = digitsOf(text, 9);
    if (!digits) {
        return false;
    }
    unsigned sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        sum += (*digits)[i] * kWeights.at(i);
    }
    return static_cast<unsigned>(kVerifiers[sum % 11] - '0') == digits->back();
}

} // namespace ventanilla::reading::national
