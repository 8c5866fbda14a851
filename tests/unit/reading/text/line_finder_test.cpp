// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/line_finder.h"

#include "kiosk/reading/text/text_cut.h"
#include "kiosk/reading/text/text_network.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace ventanilla::reading {
namespace {

cv::Mat paper(int grey = 230)
{
    return {300, 700, CV_8UC1, cv::Scalar(grey)};
}

/// Capitals of OpenCV's plain face are 21 pixels high at scale 1.
void write(cv::Mat& on, const char* text, cv::Point at, double scale, int grey)
{
    cv::putText(on, text, at, cv::FONT_HERSHEY_SIMPLEX, scale, cv::Scalar(grey), 2, cv::LINE_AA);
}

/// The paper between dark letters is made of light spots: the reader tells such lines by reading.
std::vector<FoundLine> wholeLines(const cv::Mat& page, Ink ink = Ink::Dark)
{
    std::vector<FoundLine> lines = findLines(page);
    std::erase_if(lines,
                  [ink](const FoundLine& line) { return line.letters < 5 || line.ink != ink; });
    return lines;
}

TEST(FindLines, FindsLinesOfAnySizeWhereTheyStand)
{
    cv::Mat page = paper();
    write(page, "NEW HAVEN", {40, 60}, 1.5, 20);
    write(page, "Fable Road 27", {40, 150}, 0.9, 40);
    const auto lines = wholeLines(page);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_NEAR(lines[0].capital, 32, 4);
    EXPECT_NEAR(lines[0].begin.y, 61, 3);
    EXPECT_NEAR(lines[0].begin.x, 42, 5);
    EXPECT_NEAR(lines[1].capital, 19, 3);
    EXPECT_EQ(lines[0].gaps.empty(), false);
}

TEST(FindLines, FindsLightLettersOnADarkBand)
{
    cv::Mat page = paper();
    page.rowRange(100, 160).setTo(50);
    write(page, "CONSULADO", {40, 140}, 1, 250);
    const auto lines = wholeLines(page, Ink::Light);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NEAR(lines[0].capital, 21, 3);
}

TEST(FindLines, FollowsALineThatRunsUpAndKeepsColumnsApart)
{
    cv::Mat page = paper();
    write(page, "LEFT COLUMN", {20, 150}, 0.9, 20);
    write(page, "RIGHT SIDE", {430, 150}, 0.9, 20);
    const cv::Mat turn = cv::getRotationMatrix2D({350, 150}, 3, 1);
    cv::Mat turned;
    cv::warpAffine(page, turned, turn, page.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const auto lines = wholeLines(turned);
    ASSERT_EQ(lines.size(), 2U);
    for (const auto& line : lines) {
        const auto along = line.end - line.begin;
        EXPECT_NEAR(along.y / along.x, -0.052F, 0.015F);
    }
}

TEST(FindLines, FindsNothingOnEmptyPaper)
{
    EXPECT_TRUE(findLines(paper()).empty());
}

TEST(CutText, GivesTheNetworksShapeAndCutsLongLinesBetweenWords)
{
    cv::Mat page(120, 2400, CV_8UC1, cv::Scalar(230));
    write(page,
          "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN "
          "FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN",
          {20, 70},
          1,
          20);
    const auto lines = wholeLines(page);
    ASSERT_EQ(lines.size(), 1U);
    const auto cuts = cutText(page, lines[0]);
    EXPECT_GE(cuts.size(), 3U);
    for (const auto& cut : cuts) {
        EXPECT_EQ(cut.pixels.rows, TextNetwork::kHeight);
        EXPECT_NE(
            std::find(TextNetwork::kWidths.begin(), TextNetwork::kWidths.end(), cut.pixels.cols),
            TextNetwork::kWidths.end());
    }
}

} // namespace
} // namespace ventanilla::reading
