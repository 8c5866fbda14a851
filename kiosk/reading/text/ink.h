// SPDX-License-Identifier: EUPL-1.2
//
// Ink on paper: what is darker (or lighter) than its surroundings and about as thick as a stroke.
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace ventanilla::reading {

enum class Ink { Dark, Light };

/// A spot of ink that could be a letter.
struct Spot
{
    cv::Rect box;
    float strength = 0; ///< Mean difference from the paper, grey levels.
};

/// All spots of @p ink on @p grey, from left to right; the largest when there are far too many.
[[nodiscard]] std::vector<Spot> spotsOf(const cv::Mat& grey, Ink ink);

} // namespace ventanilla::reading
