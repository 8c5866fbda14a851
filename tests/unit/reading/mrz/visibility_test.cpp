// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/visibility.h"

#include "kiosk/reading/mrz/line_network.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ventanilla::reading {
namespace {

constexpr int kPitch = 16;
constexpr int kGlyph = 20; // the one that something happens to

/// A row of frames like O, with ink in every half.
cv::Mat drawLine(int paper, int ink)
{
    cv::Mat line(LineNetwork::kHeight, LineNetwork::kWidth, CV_8UC1, cv::Scalar(paper));
    for (int x = 3; x + 10 < line.cols; x += kPitch) {
        cv::rectangle(line, {x, 9, 10, 14}, cv::Scalar(ink), 2);
    }
    return line;
}

float at(const std::vector<float>& visible, int glyph)
{
    return visible[static_cast<std::size_t>((glyph * kPitch + kPitch / 2) / 4)];
}

TEST(Visibility, IsWholeOnAnEvenLine)
{
    for (const int paper : {140, 220, 255}) {
        const std::vector<float> visible = visibility(drawLine(paper, 30), kPitch);
        for (int glyph = 1; glyph < 43; ++glyph) {
            EXPECT_GT(at(visible, glyph), 0.9F) << paper << " " << glyph;
        }
    }
}

TEST(Visibility, EndsWhereAReflectionBurntAGlyphAway)
{
    cv::Mat line = drawLine(220, 30);
    line.colRange(kGlyph * kPitch, (kGlyph + 1) * kPitch).setTo(255);
    const std::vector<float> visible = visibility(line, kPitch);
    EXPECT_LT(at(visible, kGlyph), 0.1F);
    EXPECT_GT(at(visible, kGlyph - 3), 0.9F);
    EXPECT_GT(at(visible, kGlyph + 3), 0.9F);
}

TEST(Visibility, EndsWhereOnlyTheLowerHalfIsBurntAway)
{
    cv::Mat line = drawLine(220, 30);
    line(cv::Rect(kGlyph * kPitch, 15, kPitch, 17)).setTo(255);
    EXPECT_LT(at(visibility(line, kPitch), kGlyph), 0.5F);
}

TEST(Visibility, StaysOnAWhiteLabelWithItsInk)
{
    cv::Mat line = drawLine(200, 30);
    cv::Mat label = line.colRange(300, 420);
    label.setTo(255, label > 128);
    const std::vector<float> visible = visibility(line, kPitch);
    for (int glyph = 19; glyph < 26; ++glyph) {
        EXPECT_GT(at(visible, glyph), 0.9F) << glyph;
    }
}

TEST(Dimmed, LeavesTheChoiceAndTakesTheCertainty)
{
    cv::Mat cells(2, kLetters, CV_32F, cv::Scalar(-9));
    cells.at<float>(0, 5) = -0.01F;
    cells.at<float>(1, 5) = -0.01F;
    const cv::Mat out = dimmed(cells, {1, kLeastVisible});
    EXPECT_FLOAT_EQ(out.at<float>(0, 5), -0.01F);
    EXPECT_LT(out.at<float>(1, 5), -2);
    EXPECT_GT(out.at<float>(1, 5), out.at<float>(1, 6));
}

} // namespace
} // namespace ventanilla::reading
