// SPDX-License-Identifier: EUPL-1.2
//
// One guessed line of text, read once: is it machine-readable, and with how many characters?
#pragma once

#include "kiosk/reading/mrz/align.h"
#include "kiosk/reading/mrz/line_cut.h"
#include "kiosk/reading/mrz/line_network.h"

#include <opencv2/core.hpp>

#include <initializer_list>
#include <vector>

namespace ventanilla::reading {

/// One line under one reading direction.
struct LineTrial
{
    LineBox box;
    LineCut cut;
    cv::Mat posteriors;
    std::vector<float> visible; ///< Of each step; visibility.h.
    Comb comb;
    double pitch = 0;  ///< Steps; 0 for a line cut from end to end.
    double fit = -1e9; ///< Mean log-probability of the best character in each visible cell.
};

[[nodiscard]] LineTrial tryLine(LineNetwork& network, const cv::Mat& grey, const LineBox& box);
/// The line read on beyond its ends, at its measured pitch: guesses often end where a picture's
/// edge or a run of fillers begins.
[[nodiscard]] LineTrial
tryWider(LineNetwork& network, const cv::Mat& grey, const LineTrial& narrow);
/// The same for a line whose characters are @p pitch pixels of the picture wide.
[[nodiscard]] LineTrial
tryWide(LineNetwork& network, const cv::Mat& grey, const LineBox& box, float pitch);

/// Lays the comb of the column count that fits best; @p counts ascend.
void fitColumns(LineTrial& trial, std::initializer_list<int> counts);
/// A comb with too few teeth skips characters: its gaps are then longer than the rhythm of the
/// line.
[[nodiscard]] bool keepsRhythm(const LineTrial& trial);
/// Of 186 guesses on papers without a zone 17 pass, of the samples' zones all do by far.
[[nodiscard]] bool isHopeless(const LineTrial& trial);
/// Worth reading on beyond the guess's ends: clear characters, or an even rhythm.
[[nodiscard]] bool isPromising(const LineTrial& trial);

[[nodiscard]] LineBox reversed(const LineBox& box);
[[nodiscard]] cv::Point2f mapPoint(const cv::Matx33f& map, float x, float y);
/// Where the comb's characters are in the picture.
[[nodiscard]] std::vector<cv::Point2f> centresOf(const LineTrial& trial);

} // namespace ventanilla::reading
