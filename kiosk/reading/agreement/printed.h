// SPDX-License-Identifier: EUPL-1.2
//
// Evidence from printed text: labels and values of identity papers, name, address and date of
// bills. Nothing here is checked by a digit, so the resident confirms every value beside its
// picture.
#pragma once

#include "kiosk/domain/evidence.h"
#include "kiosk/reading/agreement/evidence.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ventanilla::reading::agreement {

/// One recognised line. The box may be in any unit, the same for all lines of a paper.
struct TextLine
{
    SensitiveText text; ///< UTF-8.
    float left = 0;
    float top = 0;
    float width = 0;
    float height = 0;
    std::vector<std::uint16_t> doubtful; ///< Code points that the recogniser was not sure of.
};

struct PrintedReading
{
    Evidence evidence;
    /// For each of evidence.fields the line that its value came from, so that its picture can be
    /// cut.
    std::vector<std::size_t> lines;
};

/// Classes: "consular_id" and "proof_of_address" where the print says so, otherwise none: a
/// passport's or a card's printed face is there to be compared with its zone. A date whose day and
/// month could be swapped is doubtful at its first character.
[[nodiscard]] PrintedReading readPrinted(std::span<const TextLine> lines,
                                         const Circumstances& circumstances);

} // namespace ventanilla::reading::agreement
