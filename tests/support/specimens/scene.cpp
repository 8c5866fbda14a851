// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/scene.h"

#include "kiosk/base/random.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace ventanilla::specimens {
namespace {

constexpr double kAround = 14; // mm of tray on each side

double unit(SeededRandom& random)
{
    return static_cast<double>(random.below(10'001)) / 10'000;
}

double between(SeededRandom& random, double least, double most)
{
    return least + (most - least) * unit(random);
}

cv::Point2f turned(const cv::Point2d& point, double degrees)
{
    const double radians = degrees * std::numbers::pi / 180;
    return {static_cast<float>(point.x * std::cos(radians) - point.y * std::sin(radians)),
            static_cast<float>(point.x * std::sin(radians) + point.y * std::cos(radians))};
}

/// Corners around the origin, in pixels.
std::array<cv::Point2f, 4>
cornersOf(const PaperPicture& paper, double scale, const Mishaps& mishaps)
{
    const double w = paper.width * scale / 2;
    const double h = paper.height * scale / 2;
    // The far side is the upper one: it is shorter and nearer to the middle.
    const double far = 1 - mishaps.tilt;
    const double drop = 1 - mishaps.tilt * 0.6;
    std::array<cv::Point2d, 4> flat{{{-w * far, -h * drop}, {w * far, -h * drop}, {w, h}, {-w, h}}};
    std::array<cv::Point2f, 4> corners;
    std::transform(flat.begin(), flat.end(), corners.begin(), [&](const auto& point) {
        return turned(point, mishaps.degrees);
    });
    return corners;
}

cv::Mat drawFelt(const cv::Size& size, std::uint64_t seed)
{
    cv::RNG random(seed + 1);
    cv::Mat coarse(std::max(2, size.height / 60), std::max(2, size.width / 60), CV_8UC1);
    random.fill(coarse, cv::RNG::NORMAL, 40, 3);
    cv::Mat felt;
    cv::resize(coarse, felt, size, 0, 0, cv::INTER_CUBIC);
    cv::cvtColor(felt, felt, cv::COLOR_GRAY2BGR);
    return felt;
}

/// @p share from 0 to 1 of @p over; beyond 1 it burns out.
cv::Vec3b mixed(const cv::Vec3b& under, const cv::Vec3b& over, float share)
{
    cv::Vec3b result;
    for (int c = 0; c < 3; ++c) {
        const float value =
            static_cast<float>(under[c]) * (1 - share) + static_cast<float>(over[c]) * share;
        result[c] = cv::saturate_cast<std::uint8_t>(value);
    }
    return result;
}

void blend(cv::Mat& target, const cv::Mat& source, const cv::Mat& mask)
{
    for (int y = 0; y < target.rows; ++y) {
        auto* out = target.ptr<cv::Vec3b>(y);
        const auto* in = source.ptr<cv::Vec3b>(y);
        const auto* share = mask.ptr<float>(y);
        for (int x = 0; x < target.cols; ++x) {
            out[x] = mixed(out[x], in[x], share[x]);
        }
    }
}

cv::Mat solid(const cv::Mat& like, const cv::Scalar& colour)
{
    return {like.size(), CV_8UC3, colour};
}

cv::Mat floatMask(const cv::Mat& mask, double share)
{
    cv::Mat result;
    mask.convertTo(result, CV_32F, share / 255);
    return result;
}

/// A wide blur, done small: nobody sees the difference.
void soften(cv::Mat& mask, double sigma)
{
    const double smaller = std::min(1.0, 3 / sigma);
    cv::Mat small;
    cv::resize(mask, small, {}, smaller, smaller, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {}, sigma * smaller);
    cv::resize(small, mask, mask.size(), 0, 0, cv::INTER_LINEAR);
}

void castShadow(cv::Mat& felt, const cv::Mat& mask, double scale)
{
    const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, 0.4 * scale, 0, 1, 0.7 * scale);
    cv::Mat shadow;
    cv::warpAffine(mask, shadow, shift, mask.size());
    soften(shadow, 0.6 * scale);
    blend(felt, solid(felt, {0, 0, 0}), floatMask(shadow, 0.5));
}

cv::Point2f within(const std::array<cv::Point2f, 4>& corners, double across, double down)
{
    const auto a = static_cast<float>(across);
    const auto d = static_cast<float>(down);
    const auto top = corners[0] + (corners[1] - corners[0]) * a;
    const auto bottom = corners[3] + (corners[2] - corners[3]) * a;
    return top + (bottom - top) * d;
}

void addGlare(Scene& scene, double share, double paperWidth, SeededRandom& random)
{
    const auto centre =
        within(scene.corners, between(random, 0.15, 0.85), between(random, 0.15, 0.85));
    const double radius = share * paperWidth / 2;
    cv::Mat spot = cv::Mat::zeros(scene.pixels.size(), CV_8UC1);
    cv::ellipse(
        spot,
        {centre, cv::Size2f(static_cast<float>(2 * radius), static_cast<float>(radius)), 25},
        cv::Scalar(255),
        cv::FILLED,
        cv::LINE_AA);
    soften(spot, radius / 3);
    // More than there is room for: the middle burns out as a sensor does.
    blend(scene.pixels, solid(scene.pixels, {255, 253, 250}), floatMask(spot, 1.6));
}

/// A thumb that holds the paper at one of its sides.
void addThumb(Scene& scene, double share, double paperWidth, SeededRandom& random)
{
    const bool left = random.below(2) == 0;
    const auto tip = within(scene.corners, left ? share : 1 - share, between(random, 0.2, 0.95));
    const auto root = within(scene.corners, left ? -0.4 : 1.4, between(random, 0.4, 1.1));
    const int width = static_cast<int>(std::max(8.0, 0.17 * paperWidth));
    cv::Mat thumb = cv::Mat::zeros(scene.pixels.size(), CV_8UC1);
    cv::line(thumb, tip, root, cv::Scalar(255), width, cv::LINE_AA);
    cv::circle(thumb, tip, width / 2, cv::Scalar(255), cv::FILLED, cv::LINE_AA);
    cv::GaussianBlur(thumb, thumb, {}, 1.5);
    blend(scene.pixels, solid(scene.pixels, {118, 150, 205}), floatMask(thumb, 1.0));
}

void addNoise(cv::Mat& pixels, double sigma, std::uint64_t seed)
{
    cv::RNG random(seed + 2);
    cv::Mat noise(pixels.size(), CV_16SC3);
    random.fill(noise, cv::RNG::NORMAL, 0, sigma);
    cv::add(pixels, noise, pixels, cv::noArray(), CV_8U);
}

} // namespace

Scene layOnTray(const PaperPicture& paper,
                double pixelsPerMillimetre,
                const Mishaps& mishaps,
                std::uint64_t seed)
{
    SeededRandom random{seed};
    Scene scene;
    scene.corners = cornersOf(paper, pixelsPerMillimetre, mishaps);
    const std::vector<cv::Point2f> points(scene.corners.begin(), scene.corners.end());
    const auto bounds = cv::boundingRect(points);
    const auto margin = static_cast<int>(kAround * pixelsPerMillimetre);
    const cv::Size size(bounds.width + 2 * margin, bounds.height + 2 * margin);
    for (auto& corner : scene.corners) {
        corner += cv::Point2f(static_cast<float>(margin - bounds.x),
                              static_cast<float>(margin - bounds.y));
    }

    // Scaled first: a perspective warp alone would skip pixels of a large picture.
    cv::Mat scaled;
    const cv::Size flat(static_cast<int>(paper.width * pixelsPerMillimetre),
                        static_cast<int>(paper.height * pixelsPerMillimetre));
    const bool shrinks = flat.width < paper.pixels.cols;
    cv::resize(paper.pixels, scaled, flat, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_CUBIC);
    const auto w = static_cast<float>(flat.width - 1);
    const auto h = static_cast<float>(flat.height - 1);
    const std::array<cv::Point2f, 4> from{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
    const cv::Mat warp = cv::getPerspectiveTransform(from.data(), scene.corners.data());
    cv::Mat page;
    cv::Mat mask;
    cv::warpPerspective(scaled, page, warp, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpPerspective(cv::Mat(flat, CV_8UC1, cv::Scalar(255)), mask, warp, size);

    scene.pixels = drawFelt(size, seed);
    castShadow(scene.pixels, mask, pixelsPerMillimetre);
    blend(scene.pixels, page, floatMask(mask, 1.0));
    if (mishaps.glare > 0) {
        addGlare(scene, mishaps.glare, w, random);
    }
    if (mishaps.cover > 0) {
        addThumb(scene, mishaps.cover, w, random);
    }
    if (mishaps.blur > 0) {
        cv::GaussianBlur(scene.pixels, scene.pixels, {}, mishaps.blur);
    }
    if (mishaps.noise > 0) {
        addNoise(scene.pixels, mishaps.noise, seed);
    }
    return scene;
}

Mishaps drawMishaps(std::uint64_t seed, double severity)
{
    SeededRandom random{seed ^ 0x5eedU};
    Mishaps mishaps;
    mishaps.degrees = between(random, -12, 12) * severity;
    mishaps.tilt = between(random, 0, 0.12) * severity;
    mishaps.blur = between(random, 0.3, 1.6) * severity;
    mishaps.noise = between(random, 1, 9) * severity;
    mishaps.glare = random.below(3) == 0 ? between(random, 0.08, 0.3) * severity : 0;
    mishaps.cover = random.below(4) == 0 ? between(random, 0.03, 0.12) * severity : 0;
    return mishaps;
}

} // namespace ventanilla::specimens
