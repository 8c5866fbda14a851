// SPDX-License-Identifier: EUPL-1.2
//
// Dates as people print them: month names in four languages, digits in either order.
#pragma once

#include "kiosk/domain/person.h"
#include "kiosk/reading/agreement/printed_words.h"

#include <optional>
#include <span>

namespace ventanilla::reading::agreement {

/// Which of two small numbers comes first where the print leaves it open.
enum class DayOrMonth { DayFirst, MonthFirst };

struct PrintedDate
{
    PartialDate date;
    bool orderDoubtful = false; ///< Both numbers could be the month.
    /// Set where the numbers themselves leave only one order.
    std::optional<DayOrMonth> order = std::nullopt;
    std::size_t begin = 0; ///< Bytes of the line.
    std::size_t end = 0;
};

/// True when @p folded begins like a month's name in English, Spanish, Portuguese or French.
[[nodiscard]] bool isMonthName(std::string_view folded);

/// The first date in @p words: "12 AGO/AUG 1974", "Nov 3, 2026", "1974-08-12", "12/08/1974".
[[nodiscard]] std::optional<PrintedDate> dateIn(std::span<const PrintedWord> words,
                                                DayOrMonth habit);

} // namespace ventanilla::reading::agreement
