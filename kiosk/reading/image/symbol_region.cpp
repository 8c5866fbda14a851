// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/image/symbol_region.h"

#include "kiosk/reading/image/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ventanilla::reading {
namespace {

constexpr int kWorkingSide = 800;
constexpr double kLeastArea = 0.003; // of the picture
constexpr double kSmall = 900;       // pixels along the longer side of a region that is enlarged

/// Barcodes have strong edges everywhere; text has them in lines, photos here and there.
std::vector<cv::RotatedRect> denseRegions(const cv::Mat& small)
{
    cv::Mat dx;
    cv::Mat dy;
    cv::Sobel(small, dx, CV_16S, 1, 0, 3);
    cv::Sobel(small, dy, CV_16S, 0, 1, 3);
    cv::convertScaleAbs(dx, dx, 0.5);
    cv::convertScaleAbs(dy, dy, 0.5);
    cv::Mat edges;
    cv::max(dx, dy, edges);
    cv::blur(edges, edges, {9, 9});
    cv::Mat mask;
    cv::threshold(edges, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    cv::morphologyEx(
        mask, mask, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {11, 11}));
    cv::morphologyEx(
        mask, mask, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {19, 19}));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    std::vector<cv::RotatedRect> regions;
    for (const auto& outline : outlines) {
        const cv::RotatedRect box = cv::minAreaRect(outline);
        if (static_cast<double>(box.size.area()) > kLeastArea * static_cast<double>(small.total()))
        {
            regions.push_back(box);
        }
    }
    std::sort(
        regions.begin(), regions.end(), [](const cv::RotatedRect& a, const cv::RotatedRect& b) {
            return a.size.area() > b.size.area();
        });
    return regions;
}

cv::Mat levelled(const cv::Mat& grey, const cv::RotatedRect& box, double scale)
{
    constexpr float kQuietZone = 1.12F;
    const cv::Size2f size(box.size.width / static_cast<float>(scale) * kQuietZone,
                          box.size.height / static_cast<float>(scale) * kQuietZone);
    const double larger = static_cast<double>(std::max(size.width, size.height)) < kSmall ? 2 : 1;
    const cv::Point2f centre = box.center / scale;
    const double radians = static_cast<double>(box.angle) * CV_PI / 180;
    const double c = std::cos(radians) / larger;
    const double s = std::sin(radians) / larger;
    const cv::Size out(cvRound(static_cast<double>(size.width) * larger),
                       cvRound(static_cast<double>(size.height) * larger));
    const cv::Matx23d toPicture(
        c,
        -s,
        static_cast<double>(centre.x) - (c * out.width - s * out.height) / 2,
        s,
        c,
        static_cast<double>(centre.y) - (s * out.width + c * out.height) / 2);
    cv::Mat level;
    cv::warpAffine(
        grey, level, toPicture, out, cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    if (larger > 1) {
        cv::GaussianBlur(level, level, {3, 3}, 0);
    }
    return level;
}

} // namespace

std::vector<Picture> symbolRegions(const GreyView& picture, std::size_t most)
{
    const cv::Mat grey = borrowMat(picture);
    const double scale =
        std::min(1.0, static_cast<double>(kWorkingSide) / std::max(grey.cols, grey.rows));
    cv::Mat small;
    cv::resize(grey, small, {}, scale, scale, cv::INTER_AREA);
    std::vector<Picture> parts;
    for (const cv::RotatedRect& box : denseRegions(small)) {
        if (parts.size() == most) {
            break;
        }
        parts.push_back(copyPicture(levelled(grey, box, scale)));
    }
    return parts;
}

} // namespace ventanilla::reading
