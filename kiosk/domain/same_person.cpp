// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/domain/same_person.h"

#include <algorithm>

namespace ventanilla {
namespace {

constexpr char32_t kFirstMarked = 0xC0;
/// U+00C0 to U+017F without their marks; '*': no letter. Two letters become their first.
constexpr std::string_view kPlain =
    "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO*OUUUUYTY"
    "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLL"
    "LLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";
static_assert(kPlain.size() == 0x180 - kFirstMarked);

struct Letter
{
    char32_t point = 0;
    std::size_t bytes = 1;
};

/// The code point at the beginning of @p utf8, as far as two bytes; longer ones are taken whole.
Letter letterAt(std::string_view utf8)
{
    const auto first = static_cast<unsigned char>(utf8.front());
    const std::size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes == 1 || utf8.size() < bytes) {
        return {first < 0x80 ? first : char32_t{0xFFFD}, 1};
    }
    const auto second = static_cast<unsigned char>(utf8[1]);
    return bytes == 2 ? Letter{((first & 0x1FU) << 6U) | (second & 0x3FU), 2}
                      : Letter{0xFFFD, bytes};
}

bool matches(const std::string& word, const std::string& name)
{
    return word == name || (word.size() == 1 && name.starts_with(word));
}

std::vector<std::string> wordsOf(const std::vector<SensitiveText>& parts)
{
    std::vector<std::string> words;
    for (const auto& part : parts) {
        for (auto& word : plainWords(part.reveal())) {
            words.push_back(std::move(word));
        }
    }
    return words;
}

/// Takes each of @p words out of @p names; counts those that were there. Whole words first.
std::size_t takeOut(std::vector<std::string>& words, std::vector<std::string>& names, bool whole)
{
    std::size_t found = 0;
    std::erase_if(words, [&](const std::string& word) {
        const auto at = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
            return whole ? word == name : matches(word, name);
        });
        if (at == names.end()) {
            return false;
        }
        names.erase(at);
        ++found;
        return true;
    });
    return found;
}

} // namespace

std::vector<std::string> plainWords(std::string_view utf8)
{
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    };
    while (!utf8.empty()) {
        const Letter letter = letterAt(utf8);
        const auto inTable = letter.point - kFirstMarked;
        if (letter.point >= U'a' && letter.point <= U'z') {
            word.push_back(static_cast<char>(letter.point - (U'a' - U'A')));
        } else if ((letter.point >= U'A' && letter.point <= U'Z') ||
                   (letter.point >= U'0' && letter.point <= U'9'))
        {
            word.push_back(static_cast<char>(letter.point));
        } else if (letter.point >= kFirstMarked && inTable < kPlain.size() &&
                   kPlain[inTable] != '*') {
            word.push_back(kPlain[inTable]);
        } else if (letter.point >= kFirstMarked && letter.bytes > 1) {
            word.append(utf8.substr(0, letter.bytes));
        } else if (letter.point != U'\'' && letter.point != U'.') {
            end();
        }
        utf8.remove_prefix(letter.bytes);
    }
    end();
    return words;
}

bool couldBeSamePerson(const PersonName& applicant, const PersonName& onPaper)
{
    std::vector<std::string> words = wordsOf(onPaper.given);
    for (auto& word : wordsOf(onPaper.family)) {
        words.push_back(std::move(word));
    }
    std::vector<std::string> family = wordsOf(applicant.family);
    std::vector<std::string> given = wordsOf(applicant.given);
    if (words.empty() || (family.empty() && given.empty())) {
        return false;
    }
    const bool hasBoth = !family.empty() && !given.empty();
    const auto surnames = takeOut(words, family, true);
    const auto names = takeOut(words, given, true);
    const auto initials = takeOut(words, given, false);
    takeOut(words, family, false);
    return words.empty() && (hasBoth ? surnames > 0 && names + initials > 0 : surnames + names > 0);
}

} // namespace ventanilla
