// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/reading/frames.h"

#include "services/dock/picture.h"

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ventanilla::bench {
namespace {

constexpr double kAspect = 2; // a lamp's reflection is wider than high

/// Millimetres of the paper to pixels of the frame.
cv::Matx33f toFrame(const Paper& paper, const std::array<cv::Point2f, 4>& corners)
{
    const auto w = static_cast<float>(paper.picture.width);
    const auto h = static_cast<float>(paper.picture.height);
    const std::array<cv::Point2f, 4> flat{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
    return cv::Matx33f(
        cv::Matx33d(cv::getPerspectiveTransform(flat.data(), corners.data()).ptr<double>()));
}

cv::Point2f apply(const cv::Matx33f& map, cv::Point2d p)
{
    const cv::Vec3f q = map * cv::Vec3f(static_cast<float>(p.x), static_cast<float>(p.y), 1);
    return {q[0] / q[2], q[1] / q[2]};
}

/// Half axes of a reflection over @p share of the zone, millimetres.
cv::Size2d spotOf(const cv::Rect2d& zone, double share)
{
    const double minor = std::sqrt(share * zone.area() / (CV_PI * kAspect));
    return {minor * kAspect, minor};
}

/// Where the reflection lies in each frame: moved on by more than its width each time.
std::vector<cv::Point2d>
spotsOver(const cv::Rect2d& zone, double share, Lamp lamp, std::size_t count, Draw& draw)
{
    const double step = std::max(2.4 * spotOf(zone, share).width, zone.width / 4);
    double across = draw.between(0.0, zone.width);
    std::vector<cv::Point2d> spots;
    for (std::size_t i = 0; i < count; ++i) {
        spots.emplace_back(zone.x + across, zone.y + draw.between(0.0, zone.height));
        if (lamp == Lamp::Stays) {
            spots.back() = spots.front();
        }
        across = std::fmod(across + step, zone.width);
    }
    return spots;
}

/// Bright enough that the middle burns out; the rim lets the print shine through.
void addGlare(cv::Mat& frame, const cv::Matx33f& map, cv::Point2d centre, cv::Size2d axes)
{
    std::vector<cv::Point> outline;
    for (int degrees = 0; degrees < 360; degrees += 6) {
        const double angle = degrees * CV_PI / 180;
        outline.emplace_back(apply(
            map,
            centre + cv::Point2d(axes.width * std::cos(angle), axes.height * std::sin(angle))));
    }
    const auto scale = static_cast<double>(cv::norm(apply(map, {1, 0}) - apply(map, {0, 0})));
    const int room = static_cast<int>(axes.height * scale * 2);
    cv::Rect area = cv::boundingRect(outline);
    area -= cv::Point(room, room);
    area += cv::Size(2 * room, 2 * room);
    area &= cv::Rect({0, 0}, frame.size());
    if (area.empty()) {
        return;
    }
    cv::Mat spot = cv::Mat::zeros(area.size(), CV_8UC1);
    for (cv::Point& p : outline) {
        p -= area.tl();
    }
    cv::fillConvexPoly(spot, outline, cv::Scalar(255), cv::LINE_AA);
    cv::GaussianBlur(spot, spot, {}, axes.height * scale / 3);
    cv::Mat light;
    cv::cvtColor(spot, light, cv::COLOR_GRAY2BGR);
    cv::Mat part = frame(area);
    cv::add(part, light, part);
}

/// Noise is dear to draw: one sheet of it serves all frames, each from another place.
void addNoise(cv::Mat& frame, double sigma, Draw& draw)
{
    constexpr int kSide = 4096;
    static const cv::Mat sheet = [] {
        cv::Mat noise(kSide, kSide, CV_32FC1);
        cv::RNG random(4096);
        random.fill(noise, cv::RNG::NORMAL, 0, 1);
        return noise;
    }();
    const cv::Size size(std::min(frame.cols, kSide), std::min(frame.rows, kSide));
    const cv::Rect from(draw.between(0, kSide - size.width),
                        draw.between(0, kSide - size.height),
                        size.width,
                        size.height);
    cv::Mat grey;
    sheet(from).convertTo(grey, CV_16S, sigma);
    cv::Mat noise;
    cv::merge(std::array<cv::Mat, 3>{grey, grey, grey}.data(), 3, noise);
    cv::Mat part = frame(cv::Rect({0, 0}, size));
    cv::add(part, noise, part, cv::noArray(), CV_8U);
}

} // namespace

Take takeFrames(
    const Paper& paper, const Condition& condition, Lamp lamp, std::size_t count, Draw& draw)
{
    specimens::Mishaps mishaps;
    mishaps.degrees = draw.between(0.0, 360.0);
    mishaps.tilt = draw.between(0.0, condition.tilt);
    const double blur = draw.between(condition.blur[0], condition.blur[1]);
    const double glare = draw.between(condition.glare[0], condition.glare[1]);
    const specimens::Scene scene = specimens::layOnTray(
        paper.picture, condition.pixelsPerMillimetre, mishaps, draw.below(1U << 30U));
    const cv::Matx33f map = toFrame(paper, scene.corners);
    const cv::Rect2d& zone = paper.zone;

    Take take;
    take.corners = scene.corners;
    take.zone = {apply(map, zone.tl()),
                 apply(map, {zone.br().x, zone.y}),
                 apply(map, zone.br()),
                 apply(map, {zone.x, zone.br().y})};
    take.told = fmt::format("rotation {:.0f}, tilt {:.3f}, blur {:.2f}, glare {:.3f}",
                            mishaps.degrees,
                            mishaps.tilt,
                            blur,
                            glare);
    const cv::Rect2d lit =
        zone.empty() ? cv::Rect2d(0, 0, paper.picture.width, paper.picture.height) : zone;
    const std::vector<cv::Point2d> spots = spotsOver(lit, glare, lamp, count, draw);
    for (std::size_t i = 0; i < count; ++i) {
        cv::Mat frame = scene.pixels.clone();
        addGlare(frame, map, spots[i], spotOf(lit, glare));
        if (blur > 0.2) {
            cv::GaussianBlur(frame, frame, {}, blur);
        }
        addNoise(frame, condition.noise, draw);
        take.frames.push_back(dock::encodeJpeg(frame, condition.jpeg));
    }
    return take;
}

} // namespace ventanilla::bench
