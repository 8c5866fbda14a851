// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_words.h"

#include "kiosk/reading/agreement/transliterate.h"

#include <algorithm>
#include <numeric>

namespace ventanilla::reading::agreement {
namespace {

/// Letters that may be misread, missing or too many.
std::size_t slackOf(std::string_view wanted)
{
    constexpr std::size_t kOneFrom = 6;
    constexpr std::size_t kTwoFrom = 9;
    return wanted.size() >= kTwoFrom ? 2 : wanted.size() >= kOneFrom ? 1 : 0;
}

bool isWordByte(char c)
{
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return ascii || static_cast<unsigned char>(c) >= 0x80;
}

std::string fold(std::string_view utf8)
{
    std::string folded;
    while (!utf8.empty()) {
        const auto digits = std::min(utf8.find_first_not_of("0123456789"), utf8.size());
        folded.append(utf8.substr(0, digits));
        utf8.remove_prefix(digits);
        const auto letters = std::min(utf8.find_first_of("0123456789"), utf8.size());
        for (const auto& component : zoneSpellings(utf8.substr(0, letters))) {
            folded += component.front();
        }
        utf8.remove_prefix(letters);
    }
    return folded;
}

/// What recognisers take for one another made equal: 0 and O, 1 and I, 5 and S, 8 and B, RN and M.
std::string asRead(std::string_view folded)
{
    std::string text;
    for (const char c : folded) {
        const auto at = std::string_view{"0158"}.find(c);
        const char same = at == std::string_view::npos ? c : "OISB"[at];
        if (same == 'N' && text.ends_with('R')) {
            text.back() = 'M';
        } else {
            text.push_back(same);
        }
    }
    return text;
}

/// How many letters of @p folded are wrong, missing or too many, usual misreadings not counted; far
/// more than any slack where the lengths say so already.
std::size_t misreadings(std::string_view folded, std::string_view wanted)
{
    // RN for M changes the length; most words differ more and end here.
    constexpr std::size_t kMostApart = 3;
    if (folded.size() > wanted.size() + kMostApart || wanted.size() > folded.size() + kMostApart) {
        return wanted.size();
    }
    const auto read = asRead(folded);
    const auto meant = asRead(wanted);
    std::vector<std::size_t> row(meant.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const auto letter : read) {
        std::size_t before = row[0]++;
        for (std::size_t j = 0; j < meant.size(); ++j) {
            const std::size_t changed = before + (letter == meant[j] ? 0U : 1U);
            before = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, before + 1});
        }
    }
    return row.back();
}

} // namespace

std::vector<PrintedWord> wordsOf(std::string_view utf8)
{
    std::vector<PrintedWord> words;
    for (std::size_t at = 0; at < utf8.size();) {
        if (!isWordByte(utf8[at])) {
            ++at;
            continue;
        }
        const auto begin = at;
        while (at < utf8.size() && isWordByte(utf8[at])) {
            ++at;
        }
        auto folded = fold(utf8.substr(begin, at - begin));
        if (!folded.empty()) {
            words.push_back({std::move(folded), begin, at});
        }
    }
    return words;
}

bool looksLike(std::string_view folded, std::string_view wanted)
{
    return folded == wanted || misreadings(folded, wanted) <= slackOf(wanted);
}

std::size_t matchPhrase(std::span<const PrintedWord> words, std::size_t at, std::string_view phrase)
{
    std::size_t count = 0;
    while (!phrase.empty()) {
        const auto end = std::min(phrase.find(' '), phrase.size());
        if (at + count >= words.size() ||
            !looksLike(words[at + count].folded, phrase.substr(0, end))) {
            return 0;
        }
        ++count;
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return count;
}

bool says(std::span<const PrintedWord> words, std::string_view phrase)
{
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (matchPhrase(words, at, phrase) != 0) {
            return true;
        }
    }
    return false;
}

} // namespace ventanilla::reading::agreement
