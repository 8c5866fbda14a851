// SPDX-License-Identifier: EUPL-1.2
//
// Lines of print on a page that is about level: found by their letters, whatever their size.
#pragma once

#include "kiosk/reading/text/ink.h"

#include <opencv2/core.hpp>

#include <vector>

namespace ventanilla::reading {

struct FoundLine
{
    cv::Point2f begin; ///< On the baseline, below the first letter's left edge; pixels.
    cv::Point2f end;   ///< Below the last letter's right edge.
    float capital = 0; ///< Height of a capital, pixels.
    float strength = 0;
    int letters = 0;
    Ink ink = Ink::Dark;
    /// Middles of the gaps between words, pixels from `begin`.
    std::vector<float> gaps;

    [[nodiscard]] float length() const { return static_cast<float>(cv::norm(end - begin)); }
};

/// From the top down. Lines that run along the rows of @p grey within about eight degrees.
[[nodiscard]] std::vector<FoundLine> findLines(const cv::Mat& grey);

} // namespace ventanilla::reading
