// SPDX-License-Identifier: EUPL-1.2
#include "drivers/camera/video_mode.h"

#include <gtest/gtest.h>

#include <vector>

namespace ventanilla::drivers {
namespace {

constexpr std::size_t kSlot = std::size_t{32} * 1024 * 1024;
constexpr auto kMjpeg = PixelFormat::Mjpeg;
constexpr auto kYuyv = PixelFormat::Yuyv;

const std::vector<VideoMode> kDocumentCamera{{kYuyv, {640, 480}},
                                             {kYuyv, {1920, 1080}},
                                             {kMjpeg, {1920, 1080}},
                                             {kMjpeg, {3840, 2160}},
                                             {kMjpeg, {4208, 3120}}};

TEST(ChooseMode, PreviewsInFullHdAndInJpegWhereThereIsAChoice)
{
    EXPECT_EQ(chooseMode(kDocumentCamera, CameraMode::Preview, {}, kSlot),
              (VideoMode{kMjpeg, {1920, 1080}}));
}

TEST(ChooseMode, CapturesWithTheWholeSensor)
{
    EXPECT_EQ(chooseMode(kDocumentCamera, CameraMode::Capture, {}, kSlot),
              (VideoMode{kMjpeg, {4208, 3120}}));
}

TEST(ChooseMode, GoesByTheProfile)
{
    CameraProfile profile;
    profile.capture = PictureSize{3840, 2160};
    EXPECT_EQ(chooseMode(kDocumentCamera, CameraMode::Capture, profile, kSlot),
              (VideoMode{kMjpeg, {3840, 2160}}));
    profile.format = kYuyv;
    EXPECT_EQ(chooseMode(kDocumentCamera, CameraMode::Capture, profile, kSlot),
              (VideoMode{kYuyv, {1920, 1080}}));
}

TEST(ChooseMode, TakesTheSmallestWhenAllAreLargerThanThePreview)
{
    const std::vector<VideoMode> large{{kMjpeg, {4208, 3120}}, {kMjpeg, {3840, 2160}}};
    EXPECT_EQ(chooseMode(large, CameraMode::Preview, {}, kSlot), large[1]);
}

TEST(ChooseMode, TakesNothingThatASlotCannotHold)
{
    const std::vector<VideoMode> modes{{kYuyv, {4000, 4200}}, {kYuyv, {640, 480}}, {kYuyv, {0, 0}}};
    EXPECT_EQ(chooseMode(modes, CameraMode::Capture, {}, kSlot), modes[1]);
    EXPECT_FALSE(chooseMode({}, CameraMode::Capture, {}, kSlot));
}

std::vector<std::byte> jpeg(std::size_t size)
{
    std::vector<std::byte> bytes(size, std::byte{0x55});
    bytes[0] = bytes[2] = bytes[size - 2] = std::byte{0xFF};
    bytes[1] = std::byte{0xD8};
    bytes[size - 1] = std::byte{0xD9};
    return bytes;
}

TEST(WholeFrame, KnowsAJpegByItsTwoEnds)
{
    const VideoMode mode{kMjpeg, {1920, 1080}};
    auto bytes = jpeg(500);
    EXPECT_EQ(wholeFrame(mode, bytes), 500U);
    bytes.resize(900);
    EXPECT_EQ(wholeFrame(mode, bytes), 500U) << "padded with zeros";
    EXPECT_FALSE(wholeFrame(mode, std::span{bytes}.first(499))) << "torn";
    EXPECT_FALSE(wholeFrame(mode, std::span{bytes}.subspan(1))) << "begins late";
    EXPECT_FALSE(wholeFrame(mode, jpeg(20))) << "no picture is as short as this";
    EXPECT_FALSE(wholeFrame(mode, {}));
}

TEST(WholeFrame, WantsEveryPixelOfAnUncompressedFrame)
{
    const VideoMode mode{kYuyv, {16, 8}};
    const std::vector<std::byte> bytes(257);
    EXPECT_EQ(wholeFrame(mode, std::span{bytes}.first(256)), 256U);
    EXPECT_FALSE(wholeFrame(mode, std::span{bytes}.first(255)));
    EXPECT_FALSE(wholeFrame(mode, bytes));
}

} // namespace
} // namespace ventanilla::drivers
