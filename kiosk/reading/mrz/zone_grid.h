// SPDX-License-Identifier: EUPL-1.2
//
// A zone's characters in place: where each of them stands, and what each of them may be.
#pragma once

#include "kiosk/reading/mrz/line_cut.h"
#include "kiosk/reading/mrz/line_network.h"
#include "kiosk/reading/mrz/line_trial.h"

#include <opencv2/core.hpp>

#include <optional>
#include <vector>

namespace ventanilla::reading {

/// A zone in place: what each of its cells may be.
struct FoundZone
{
    ZoneGrid grid;
    std::vector<cv::Mat>
        cells; ///< One matrix per line: columns x kLetters log-probabilities, CV_32F.
    std::vector<std::vector<float>> visible; ///< Of each cell; visibility.h.
    double confidence = 0; ///< Mean log-probability of the likeliest characters that show: 0 is
                           ///< certain.
};

/// Through the characters of lines that were each read.
[[nodiscard]] std::optional<ZoneGrid> fitGrid(const std::vector<LineTrial>& trials);
/// Through the boxes of all lines and the characters of @p known, one of them, as they lie on a
/// level page.
[[nodiscard]] std::optional<ZoneGrid> fitGrid(const LineTrial& known,
                                              const std::vector<LineBox>& lines);

/// From the left end of the line's first character to the right end of its last one.
[[nodiscard]] LineBox boxOf(const ZoneGrid& grid, int line);

/// Reads the zone that @p grid says is in @p grey, several cuts a line when @p thorough.
[[nodiscard]] FoundZone
readGrid(LineNetwork& network, const cv::Mat& grey, const ZoneGrid& grid, bool thorough);

} // namespace ventanilla::reading
