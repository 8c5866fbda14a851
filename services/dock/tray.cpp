// SPDX-License-Identifier: EUPL-1.2
#include "services/dock/tray.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ventanilla::dock {
namespace {

constexpr Millimetres kIdCard{85.6, 54.0};
constexpr Millimetres kPassportPage{125.0, 88.0};
constexpr double kShapeTolerance = 0.025;
constexpr double kCardCorner = 3.18;    // mm, ISO/IEC 7810
constexpr double kLargestShare = 0.965; // of the view, so that the edges stay visible

bool isCard(const Millimetres& size)
{
    return std::abs(std::max(size.width, size.height) - kIdCard.width) < 1 &&
           std::abs(std::min(size.width, size.height) - kIdCard.height) < 1;
}

/// Dark felt: blotches that a page finder must not take for a page.
cv::Mat drawFelt(const cv::Size& frame)
{
    cv::RNG random(20260101);
    cv::Mat coarse(18, 32, CV_8UC1);
    random.fill(coarse, cv::RNG::NORMAL, 36, 3);
    cv::Mat blotches;
    cv::resize(coarse, blotches, frame, 0, 0, cv::INTER_CUBIC);
    cv::Mat grain(frame, CV_8UC1);
    random.fill(grain, cv::RNG::NORMAL, 6, 3);
    cv::GaussianBlur(grain, grain, {}, 0.8);
    cv::add(blotches, grain, blotches);
    cv::Mat felt;
    cv::cvtColor(blotches, felt, cv::COLOR_GRAY2BGR);
    return felt;
}

struct Placed
{
    cv::Mat picture;
    cv::Mat mask; ///< CV_8UC1, 255 where the paper is.
};

/// Pixels of the paper before it is turned.
cv::Size2d extentOf(const Paper& paper, const View& view)
{
    const double radians = paper.degrees * std::numbers::pi / 180;
    const double c = std::abs(std::cos(radians));
    const double s = std::abs(std::sin(radians));
    cv::Size2d extent(paper.picture.cols, paper.picture.rows);
    if (paper.size) {
        extent = {paper.size->width * view.pixelsPerMillimetre,
                  paper.size->height * view.pixelsPerMillimetre};
    }
    const double across = extent.width * c + extent.height * s;
    const double down = extent.width * s + extent.height * c;
    const double fit = std::min(view.frame.width * kLargestShare / across,
                                view.frame.height * kLargestShare / down);
    const double scale = paper.size ? std::min(1.0, fit) : fit;
    return {extent.width * scale, extent.height * scale};
}

cv::Mat outlineOf(const Paper& paper, const cv::Size& size, double cornerPixels)
{
    cv::Mat mask(size, CV_8UC1, cv::Scalar(255));
    if (!paper.size || !isCard(*paper.size)) {
        return mask;
    }
    mask.setTo(0);
    const int r = static_cast<int>(std::lround(cornerPixels));
    const cv::Scalar white(255);
    cv::rectangle(mask, {r, 0}, {size.width - 1 - r, size.height - 1}, white, cv::FILLED);
    cv::rectangle(mask, {0, r}, {size.width - 1, size.height - 1 - r}, white, cv::FILLED);
    for (const auto& centre : std::array<cv::Point, 4>{cv::Point{r, r},
                                                       {size.width - 1 - r, r},
                                                       {r, size.height - 1 - r},
                                                       {size.width - 1 - r, size.height - 1 - r}})
    {
        cv::circle(mask, centre, r, white, cv::FILLED, cv::LINE_AA);
    }
    return mask;
}

Placed place(const Paper& paper, const View& view)
{
    const auto extent = extentOf(paper, view);
    const cv::Size size(std::max(1, static_cast<int>(std::lround(extent.width))),
                        std::max(1, static_cast<int>(std::lround(extent.height))));
    cv::Mat scaled;
    const bool shrinks = size.width < paper.picture.cols;
    cv::resize(paper.picture, scaled, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_CUBIC);
    const auto outline = outlineOf(paper, size, kCardCorner * view.pixelsPerMillimetre);

    cv::Mat turn = cv::getRotationMatrix2D(
        {static_cast<float>(size.width - 1) / 2, static_cast<float>(size.height - 1) / 2},
        -paper.degrees,
        1);
    turn.at<double>(0, 2) += (view.frame.width - size.width) / 2.0;
    turn.at<double>(1, 2) += (view.frame.height - size.height) / 2.0;
    Placed placed;
    cv::warpAffine(
        scaled, placed.picture, turn, view.frame, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpAffine(outline, placed.mask, turn, view.frame, cv::INTER_LINEAR);
    return placed;
}

/// @p share of 255 from @p over.
cv::Vec3b mixed(const cv::Vec3b& under, const cv::Vec3b& over, int share)
{
    cv::Vec3b result;
    for (int c = 0; c < 3; ++c) {
        const int sum = under[c] * (255 - share) + over[c] * share + 127;
        result[c] = static_cast<std::uint8_t>(sum / 255);
    }
    return result;
}

void blend(cv::Mat& target, const cv::Mat& source, const cv::Mat& mask)
{
    for (int y = 0; y < target.rows; ++y) {
        auto* out = target.ptr<cv::Vec3b>(y);
        const auto* in = source.ptr<cv::Vec3b>(y);
        const auto* share = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < target.cols; ++x) {
            out[x] = mixed(out[x], in[x], share[x]);
        }
    }
}

void castShadow(cv::Mat& felt, const cv::Mat& mask, double pixelsPerMillimetre)
{
    const double reach = 0.7 * pixelsPerMillimetre;
    const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, reach * 0.6, 0, 1, reach);
    cv::Mat shadow;
    cv::warpAffine(mask, shadow, shift, mask.size());
    // A quarter of the size is enough for something that is soft.
    cv::Mat quarter;
    cv::resize(shadow, quarter, {}, 0.25, 0.25, cv::INTER_AREA);
    cv::GaussianBlur(quarter, quarter, {}, reach / 4);
    cv::resize(quarter, shadow, mask.size(), 0, 0, cv::INTER_LINEAR);
    shadow.convertTo(shadow, CV_8U, 0.55);
    blend(felt, cv::Mat::zeros(felt.size(), CV_8UC3), shadow);
}

