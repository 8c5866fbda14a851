// SPDX-License-Identifier: EUPL-1.2
//
// Where a reflection has burnt the strokes of a line away: what stands there is guessed, not read.
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace ventanilla::reading {

/// Never nought: a guess is better than nothing.
inline constexpr float kLeastVisible = 0.02F;

/// @p line as LineNetwork::read takes it, @p pitch input columns a character. For each output step
/// how much of a character around it still shows, kLeastVisible to 1.
[[nodiscard]] std::vector<float> visibility(const cv::Mat& line, double pitch);

/// @p cells, a row for each entry of @p visible, made evener the less is visible.
[[nodiscard]] cv::Mat dimmed(const cv::Mat& cells, const std::vector<float>& visible);

} // namespace ventanilla::reading
