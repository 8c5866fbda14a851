// SPDX-License-Identifier: EUPL-1.2
//
// Whether a reading needs no question: every character was seen, or is given by those that were.
#pragma once

#include "kiosk/reading/mrz/cell_scores.h"
#include "kiosk/reading/mrz/format.h"

#include <string>
#include <vector>

namespace ventanilla::reading {

/// How much better the chosen character is than the next one.
[[nodiscard]] float margin(const CellScores& cell, char chosen);
/// Mean score of the likeliest characters.
[[nodiscard]] double meanBest(const ZoneScores& scores);

/// Nothing in @p lines is foreign to @p format, no character that no digit watches over was nearly
/// another one, and no digit had to stand in for more than one character. @p scores with the field
/// alphabets applied.
[[nodiscard]] bool isSettled(const ZoneScores& scores,
                             const std::vector<std::string>& lines,
                             const mrz::Format& format);

} // namespace ventanilla::reading
