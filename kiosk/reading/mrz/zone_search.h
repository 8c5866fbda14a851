// SPDX-License-Identifier: EUPL-1.2
//
// Finds the machine-readable zone in a picture: guesses lines, lets the network judge, fits a grid.
#pragma once

#include "kiosk/reading/mrz/line_network.h"
#include "kiosk/reading/mrz/zone_grid.h"

#include <opencv2/core.hpp>

#include <optional>

namespace ventanilla::reading {

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
