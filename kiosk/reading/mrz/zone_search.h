// SPDX-License-Identifier: EUPL-1.2
//
// Finds the machine-readable zone in a picture: guesses lines, lets the network judge, fits a grid.
#pragma once

#include "kiosk/reading/mrz/line_cut.h"
#include "kiosk/reading/mrz/line_network.h"

#include <opencv2/core.hpp>

#include <optional>
#include <vector>

namespace ventanilla::reading {

/// A zone in place: what each of its cells may be.
struct FoundZone
{
    ZoneGrid grid;
    std::vector<cv::Mat>
        cells;             ///< One matrix per line: columns x kLetters log-probabilities, CV_32F.
    double confidence = 0; ///< Mean log-probability of the likeliest characters: 0 is certain.
};

/// Reads the zone that @p grid says is in @p grey, several cuts a line when @p thorough.
[[nodiscard]] FoundZone
readGrid(LineNetwork& network, const cv::Mat& grey, const ZoneGrid& grid, bool thorough);

/// The zone where it was in the frame before; nothing when it reads worse there.
[[nodiscard]] std::optional<FoundZone>
findAgain(LineNetwork& network, const cv::Mat& grey, const FoundZone& before);

/// Whole: every rotation and size. Level: a page made level, whose lines run along the rows or
/// columns.
enum class Search { Whole, Level };

/// Nothing when no guess looks like a zone.
[[nodiscard]] std::optional<FoundZone>
findZone(LineNetwork& network, const cv::Mat& grey, Search search);

} // namespace ventanilla::reading
