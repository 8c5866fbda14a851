// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/image/page.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ventanilla::reading {
namespace {

constexpr int kWorkingWidth = 480;
constexpr double kLeastShare = 0.03; // of the picture
constexpr double kLeastFill = 0.85;  // of the rectangle around it
constexpr int kFaintest = 14;        // least distance from the tray's colour

cv::Vec3f medianAlongBorder(const cv::Mat& lab)
{
    std::array<std::vector<int>, 3> values;
    const auto take = [&](int y, int x) {
        const auto& pixel = lab.at<cv::Vec3b>(y, x);
        for (std::size_t c = 0; c < values.size(); ++c) {
            values.at(c).push_back(pixel[static_cast<int>(c)]);
        }
    };
    for (int x = 0; x < lab.cols; x += 3) {
        take(1, x);
        take(lab.rows - 2, x);
    }
    for (int y = 0; y < lab.rows; y += 3) {
        take(y, 1);
        take(y, lab.cols - 2);
    }
    cv::Vec3f median;
    for (std::size_t c = 0; c < values.size(); ++c) {
        auto& column = values.at(c);
        const auto middle = column.begin() + static_cast<std::ptrdiff_t>(column.size() / 2);
        std::nth_element(column.begin(), middle, column.end());
        median[static_cast<int>(c)] = static_cast<float>(*middle);
    }
    return median;
}

/// How unlike the tray each pixel is: lightness counts less than hue, because of shadows.
cv::Mat distanceFromTray(const cv::Mat& bgr)
{
    cv::Mat lab;
    cv::cvtColor(bgr, lab, cv::COLOR_BGR2Lab);
    const cv::Vec3f tray = medianAlongBorder(lab);
    cv::Mat distance(lab.size(), CV_8UC1);
    for (int y = 0; y < lab.rows; ++y) {
        const auto* in = lab.ptr<cv::Vec3b>(y);
        auto* out = distance.ptr<std::uint8_t>(y);
        for (int x = 0; x < lab.cols; ++x) {
            const float lightness = 0.8F * std::abs(static_cast<float>(in[x][0]) - tray[0]);
            const float hue = 2 * (std::abs(static_cast<float>(in[x][1]) - tray[1]) +
                                   std::abs(static_cast<float>(in[x][2]) - tray[2]));
            out[x] = cv::saturate_cast<std::uint8_t>(lightness + hue);
        }
    }
    return distance;
}

cv::Mat paperMask(const cv::Mat& bgr)
{
    cv::Mat distance = distanceFromTray(bgr);
    cv::GaussianBlur(distance, distance, {5, 5}, 0);
    cv::Mat mask;
    const double limit = cv::threshold(distance, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    // Half-way to Otsu's limit: dark print must not eat into the paper.
    cv::threshold(distance, mask, std::max<double>(kFaintest, limit * 0.6), 255, cv::THRESH_BINARY);
    // Room around it: closing must not tie the paper to the picture's edge.
    constexpr int kRoom = 8;
    cv::Mat roomy;
    cv::copyMakeBorder(mask, roomy, kRoom, kRoom, kRoom, kRoom, cv::BORDER_CONSTANT);
    cv::morphologyEx(
        roomy, roomy, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
    mask = roomy({kRoom, kRoom, mask.cols, mask.rows}).clone();
    cv::morphologyEx(mask, mask, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    return mask;
}

struct Line
{
    cv::Point2f point;
    cv::Point2f direction;
};

/// The line through the outline's points near one side of its rectangle; nothing when there are too
/// few.
std::optional<Line>
sideLine(const std::vector<cv::Point>& outline, cv::Point2f from, cv::Point2f to)
{
    constexpr std::size_t kFewest = 12;
    const cv::Point2f side = to - from;
    const auto length = static_cast<float>(cv::norm(side));
    const cv::Point2f along = side / std::max(length, 1.0F);
    std::vector<cv::Point2f> near;
    for (const cv::Point& point : outline) {
        const cv::Point2f v = cv::Point2f(point) - from;
        const float t = v.dot(along);
        const float off = std::abs(v.x * along.y - v.y * along.x);
        if (t > 0.1F * length && t < 0.9F * length && off < 0.06F * length + 3) {
            near.push_back(point);
        }
    }
    if (near.size() < kFewest) {
        return std::nullopt;
    }
    cv::Vec4f fit;
    cv::fitLine(near, fit, cv::DIST_HUBER, 0, 0.01, 0.01);
    return Line{{fit[2], fit[3]}, {fit[0], fit[1]}};
}

std::optional<cv::Point2f> crossing(const Line& a, const Line& b)
{
    const float cross = a.direction.x * b.direction.y - a.direction.y * b.direction.x;
    if (std::abs(cross) < 0.1F) {
        return std::nullopt;
    }
    const cv::Point2f between = b.point - a.point;
    const float t = (between.x * b.direction.y - between.y * b.direction.x) / cross;
    return a.point + a.direction * t;
}

/// Clockwise, the corner nearest to the top left first.
std::array<cv::Point2f, 4> ordered(std::array<cv::Point2f, 4> corners)
{
    const cv::Point2f centre = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
    std::sort(corners.begin(), corners.end(), [&centre](cv::Point2f a, cv::Point2f b) {
        return std::atan2(a.y - centre.y, a.x - centre.x) <
               std::atan2(b.y - centre.y, b.x - centre.x);
    });
    // Of the four turns the one whose first side is the most level.
    std::size_t first = 0;
    float best = -2;
    for (std::size_t k = 0; k < corners.size(); ++k) {
        const cv::Point2f side = corners.at((k + 1) % 4) - corners.at(k);
        const float level = side.x / std::max(static_cast<float>(cv::norm(side)), 1.0F);
        if (level > best) {
            best = level;
            first = k;
        }
    }
    std::rotate(
        corners.begin(), corners.begin() + static_cast<std::ptrdiff_t>(first), corners.end());
    return corners;
}

std::optional<std::array<cv::Point2f, 4>> cornersOf(const std::vector<cv::Point>& outline,
                                                    const cv::RotatedRect& box)
{
    std::array<cv::Point2f, 4> rectangle;
    box.points(rectangle.data());
    std::array<std::optional<Line>, 4> sides;
    for (std::size_t k = 0; k < 4; ++k) {
        sides.at(k) = sideLine(outline, rectangle.at(k), rectangle.at((k + 1) % 4));
        if (!sides.at(k)) {
            return std::nullopt;
        }
    }
    std::array<cv::Point2f, 4> corners;
    for (std::size_t k = 0; k < 4; ++k) {
        const auto corner = crossing(*sides.at((k + 3) % 4), *sides.at(k));
        if (!corner) {
            return std::nullopt;
        }
        corners.at(k) = *corner;
    }
    return ordered(corners);
}

/// Four sides of a thing that has no four sides meet somewhere far out or far in.
bool fits(const std::array<cv::Point2f, 4>& corners, double area)
{
    constexpr double kSlack = 0.12;
    const std::vector<cv::Point2f> quad(corners.begin(), corners.end());
    return std::abs(cv::contourArea(quad) - area) < kSlack * area && cv::isContourConvex(quad);
}

bool reachesOver(const cv::Rect& bounds, const cv::Size& size)
{
    return bounds.x <= 1 || bounds.y <= 1 || bounds.br().x >= size.width - 1 ||
           bounds.br().y >= size.height - 1;
}

} // namespace

std::optional<PageQuad> findPage(const cv::Mat& picture)
{
    const double scale = static_cast<double>(kWorkingWidth) / picture.cols;
    cv::Mat small;
    cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
    cv::Mat bgr;
    if (small.channels() == 4) {
        cv::cvtColor(small, bgr, cv::COLOR_BGRA2BGR);
    } else {
        bgr = small;
    }
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(paperMask(bgr), outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    std::optional<PageQuad> best;
    double largest = kLeastShare * static_cast<double>(bgr.total());
    for (const auto& outline : outlines) {
        std::vector<cv::Point> hull;
        cv::convexHull(outline, hull);
        const double area = cv::contourArea(hull);
        const cv::RotatedRect box = cv::minAreaRect(hull);
        if (area < largest || area < kLeastFill * static_cast<double>(box.size.area())) {
            continue;
        }
        const auto corners = cornersOf(outline, box);
        if (corners && fits(*corners, area)) {
            largest = area;
            best = PageQuad{*corners, reachesOver(cv::boundingRect(outline), bgr.size())};
        }
    }
    if (best) {
        for (cv::Point2f& corner : best->corners) {
            corner = (corner + cv::Point2f(0.5F, 0.5F)) / scale;
        }
    }
    return best;
}

} // namespace ventanilla::reading
