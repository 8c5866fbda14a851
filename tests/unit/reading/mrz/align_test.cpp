// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/align.h"

#include "kiosk/reading/mrz/line_network.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ventanilla::reading {
namespace {

/// What the network would say of @p count characters at @p pitch steps, the first one at @p start.
cv::Mat lineOf(int steps, int count, double start, double pitch)
{
    cv::Mat posteriors(steps, LineNetwork::kClasses, CV_32F, cv::Scalar(std::log(1e-4)));
    for (int t = 0; t < steps; ++t) {
        posteriors.at<float>(t, kLetters) = std::log(0.98F);
    }
    for (int k = 0; k < count; ++k) {
        const int t = cvRound(start + k * pitch);
        for (int c = 0; c < LineNetwork::kClasses; ++c) {
            posteriors.at<float>(t, c) = std::log(c == 1 + k % 10 ? 0.98F : 1e-4F);
        }
    }
    return posteriors;
}

TEST(LayComb, FindsTheMiddleOfEachCharacter)
{
    const Comb comb = layComb(lineOf(LineNetwork::kSteps, 44, 5, 3.8), 44);
    ASSERT_EQ(comb.steps.size(), 44U);
    for (int k = 0; k < 44; ++k) {
        EXPECT_NEAR(comb.steps[static_cast<std::size_t>(k)], 5 + k * 3.8, 1);
    }
}

TEST(LayComb, BridgesCharactersThatGlareHasWiped)
{
    cv::Mat posteriors = lineOf(LineNetwork::kSteps, 30, 6, 5.5);
    for (int t = 60; t < 80; ++t) {
        for (int c = 0; c < LineNetwork::kClasses; ++c) {
            posteriors.at<float>(t, c) = std::log(c == kLetters ? 0.9F : 0.1F / kLetters);
        }
    }
    const Comb comb = layComb(posteriors, 30);
    EXPECT_NEAR(comb.steps[0], 6, 1);
    EXPECT_NEAR(comb.steps[29], 6 + 29 * 5.5, 1);
}

TEST(FindComb, FindsALineThatBeginsAnywhere)
{
    const Comb comb = findComb(lineOf(LineNetwork::kWideSteps, 36, 97, 4), 36, 4);
    EXPECT_NEAR(comb.steps.front(), 97, 1);
    EXPECT_NEAR(comb.steps.back(), 97 + 35 * 4, 1);
}

TEST(MeasureRhythm, TellsThePitch)
{
    const Rhythm rhythm = measureRhythm(lineOf(LineNetwork::kSteps, 36, 8, 4.6));
    EXPECT_NEAR(rhythm.pitch, 4.6, 0.1);
    EXPECT_GT(rhythm.strength, 0.3);
}

TEST(CellPosteriors, AreProbabilities)
{
    const cv::Mat posteriors = lineOf(LineNetwork::kSteps, 44, 5, 3.8);
    const cv::Mat cells = cellPosteriors(posteriors, layComb(posteriors, 44));
    ASSERT_EQ(cells.rows, 44);
    for (int k = 0; k < cells.rows; ++k) {
        cv::Mat row;
        cv::exp(cells.row(k), row);
        EXPECT_NEAR(cv::sum(row)[0], 1, 1e-4);
        EXPECT_GT(row.at<float>(0, 1 + k % 10), 0.9F);
    }
}

} // namespace
} // namespace ventanilla::reading