/// The lamp stands at the upper left; lenses darken corners.
void light(cv::Mat& picture, double level)
{
    const double cx = picture.cols * 0.44;
    const double cy = picture.rows * 0.42;
    const double reach = std::hypot(picture.cols, picture.rows);
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const double away = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (reach * reach);
            row[x] = row[x] * (level * (0.97 - 0.28 * away));
        }
    }
}

} // namespace

std::optional<Millimetres> guessSize(const cv::Size& picture)
{
    const bool upright = picture.height > picture.width;
    const double longer = std::max(picture.width, picture.height);
    const double shorter = std::min(picture.width, picture.height);
    for (const auto& known : {kIdCard, kPassportPage}) {
        const double shape = known.width / known.height;
        if (std::abs(longer / shorter - shape) < shape * kShapeTolerance) {
            return upright ? Millimetres{known.height, known.width} : known;
        }
    }
    return std::nullopt;
}

cv::Mat drawTray(const std::optional<Paper>& paper, const View& view)
{
    cv::Mat scene = drawFelt(view.frame);
    if (paper) {
        const auto placed = place(*paper, view);
        castShadow(scene, placed.mask, view.pixelsPerMillimetre);
        blend(scene, placed.picture, placed.mask);
    }
    light(scene, view.light);
    return scene;
}

cv::Mat drawPose(const std::optional<cv::Mat>& picture, const View& view)
{
    cv::Mat scene(view.frame, CV_8UC3, cv::Scalar(178, 184, 186));
    if (picture) {
        const double scale = std::min(static_cast<double>(view.frame.width) / picture->cols,
                                      static_cast<double>(view.frame.height) / picture->rows);
        cv::Mat scaled;
        cv::resize(
            *picture, scaled, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
        const cv::Rect middle((view.frame.width - scaled.cols) / 2,
                              (view.frame.height - scaled.rows) / 2,
                              std::min(scaled.cols, view.frame.width),
                              std::min(scaled.rows, view.frame.height));
        scaled({0, 0, middle.width, middle.height}).copyTo(scene(middle));
    }
    light(scene, view.light);
    return scene;
}

cv::Mat withNoise(const cv::Mat& picture, std::uint64_t seed)
{
    cv::RNG random(seed * 2654435761U + 1);
    cv::Mat noise(picture.size(), CV_16SC3);
    random.fill(noise, cv::RNG::NORMAL, 0, 1.8);
    cv::Mat noisy;
    cv::add(picture, noise, noisy, cv::noArray(), CV_8U);
    return noisy;
}

} // namespace ventanilla::dock
