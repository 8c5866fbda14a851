// SPDX-License-Identifier: EUPL-1.2
//
// Which printed line is a label, and which line is its value or stands above it.
#pragma once

#include "kiosk/reading/agreement/printed.h"
#include "kiosk/reading/agreement/printed_words.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ventanilla::reading::agreement {

enum class Label {
    None,
    Surname,
    GivenNames,
    FullName,
    BirthDate,
    Expiry,
    IssueDate,
    Other, ///< A label whose value is none of our business (number, nationality, sex, amounts).
};

/// A line taken apart.
struct LaidLine
{
    std::vector<PrintedWord> words;
    Label label = Label::None;
    bool exact = false; ///< The label was read to the letter.
    /// Byte at which the value on the label's own line begins; the line's size when there is none.
    std::size_t valueBegin = 0;
};

/// "Apellidos / Surname: GARCIA": the labels at the line's beginning, in any of our languages.
[[nodiscard]] LaidLine layOut(std::string_view utf8);

/// The unlabelled line nearest to the right of line @p at or below it. Without boxes: the next
/// line.
[[nodiscard]] std::optional<std::size_t>
valueLine(std::span<const TextLine> lines, std::span<const LaidLine> laid, std::size_t at);
/// The line just above line @p at and over it. Without boxes: the one before.
[[nodiscard]] std::optional<std::size_t> lineAbove(std::span<const TextLine> lines, std::size_t at);

} // namespace ventanilla::reading::agreement
