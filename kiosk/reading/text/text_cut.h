// SPDX-License-Identifier: EUPL-1.2
//
// Cuts a found line out of the page in the shape that the text network was trained on.
#pragma once

#include "kiosk/reading/text/line_finder.h"

#include <opencv2/core.hpp>

#include <vector>

namespace ventanilla::reading {

/// One line or, of a long one, the words that fit.
struct TextCut
{
    cv::Mat pixels; ///< TextNetwork::kHeight rows, one of TextNetwork::kWidths columns.
};

[[nodiscard]] std::vector<TextCut> cutText(const cv::Mat& grey, const FoundLine& line);

} // namespace ventanilla::reading
