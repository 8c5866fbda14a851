// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/locate.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ventanilla::reading {
namespace {

constexpr std::size_t kMostGuesses = 5;
/// Glyph pitches, in pixels of the working picture, that one pass each looks for.
constexpr std::array<int, 2> kPitches{11, 17};

/// A rotated rectangle lying along the rows of the turned picture.
struct Bar
{
    cv::Point2f centre;
    float width = 0;
    float height = 0;
    float slope = 0; ///< Degrees, -45 to 45.
};

struct Turned
{
    cv::Mat picture;
    cv::Matx23f toSource;
};

/// The picture at working size with lines at @p degrees made level.
Turned turn(const cv::Mat& grey, double degrees, int longestSide)
{
    const double scale = static_cast<double>(longestSide) / std::max(grey.cols, grey.rows);
    cv::Mat small;
    cv::resize(grey, small, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    const cv::Point2f middle(static_cast<float>(small.cols) / 2,
                             static_cast<float>(small.rows) / 2);
    cv::Mat forward = cv::getRotationMatrix2D(middle, degrees, 1);
    const double c = std::abs(forward.at<double>(0, 0));
    const double s = std::abs(forward.at<double>(0, 1));
    const cv::Size size(cvRound(small.cols * c + small.rows * s),
                        cvRound(small.cols * s + small.rows * c));
    forward.at<double>(0, 2) += size.width / 2.0 - static_cast<double>(middle.x);
    forward.at<double>(1, 2) += size.height / 2.0 - static_cast<double>(middle.y);
    Turned turned;
    if (degrees == 0) {
        turned.picture = small;
    } else {
        cv::warpAffine(
            small, turned.picture, forward, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    }
    cv::Mat backward;
    cv::invertAffineTransform(forward, backward);
    backward /= scale;
    turned.toSource = cv::Matx23f(cv::Matx23d(backward.ptr<double>()));
    return turned;
}

cv::Mat rectangle(int width, int height)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {std::max(1, width), std::max(1, height)});
}

/// Dark strokes of the size of glyphs at @p pitch, joined along the rows into solid bars.
cv::Mat barsMask(const cv::Mat& picture, int pitch)
{
    constexpr double kStrongest = 255;
    cv::Mat strokes;
    cv::morphologyEx(
        picture, strokes, cv::MORPH_BLACKHAT, rectangle(pitch, std::max(5, pitch / 2)));
    cv::Mat edges;
    cv::Sobel(strokes, edges, CV_16S, 1, 0, 3);
    cv::convertScaleAbs(edges, edges, 0.5);
    cv::GaussianBlur(edges, edges, {}, 1);
    double top = 0;
    cv::minMaxLoc(edges, nullptr, &top);
    if (top < 1) {
        return cv::Mat::zeros(picture.size(), CV_8UC1);
    }
    edges.convertTo(edges, CV_8U, kStrongest / top);
    cv::morphologyEx(edges, edges, cv::MORPH_CLOSE, rectangle(pitch * 13 / 10, 3));
    cv::Mat mask;
    cv::threshold(edges, mask, 0, kStrongest, cv::THRESH_BINARY | cv::THRESH_OTSU);
    cv::morphologyEx(mask, mask, cv::MORPH_OPEN, rectangle(pitch, std::max(3, pitch / 4)));
    cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, rectangle(pitch * 2, 1));
    return mask;
}

std::vector<Bar> barsOf(const cv::Mat& mask)
{
    constexpr float kLongestSlope = 12;
    constexpr float kSlimmest = 10;
    constexpr float kShortest = 0.14F; // of the longer side
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    const float least = kShortest * static_cast<float>(std::max(mask.cols, mask.rows));
    std::vector<Bar> bars;
    for (const auto& outline : outlines) {
        const cv::RotatedRect box = cv::minAreaRect(outline);
        Bar bar{box.center, box.size.width, box.size.height, box.angle};
        if (bar.width < bar.height) {
            std::swap(bar.width, bar.height);
            bar.slope -= 90;
        }
        if (bar.slope < -90) {
            bar.slope += 180;
        }
        if (std::abs(bar.slope) <= kLongestSlope && bar.width >= least && bar.height >= 3 &&
            bar.width >= kSlimmest * bar.height)
        {
            bars.push_back(bar);
        }
    }
    return bars;
}

bool sameLine(const Bar& a, const Bar& b)
{
    return std::abs(a.centre.y - b.centre.y) < 0.6F * std::max(a.height, b.height) &&
           std::abs(a.centre.x - b.centre.x) < 0.3F * a.width;
}

