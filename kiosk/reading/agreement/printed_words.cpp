// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_words.h"

#include "kiosk/reading/agreement/transliterate.h"

#include <algorithm>

namespace ventanilla::reading::agreement {
namespace {

constexpr std::size_t kSlackFrom = 6;

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
    if (folded == wanted) {
        return true;
    }
    // RN for M is the only misreading that changes the length; most words differ more and end here.
    constexpr std::size_t kMostPairs = 2;
    if (folded.size() > wanted.size() + kMostPairs || wanted.size() > folded.size() + kMostPairs) {
        return false;
    }
    const auto read = asRead(folded);
    const auto meant = asRead(wanted);
    if (read.size() != meant.size()) {
        return false;
    }
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < meant.size(); ++i) {
        wrong += read[i] == meant[i] ? 0U : 1U;
    }
    return wrong == 0 || (wrong == 1 && wanted.size() >= kSlackFrom);
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
