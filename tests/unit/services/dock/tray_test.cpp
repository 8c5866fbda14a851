// SPDX-License-Identifier: EUPL-1.2
#include "services/dock/tray.h"

#include "services/dock/picture.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace ventanilla::dock {
namespace {

const View kView{{1920, 1080}, 12, 1};

/// Pixels that are clearly no felt.
cv::Rect bright(const cv::Mat& scene)
{
    cv::Mat grey;
    cv::cvtColor(scene, grey, cv::COLOR_BGR2GRAY);
    return cv::boundingRect(cv::Mat(grey > 120));
}

cv::Mat blank(int width, int height)
{
    return {height, width, CV_8UC3, cv::Scalar(235, 235, 235)};
}

TEST(GuessSize, KnowsCardsAndPassportPagesBothWaysUp)
{
    EXPECT_DOUBLE_EQ(guessSize({856, 540})->width, 85.6);
    EXPECT_DOUBLE_EQ(guessSize({540, 856})->height, 85.6);
    EXPECT_DOUBLE_EQ(guessSize({1250, 880})->width, 125.0);
    EXPECT_FALSE(guessSize({4000, 3000}));
}

TEST(Tray, IsDarkWithoutAPaper)
{
    const auto scene = drawTray(std::nullopt, kView);
    EXPECT_LT(cv::mean(scene)[1], 60);
    EXPECT_TRUE(bright(scene).empty());
}

TEST(Tray, ShowsACardAtItsTrueSize)
{
    const auto area = bright(drawTray(Paper{blank(428, 270), Millimetres{85.6, 54}, 0}, kView));
    EXPECT_NEAR(area.width, 85.6 * 12, 3);
    EXPECT_NEAR(area.height, 54 * 12, 3);
}

TEST(Tray, ShowsALetterAsLargeAsItFits)
{
    const auto area = bright(drawTray(Paper{blank(850, 1100), Millimetres{216, 279}, 0}, kView));
    EXPECT_GT(area.height, 1000);
    EXPECT_LT(area.height, 1080);
}

TEST(Tray, ShowsAPaperOfUnknownSizeWhole)
{
    const auto area = bright(drawTray(Paper{blank(300, 100), std::nullopt, 3}, kView));
    EXPECT_GT(area.width, 1700);
    EXPECT_LT(area.width, 1920);
}

TEST(Tray, IsDarkerWhenDimmed)
{
    const Paper paper{blank(428, 270), Millimetres{85.6, 54}, 0};
    auto dim = kView;
    dim.light = 0.2;
    EXPECT_LT(cv::mean(drawTray(paper, dim))[0] * 3, cv::mean(drawTray(paper, kView))[0]);
}

TEST(Picture, ReadsBackWhatWasEncoded)
{
    const auto file = encodeJpeg(blank(64, 48), 90);
    const auto picture = decodePicture(file);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->size(), cv::Size(64, 48));
    EXPECT_NEAR(cv::mean(*picture)[0], 235, 2);
}

TEST(Picture, ReadsAPngThatItWrote)
{
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writePng(folder / "a.png", cv::Mat(20, 30, CV_8UC1, cv::Scalar(77))));
    const auto file = readFile(folder / "a.png");
    ASSERT_TRUE(file);
    const auto picture = decodePicture(*file);
    ASSERT_TRUE(picture);
    EXPECT_EQ(cv::mean(*picture)[2], 77);
    const auto cut = decodePicture(std::span{*file}.first(file->size() - 20));
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().kind(), ErrorKind::InvalidInput);
}

std::vector<std::byte> pngWithDensity(std::string_view perMetre, char unit)
{
    std::string file{"\x89PNG\r\n\x1A\n\0\0\0\x09pHYs", 16};
    file += std::string{perMetre} + std::string{perMetre} + unit + "crc4" + "and more that follows";
    const auto bytes = std::as_bytes(std::span{file});
    return {bytes.begin(), bytes.end()};
}

TEST(Picture, KnowsItsResolutionWhenThatCanBeAScans)
{
    // 16000 and 2835 (72 dots an inch) pixels a metre.
    const std::string_view scan{"\0\0\x3E\x80", 4};
    const std::string_view screen{"\0\0\x0B\x13", 4};
    EXPECT_DOUBLE_EQ(pixelsPerMillimetre(pngWithDensity(scan, 1)).value_or(0), 16.0);
    EXPECT_FALSE(pixelsPerMillimetre(pngWithDensity(scan, 0)));
    EXPECT_FALSE(pixelsPerMillimetre(pngWithDensity(screen, 1)));
    const auto whole = pngWithDensity(scan, 1);
    EXPECT_FALSE(pixelsPerMillimetre(std::span{whole}.first(20)));
    EXPECT_FALSE(pixelsPerMillimetre({}));
}

} // namespace
} // namespace ventanilla::dock