/// The passes find the same line several times: the longest of each is kept. Sorted from top to
/// bottom.
std::vector<Bar> distinct(std::vector<Bar> bars)
{
    std::sort(
        bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.width > b.width; });
    std::vector<Bar> kept;
    for (const Bar& bar : bars) {
        if (std::none_of(kept.begin(), kept.end(), [&bar](const Bar& other) {
                return sameLine(bar, other);
            }))
        {
            kept.push_back(bar);
        }
    }
    std::sort(kept.begin(), kept.end(), [](const Bar& a, const Bar& b) {
        return a.centre.y < b.centre.y;
    });
    return kept;
}

/// Doc 9303: lines 2.5 pitches apart, 30 to 44 pitches long, with some give for perspective.
bool areNeighbours(const Bar& upper, const Bar& lower)
{
    const float longer = std::max(upper.width, lower.width);
    const float distance = lower.centre.y - upper.centre.y;
    return std::abs(upper.slope - lower.slope) < 4 &&
           std::min(upper.width, lower.width) > 0.7F * longer &&
           std::abs(upper.centre.x - lower.centre.x) < 0.2F * longer &&
           distance > 0.025F * longer && distance < 0.12F * longer;
}

/// The third bar of a zone lies as far below the second as that one below the first.
bool areThree(const Bar& upper, const Bar& middle, const Bar& lower)
{
    const float distance = middle.centre.y - upper.centre.y;
    const float next = lower.centre.y - middle.centre.y;
    return areNeighbours(middle, lower) && std::abs(next - distance) < 0.3F * distance;
}

LineBox lineOf(const Bar& bar, const cv::Matx23f& toSource)
{
    const float radians = bar.slope * static_cast<float>(CV_PI) / 180;
    const cv::Point2f half(std::cos(radians) * bar.width / 2, std::sin(radians) * bar.width / 2);
    const auto map = [&toSource](cv::Point2f p) {
        return cv::Point2f(toSource(0, 0) * p.x + toSource(0, 1) * p.y + toSource(0, 2),
                           toSource(1, 0) * p.x + toSource(1, 1) * p.y + toSource(1, 2));
    };
    const float scale = std::hypot(toSource(0, 0), toSource(1, 0));
    return {map(bar.centre - half), map(bar.centre + half), bar.height * scale};
}

std::vector<ZoneGuess> grouped(const std::vector<Bar>& bars, const cv::Matx23f& toSource)
{
    std::vector<ZoneGuess> guesses;
    const auto add = [&](std::initializer_list<const Bar*> members, float weight) {
        ZoneGuess guess;
        float longest = 0;
        for (const Bar* bar : members) {
            guess.lines.push_back(lineOf(*bar, toSource));
            longest = std::max(longest, guess.lines.back().length());
        }
        guess.merit = longest * weight;
        guesses.push_back(std::move(guess));
    };
    const auto addPair = [&](std::size_t i, std::size_t j) {
        add({&bars[i], &bars[j]}, 1);
        for (std::size_t k = j + 1; k < bars.size(); ++k) {
            if (areThree(bars[i], bars[j], bars[k])) {
                add({&bars[i], &bars[j], &bars[k]}, 1.35F);
            }
        }
    };
    for (std::size_t i = 0; i < bars.size(); ++i) {
        add({&bars[i]}, 0.5F);
        for (std::size_t j = i + 1; j < bars.size(); ++j) {
            if (areNeighbours(bars[i], bars[j])) {
                addPair(i, j);
            }
        }
    }
    return guesses;
}

} // namespace

std::vector<ZoneGuess> guessZones(const cv::Mat& grey, double degrees, int longestSide)
{
    const Turned turned = turn(grey, degrees, longestSide);
    std::vector<Bar> bars;
    for (const int pitch : kPitches) {
        const std::vector<Bar> found = barsOf(barsMask(turned.picture, pitch));
        bars.insert(bars.end(), found.begin(), found.end());
    }
    std::vector<ZoneGuess> guesses = grouped(distinct(std::move(bars)), turned.toSource);
    std::sort(guesses.begin(), guesses.end(), [](const ZoneGuess& a, const ZoneGuess& b) {
        return a.merit > b.merit;
    });
    guesses.resize(std::min(guesses.size(), kMostGuesses));
    return guesses;
}

} // namespace ventanilla::reading
