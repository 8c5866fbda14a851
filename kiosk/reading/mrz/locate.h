// SPDX-License-Identifier: EUPL-1.2
//
// Guesses where in a picture lines of machine-readable text may stand; the line network is the
// judge.
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace ventanilla::reading {

/// A line of text in picture coordinates: the middle of its glyphs from left to right, and their
/// height.
struct LineBox
{
    cv::Point2f start;
    cv::Point2f end;
    float height = 0;

    [[nodiscard]] float length() const { return static_cast<float>(cv::norm(end - start)); }
};

/// Two or three parallel lines of like length, top one first; or a single long one.
struct ZoneGuess
{
    std::vector<LineBox> lines;
    float merit = 0;
};

/// Looks for lines that run at @p degrees (clockwise from horizontal, +-8 degrees) when @p grey is
/// seen at
/// @p longestSide pixels. Upside-down text gives the same guesses. Best first.
[[nodiscard]] std::vector<ZoneGuess>
guessZones(const cv::Mat& grey, double degrees, int longestSide);

} // namespace ventanilla::reading
