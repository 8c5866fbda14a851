// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/scene.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace ventanilla::specimens {
namespace {

PaperPicture blankCard()
{
    return {cv::Mat(540, 856, CV_8UC3, cv::Scalar(230, 230, 230)), 85.6, 54};
}

double levelAt(const Scene& scene, const cv::Point2f& at)
{
    return scene.pixels.at<cv::Vec3b>(cv::Point(at))[1];
}

TEST(Scene, ShowsThePaperAtTheAskedResolution)
{
    for (const double scale : {7.0, 12.0, 16.0}) {
        const auto scene = layOnTray(blankCard(), scale, {}, 1);
        const auto along = scene.corners[1] - scene.corners[0];
        EXPECT_NEAR(cv::norm(along), 85.6 * scale, 1);
        const auto middle = (scene.corners[0] + scene.corners[2]) / 2;
        EXPECT_NEAR(levelAt(scene, middle), 230, 2);
        EXPECT_LT(levelAt(scene, {3, 3}), 70);
    }
}

TEST(Scene, KeepsEveryCornerInThePicture)
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto scene = layOnTray(blankCard(), 7, drawMishaps(seed, 1), seed);
        const cv::Rect2f picture(
            0, 0, static_cast<float>(scene.pixels.cols), static_cast<float>(scene.pixels.rows));
        for (const auto& corner : scene.corners) {
            EXPECT_TRUE(picture.contains(corner)) << seed;
        }
    }
}

TEST(Scene, IsTheSameForTheSameSeed)
{
    const auto mishaps = drawMishaps(5, 1);
    const auto once = layOnTray(blankCard(), 7, mishaps, 5);
    const auto again = layOnTray(blankCard(), 7, mishaps, 5);
    const auto other = layOnTray(blankCard(), 7, mishaps, 6);
    EXPECT_EQ(cv::norm(once.pixels, again.pixels, cv::NORM_INF), 0);
    EXPECT_NE(cv::norm(once.pixels, other.pixels, cv::NORM_INF), 0);
}

TEST(Scene, BurnsOutWhereTheLampShines)
{
    Mishaps mishaps;
    mishaps.glare = 0.4;
    cv::Mat grey;
    cv::extractChannel(layOnTray(blankCard(), 7, mishaps, 3).pixels, grey, 1);
    EXPECT_GT(cv::countNonZero(grey > 250), 500);
    cv::extractChannel(layOnTray(blankCard(), 7, {}, 3).pixels, grey, 1);
    EXPECT_EQ(cv::countNonZero(grey > 250), 0);
}

} // namespace
} // namespace ventanilla::specimens
