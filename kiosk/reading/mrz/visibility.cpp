// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/visibility.h"

#include "kiosk/reading/mrz/line_network.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace ventanilla::reading {
namespace {

constexpr double kBlown = 246; // a sensor's white

/// Every glyph of OCR-B has ink along each of its sides and across its middle: where it has none
/// and is burnt out, a T may have been an I.
struct Part
{
    cv::Size size;
    int shift; ///< Columns from the glyph's middle.
    int row;
};

std::array<Part, 5> partsOf(double pitch)
{
    constexpr int kEdge = 6; // rows; a glyph covers 8 to 23 in a line for the network
    const int wide = std::max(6, static_cast<int>(std::lround(pitch * 0.9)));
    const int half = wide / 2;
    return {Part{{wide, kEdge}, 0, 9},
            Part{{wide, kEdge}, 0, 15},
            Part{{wide, kEdge}, 0, 22},
            Part{{half, 16}, -half / 2, 16},
            Part{{half, 16}, half / 2, 16}};
}

float quantile(std::vector<float> values, double share)
{
    const auto place = values.begin() +
                       static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

float ramp(float value, float from, float to)
{
    return std::clamp((value - from) / (to - from), 0.0F, 1.0F);
}

constexpr int kColumnsAStep = LineNetwork::kWidth / LineNetwork::kSteps;

/// Values of @p map at the part of the glyph around each step.
std::vector<float> along(const cv::Mat& map, const Part& part)
{
    std::vector<float> values;
    for (int x = kColumnsAStep / 2; x < map.cols; x += kColumnsAStep) {
        values.push_back(map.at<float>(part.row, std::clamp(x + part.shift, 0, map.cols - 1)));
    }
    return values;
}

std::vector<float> darkestAlong(const cv::Mat& smooth, const Part& part)
{
    cv::Mat darkest;
    cv::erode(smooth, darkest, cv::getStructuringElement(cv::MORPH_RECT, part.size));
    darkest.convertTo(darkest, CV_32F);
    return along(darkest, part);
}

/// Adds to @p lost what is missing of the part of a glyph around each step.
void losePart(const cv::Mat& smooth,
              const cv::Mat& blown,
              const Part& part,
              std::vector<float>& lost)
{
    cv::Mat share;
    cv::boxFilter(blown, share, CV_32F, part.size);
    const std::vector<float> shares = along(share, part);
    const std::vector<float> inks = darkestAlong(smooth, part);
    const float usual = quantile(shares, 0.5);
    const float ink = quantile(inks, 0.3);
    const float range = std::max(20.0F, 240 - ink);
    for (std::size_t t = 0; t < lost.size(); ++t) {
        const float burnt = ramp(shares[t] - usual, 0.12F, 0.35F);
        const float pale = ramp((inks[t] - ink) / range, 0.25F, 0.45F);
        lost[t] = std::max(lost[t], std::min(burnt, pale));
    }
}

} // namespace

std::vector<float> visibility(const cv::Mat& line, double pitch)
{
    cv::Mat smooth;
    cv::blur(line, smooth, {3, 3});
    cv::Mat blown;
    cv::threshold(smooth, blown, kBlown - 1, 1, cv::THRESH_BINARY);
    std::vector<float> lost;
    const Part whole{{static_cast<int>(std::lround(pitch)), 16}, 0, 16};
    for (const float darkest : darkestAlong(smooth, whole)) {
        lost.push_back(ramp(darkest, 222, 240)); // no ink at all
    }
    for (const Part& part : partsOf(pitch)) {
        losePart(smooth, blown, part, lost);
    }
    for (float& value : lost) {
        value = std::max(kLeastVisible, 1 - value);
    }
    return lost;
}

cv::Mat dimmed(const cv::Mat& cells, const std::vector<float>& visible)
{
    cv::Mat out = cells.clone();
    for (int k = 0; k < out.rows; ++k) {
        const float share = visible[static_cast<std::size_t>(k)];
        if (share >= 1) {
            continue;
        }
        auto* row = out.ptr<float>(k);
        for (int c = 0; c < out.cols; ++c) {
            row[c] =
                std::log(share * std::exp(row[c]) + (1 - share) / static_cast<float>(out.cols));
        }
    }
    return out;
}

} // namespace ventanilla::reading
