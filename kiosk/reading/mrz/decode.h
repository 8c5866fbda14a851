// SPDX-License-Identifier: EUPL-1.2
//
// From what each cell may be to the likeliest zone: field alphabets are soft, check digits help to
// choose between near readings and are never forced. A document whose digits are printed wrong is
// read as printed.
#pragma once

#include "kiosk/reading/mrz/format.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ventanilla::reading {

struct DecodedZone
{
    ZoneKind kind = ZoneKind::Td3;
    std::vector<std::string> lines;
    std::vector<std::pair<std::uint8_t, std::uint8_t>> doubtful; ///< Line and column, from zero.
    double cost = 0; ///< Log-likelihood given up against the reading without check digits.
    double oddity =
        0; ///< The same given up to the field alphabets, per character: high where no zone is.
    bool isDated = false; ///< Birth and expiry are digits for the most part: no row of fillers.
    bool digitsHold = false;
    /// Digits hold, little was given up for it, and no name character was a toss-up: needs no
    /// question.
    bool certain = false;
};

/// @p cells: per line, columns x kLetters log-probabilities (FoundZone::cells) of a size that Doc
/// 9303 knows.
[[nodiscard]] DecodedZone decodeZone(const std::vector<cv::Mat>& cells);

} // namespace ventanilla::reading
