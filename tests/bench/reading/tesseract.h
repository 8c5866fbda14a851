// SPDX-License-Identifier: EUPL-1.2
//
// Tesseract 5 as Debian ships it, the free reader that we compare ourselves with.
#pragma once

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace ventanilla::bench {

/// Whether the program `tesseract` is there.
[[nodiscard]] bool hasTesseract();

struct PeerReading
{
    std::vector<std::string> lines; ///< Without spaces; empty ones left out.
    double milliseconds = 0;        ///< Of the whole program.
};

/// @p zone is the zone alone, upright: better than Tesseract would have it on a kiosk.
[[nodiscard]] PeerReading readWithTesseract(const cv::Mat& zone);

} // namespace ventanilla::bench
