// SPDX-License-Identifier: EUPL-1.2
//
// Finds the paper on a dark tray.
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <optional>

namespace ventanilla::reading {

struct PageQuad
{
    std::array<cv::Point2f, 4> corners; ///< Clockwise from the top left, pixels.
    bool cut = false;                   ///< It reaches over the picture's edge.
};

/// @p picture is BGR or BGRx. The paper is what differs from the colour along the picture's border,
/// has four straight sides and fills its outline. Nothing when there is no such thing.
[[nodiscard]] std::optional<PageQuad> findPage(const cv::Mat& picture);

} // namespace ventanilla::reading
