// SPDX-License-Identifier: EUPL-1.2
//
// Log-probabilities over time to characters, each with how sure it is.
#pragma once

#include "kiosk/reading/text/text_network.h"

#include <vector>

namespace ventanilla::reading {

struct ReadCharacter
{
    char32_t letter = 0;
    /// 0 to 1: the probability of base and mark, less what was nearly read beside it.
    float confidence = 0;
    float left = 0; ///< Columns of the network's input.
    float right = 0;
};

/// No blank at either end, no two blanks in a row. Letters that differ from their capital by size
/// alone follow the other letters of their word.
[[nodiscard]] std::vector<ReadCharacter> decodeText(const TextScores& scores);

} // namespace ventanilla::reading
