// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/transliterate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace ventanilla::reading::agreement {
namespace {

/// Spellings of one letter, the usual one first, apart by a blank.
struct Letter
{
    char32_t code;
    std::string_view spellings;
};

// Doc 9303-3, 6.A, capitals; what is not listed stands for its base letter. Sorted by code.
constexpr auto kExceptions = std::to_array<Letter>({
    {0x00C4, "A AE"},     // Ä
    {0x00C5, "A AA"},     // Å
    {0x00C6, "AE"},       // Æ
    {0x00D0, "D"},        // Ð
    {0x00D1, "N NXX"},    // Ñ
    {0x00D6, "O OE"},     // Ö
    {0x00D8, "OE O"},     // Ø
    {0x00DC, "U UE UXX"}, // Ü
    {0x00DE, "TH"},       // Þ
    {0x00DF, "SS"},       // ß
    {0x0110, "D"},        // Đ
    {0x0132, "IJ"},       // Ĳ
    {0x0141, "L"},        // Ł
    {0x014A, "N"},        // Ŋ
    {0x0152, "OE"},       // Œ
    {0x018F, "A E"},      // Ə is not in Doc 9303
    {0x01A0, "O"},        // Ơ
    {0x01AF, "U"},        // Ư
    {0x0218, "S"},        // Ș
    {0x021A, "T"},        // Ț
    {0x1E9E, "SS"},       // ẞ
});

// Base letters of U+00C0 to U+00DE and of the capital/small pairs from U+0100; '.' is no letter.
constexpr std::string_view kLatin1Base = "AAAAAAACEEEEIIIIDNOOOOO.OUUUUYT";
constexpr std::string_view kExtendedBase =
    "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLL"
    "LLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";
// Vietnamese, U+1EA0 to U+1EF9, capital and small of each.
constexpr std::string_view kVietnameseBase =
    "AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEEEEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY";
static_assert(kLatin1Base.size() == 0xDE - 0xC0 + 1);
static_assert(kExtendedBase.size() == 0x17F - 0x100 + 1);
static_assert(kVietnameseBase.size() == 0x1EF9 - 0x1EA0 + 1);

constexpr char32_t kCombiningTilde = 0x0303;
constexpr char32_t kCombiningDiaeresis = 0x0308;
constexpr char32_t kCombiningRing = 0x030A;

/// Takes one code point off @p text; a byte that is no UTF-8 gives U+FFFD.
char32_t nextCode(std::string_view& text)
{
    const auto byteAt = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto lead = byteAt(0);
    const std::size_t length = lead < 0x80    ? 1
                               : lead >= 0xF0 ? 4
                               : lead >= 0xE0 ? 3
                               : lead >= 0xC0 ? 2
                                              : 0;
    if (length == 0 || length > text.size()) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        code = (code << 6U) | (byteAt(i) & 0x3FU);
    }
    text.remove_prefix(length);
    return code;
}

/// The capital of a Latin letter that the tables know.
char32_t capital(char32_t code)
{
    const bool latin1 = code >= 0xE0 && code <= 0xFE && code != 0xF7;
    if (latin1 || (code >= 'a' && code <= 'z')) {
        return code - 0x20;
    }
    switch (code) {
    case 0x0111:
    case 0x0133:
    case 0x0142:
    case 0x014B:
    case 0x0153:
    case 0x01A1:
    case 0x0219:
    case 0x021B:
        return code == 0x0142 ? 0x0141 : code - 1;
    case 0x00FF:
        return 0x0178;
    case 0x01B0:
        return 0x01AF;
    case 0x0259:
        return 0x018F;
    default:
        return code;
    }
}

std::string_view baseLetter(char32_t code)
{
    const auto at = [code](std::string_view table, char32_t first) {
        return table.substr(code - first, 1);
    };
    if (code >= 0xC0 && code <= 0xDE) {
        return at(kLatin1Base, 0xC0) == "." ? std::string_view{} : at(kLatin1Base, 0xC0);
    }
    if (code >= 0x100 && code <= 0x17F) {
        return at(kExtendedBase, 0x100);
    }
    if (code >= 0x1EA0 && code <= 0x1EF9) {
        return at(kVietnameseBase, 0x1EA0);
    }
    return {};
}

/// Spellings of @p code, or nothing when it is no Latin letter.
std::string spellingsOf(char32_t code)
{
    const auto upper = capital(code);
    if (upper >= 'A' && upper <= 'Z') {
        return std::string(1, static_cast<char>(upper));
    }
    const auto found = std::ranges::lower_bound(kExceptions, upper, {}, &Letter::code);
    if (found != kExceptions.end() && found->code == upper) {
        return std::string{found->spellings};
    }
    return std::string{baseLetter(upper)};
}

/// A decomposed letter: the mark gives the base letter further spellings.
std::optional<std::string_view> spellingsWithMark(std::string_view base, char32_t mark)
{
    if (mark == kCombiningTilde && base == "N") {
        return "N NXX";
    }
    if (mark == kCombiningRing && base == "A") {
        return "A AA";
    }
    if (mark != kCombiningDiaeresis) {
        return std::nullopt;
    }
    if (base == "A") {
        return "A AE";
    }
    if (base == "O") {
        return "O OE";
    }
    return base == "U" ? std::optional<std::string_view>{"U UE UXX"} : std::nullopt;
}

bool isCombiningMark(char32_t code)
{
    return code >= 0x0300 && code <= 0x036F;
}

bool separatesComponents(char32_t code)
{
    return code == ' ' || code == '\t' || code == '-' || code == 0x00A0 ||
           (code >= 0x2010 && code <= 0x2015);
}

std::vector<std::string> extended(const std::vector<std::string>& stems, std::string_view spellings)
{
    std::vector<std::string> result;
    while (!spellings.empty()) {
        const auto end = std::min(spellings.find(' '), spellings.size());
        for (const auto& stem : stems) {
            if (result.size() < kMaxCandidates) {
                result.push_back(stem + std::string{spellings.substr(0, end)});
            }
        }
        spellings.remove_prefix(std::min(end + 1, spellings.size()));
    }
    return result;
}

/// One entry a letter of the component: its spellings.
std::vector<std::string> candidatesOf(const std::vector<std::string>& letters)
{
    std::vector<std::string> stems{""};
    for (const auto& letter : letters) {
        stems = extended(stems, letter);
    }
    return stems;
}

} // namespace

std::vector<std::vector<std::string>> zoneSpellings(std::string_view utf8)
{
    std::vector<std::vector<std::string>> components;
    std::vector<std::string> letters;
    const auto finish = [&components, &letters] {
        if (!letters.empty()) {
            components.push_back(candidatesOf(letters));
            letters.clear();
        }
    };
    while (!utf8.empty()) {
        const auto code = nextCode(utf8);
        if (separatesComponents(code)) {
            finish();
        } else if (isCombiningMark(code) && !letters.empty()) {
            const auto marked = spellingsWithMark(letters.back(), code);
            letters.back() = marked ? std::string{*marked} : letters.back();
        } else if (auto spellings = spellingsOf(code); !spellings.empty()) {
            letters.push_back(std::move(spellings));
        }
    }
    finish();
    return components;
}

} // namespace ventanilla::reading::agreement
