// SPDX-License-Identifier: EUPL-1.2
//
// Cuts lines of text out of a picture into the shape that the line network was trained on.
#pragma once

#include "kiosk/reading/mrz/locate.h"

#include <opencv2/core.hpp>

namespace ventanilla::reading {

/// Moves the middle line and height of @p box onto the glyphs that stand there; its ends keep their
/// columns.
[[nodiscard]] LineBox levelled(const cv::Mat& grey, const LineBox& box);

/// A line for LineNetwork::read, and where its pixels came from.
struct LineCut
{
    cv::Mat pixels;
    cv::Matx33f toPicture; ///< From pixels of the cut to those of the picture.
};

/// @p margin is what is cut beyond each end, in pixels of the picture.
[[nodiscard]] LineCut cutLine(const cv::Mat& grey, const LineBox& box, float margin);
/// For LineNetwork::readWide: around the middle of @p box, with characters of @p pitch (pixels of
/// the picture) at the size that the network likes.
[[nodiscard]] LineCut cutWideLine(const cv::Mat& grey, const LineBox& box, float pitch);

/// How characters lie: column k of line l has its middle at (k + 0.5, 2.5 l).
struct ZoneGrid
{
    cv::Matx33f toPicture;
    int columns = 0;
    int lines = 0;
    float glyphHeight = 1; ///< In grid units.
};
inline constexpr float kLineDistance =
    2.5F; ///< Doc 9303: 6.35 mm between lines, 2.54 mm between characters.

struct GridMargins
{
    float ends = 1;      ///< Characters beyond each end.
    float glyphs = 2.1F; ///< Height of the cut in glyph heights.
    float lift = 0;      ///< Upwards, in glyph heights.
};
[[nodiscard]] LineCut
cutGridLine(const cv::Mat& grey, const ZoneGrid& grid, int line, const GridMargins& margins);

} // namespace ventanilla::reading
