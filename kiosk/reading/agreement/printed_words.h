// SPDX-License-Identifier: EUPL-1.2
//
// Words of a printed line, folded to A-Z and digits, compared with a slack for misread letters.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::reading::agreement {

/// One word: folded for comparison, and where it stands in the line.
struct PrintedWord
{
    std::string folded;    ///< A-Z and 0-9; accents removed, capitals.
    std::size_t begin = 0; ///< Bytes.
    std::size_t end = 0;
};

/// Words of @p utf8 between blanks and punctuation.
[[nodiscard]] std::vector<PrintedWord> wordsOf(std::string_view utf8);

/// Equal but for usual misreadings (0 and O, RN and M), and for one letter wrong, missing or too
/// many in words of six and more, two in words of nine and more.
[[nodiscard]] bool looksLike(std::string_view folded, std::string_view wanted);

/// How many words of @p words, from @p at on, say @p phrase (words apart by one blank); 0: they do
/// not.
[[nodiscard]] std::size_t
matchPhrase(std::span<const PrintedWord> words, std::size_t at, std::string_view phrase);

/// True when @p phrase stands anywhere in @p words.
[[nodiscard]] bool says(std::span<const PrintedWord> words, std::string_view phrase);

} // namespace ventanilla::reading::agreement
