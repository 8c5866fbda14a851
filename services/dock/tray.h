// SPDX-License-Identifier: EUPL-1.2
//
// The matt dark tray as a camera above it sees it: one paper at its true size, its shadow, the
// light.
#pragma once

#include "services/protocol/dock_messages.h"

#include <opencv2/core/mat.hpp>

#include <optional>

namespace ventanilla::dock {

using protocol::dock::Millimetres;

/// The size of a paper whose picture has this shape: ID-1 card or passport page, either way up.
[[nodiscard]] std::optional<Millimetres> guessSize(const cv::Size& picture);

struct Paper
{
    cv::Mat picture;                 ///< BGR.
    std::optional<Millimetres> size; ///< Absent: fitted into the view.
    double degrees = 0;              ///< Clockwise.
};

struct View
{
    cv::Size frame;
    double pixelsPerMillimetre = 0;
    double light = 1; ///< 0: dark.
};

/// One picture without noise. A paper that does not fit is drawn as large as it fits.
[[nodiscard]] cv::Mat drawTray(const std::optional<Paper>& paper, const View& view);

/// Somebody's head and shoulders before a wall, or only the wall.
[[nodiscard]] cv::Mat drawPose(const std::optional<cv::Mat>& picture, const View& view);

/// What the sensor adds; the same for the same seed.
[[nodiscard]] cv::Mat withNoise(const cv::Mat& picture, std::uint64_t seed);

} // namespace ventanilla::dock
