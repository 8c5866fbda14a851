// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/ink.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace ventanilla::reading {
namespace {

constexpr int kThickest = 21;     // pixels of a stroke
constexpr int kSurroundings = 31; // pixels in which the strongest ink sets the measure
constexpr double kFaintest = 20;  // grey levels
constexpr double kShare = 0.42;   // of the strongest ink around
constexpr int kLowest = 5;        // pixels
constexpr int kHighest = 110;
constexpr int kLeastArea = 8;
constexpr int kWidest = 14; // times its height: letters that touch
constexpr std::size_t kMostSpots = 5000;

/// How much each pixel stands out from the paper around it.
cv::Mat reliefOf(const cv::Mat& grey, Ink ink)
{
    cv::Mat smooth;
    cv::GaussianBlur(grey, smooth, {3, 3}, 0.6);
    cv::Mat relief;
    const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, {kThickest, kThickest});
    cv::morphologyEx(
        smooth, relief, ink == Ink::Dark ? cv::MORPH_BLACKHAT : cv::MORPH_TOPHAT, square);
    return relief;
}

cv::Mat maskOf(const cv::Mat& relief)
{
    cv::Mat around;
    cv::dilate(
        relief, around, cv::getStructuringElement(cv::MORPH_RECT, {kSurroundings, kSurroundings}));
    cv::blur(around, around, {kSurroundings, kSurroundings});
    cv::Mat limit;
    around.convertTo(limit, CV_8U, kShare);
    limit = cv::max(limit, kFaintest);
    return relief > limit;
}

bool couldBeLetter(const cv::Rect& box, int area)
{
    const double fill = area / static_cast<double>(box.area());
    return box.height >= kLowest && box.height <= kHighest && area >= kLeastArea &&
           box.width <= kWidest * box.height && fill > 0.08;
}

} // namespace

std::vector<Spot> spotsOf(const cv::Mat& grey, Ink ink)
{
    const cv::Mat relief = reliefOf(grey, ink);
    const cv::Mat mask = maskOf(relief);
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres);
    std::vector<Spot> spots;
    for (int i = 1; i < count; ++i) {
        const auto* row = stats.ptr<int>(i);
        const cv::Rect box(row[cv::CC_STAT_LEFT],
                           row[cv::CC_STAT_TOP],
                           row[cv::CC_STAT_WIDTH],
                           row[cv::CC_STAT_HEIGHT]);
        if (couldBeLetter(box, row[cv::CC_STAT_AREA])) {
            const cv::Mat own = labels(box) == i;
            spots.push_back({box, static_cast<float>(cv::mean(relief(box), own)[0])});
        }
    }
    if (spots.size() > kMostSpots) {
        std::nth_element(spots.begin(),
                         spots.begin() + kMostSpots,
                         spots.end(),
                         [](const Spot& a, const Spot& b) { return a.strength > b.strength; });
        spots.resize(kMostSpots);
    }
    std::sort(
        spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.box.x < b.box.x; });
    return spots;
}

} // namespace ventanilla::reading
