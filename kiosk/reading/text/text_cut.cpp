// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/text_cut.h"

#include "kiosk/reading/text/text_network.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ventanilla::reading {
namespace {

// training/text_pictures.py draws around these.
constexpr float kCapital = 17;  // rows of a capital
constexpr float kBaseline = 23; // row
constexpr float kStretch = 1.2F;
constexpr float kMargin = 9; // columns at either end

struct Piece
{
    float from = 0; ///< Pixels from the line's beginning.
    float to = 0;
};

/// Pieces that fit into the widest input, cut between words where there is a gap.
std::vector<Piece> piecesOf(const FoundLine& line, float scale)
{
    const float most = (static_cast<float>(TextNetwork::kWidths.back()) - 2 * kMargin) / scale;
    std::vector<Piece> pieces;
    float from = 0;
    while (line.length() - from > most) {
        float cut = from + most;
        for (const float gap : line.gaps) {
            if (gap > from + most * 0.3F && gap <= from + most) {
                cut = gap;
            }
        }
        pieces.push_back({from, cut});
        from = cut;
    }
    pieces.push_back({from, line.length()});
    return pieces;
}

int widthFor(float columns)
{
    for (const int width : TextNetwork::kWidths) {
        if (columns <= static_cast<float>(width)) {
            return width;
        }
    }
    return TextNetwork::kWidths.back();
}

std::uint8_t medianOf(const cv::Mat& grey)
{
    std::vector<std::uint8_t> values(grey.begin<std::uint8_t>(), grey.end<std::uint8_t>());
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

TextCut cutPiece(const cv::Mat& grey, const FoundLine& line, const Piece& piece)
{
    constexpr int kFiner = 2; // drawn at twice the size, then averaged: no pixel is skipped
    const float down = line.capital / kCapital; // pixels of the page a row
    const float across = down / kStretch;
    const cv::Point2f along =
        line.length() > 0 ? (line.end - line.begin) / line.length() : cv::Point2f(1, 0);
    const cv::Point2f below(-along.y, along.x);
    const float columns = (piece.to - piece.from) / across + 2 * kMargin;
    const int width = widthFor(columns);
    const cv::Point2f stepX = along * (across / kFiner);
    const cv::Point2f stepY = below * (down / kFiner);
    const cv::Point2f origin =
        line.begin + along * (piece.from - kMargin * across) - below * (kBaseline * down);
    const cv::Matx23f toPage(stepX.x, stepY.x, origin.x, stepX.y, stepY.y, origin.y);
    cv::Mat fine;
    cv::warpAffine(grey,
                   fine,
                   toPage,
                   {width * kFiner, TextNetwork::kHeight * kFiner},
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    TextCut cut;
    cv::resize(fine, cut.pixels, {width, TextNetwork::kHeight}, 0, 0, cv::INTER_AREA);
    const int used = std::clamp(static_cast<int>(std::ceil(columns)), 1, width);
    if (used < width) {
        cut.pixels.colRange(used, width).setTo(medianOf(cut.pixels.colRange(0, used)));
    }
    return cut;
}

} // namespace

std::vector<TextCut> cutText(const cv::Mat& grey, const FoundLine& line)
{
    std::vector<TextCut> cuts;
    for (const Piece& piece : piecesOf(line, kStretch * kCapital / line.capital)) {
        cuts.push_back(cutPiece(grey, line, piece));
    }
    return cuts;
}

} // namespace ventanilla::reading
