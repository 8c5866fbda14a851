// SPDX-License-Identifier: EUPL-1.2
#include "drivers/camera/camera_profile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <linux/v4l2-controls.h>

namespace ventanilla::drivers {
namespace {

TEST(CameraProfile, KeepsWhatTheFileSaysInItsOrder)
{
    const auto profile = parseCameraProfile("# a camera\n"
                                            "preview = 1280x720\n"
                                            "capture= 4208x3120 # its sensor\r\n"
                                            "format = mjpeg\n"
                                            "memory = mapped\n"
                                            "skip = 3\n"
                                            "lamp = illuminator\n"
                                            "control.auto_exposure = 1\n"
                                            "control.exposure_time = 250\n"
                                            "control.0x009a0914 = -4");
    ASSERT_TRUE(profile);
    EXPECT_EQ(profile->preview, (PictureSize{1280, 720}));
    EXPECT_EQ(profile->capture, (PictureSize{4208, 3120}));
    EXPECT_EQ(profile->format, PixelFormat::Mjpeg);
    EXPECT_EQ(profile->memory, CameraMemory::Mapped);
    EXPECT_EQ(profile->skippedFrames, 3U);
    EXPECT_EQ(profile->lamp, static_cast<std::uint32_t>(V4L2_CID_ILLUMINATORS_1));
    const std::vector<CameraControl> controls{
        {V4L2_CID_EXPOSURE_AUTO, 1}, {V4L2_CID_EXPOSURE_ABSOLUTE, 250}, {0x009a0914, -4}};
    EXPECT_EQ(profile->controls, controls);
}

TEST(CameraProfile, OfNothingIsTheUsualCamera)
{
    const auto profile = parseCameraProfile("");
    ASSERT_TRUE(profile);
    EXPECT_EQ(profile->preview, (PictureSize{1920, 1080}));
    EXPECT_FALSE(profile->capture || profile->format || profile->lamp);
    EXPECT_EQ(profile->memory, CameraMemory::Any);
}

TEST(CameraProfile, RefusesWhatItDoesNotKnow)
{
    for (const auto* text : {"preview",
                             "preview = large",
                             "preview = 0x1080",
                             "preview = 99999x1080",
                             "format = h264",
                             "memory = dma",
                             "skip = many",
                             "skip = 300",
                             "lamp = bulb",
                             "control.mood = 1",
                             "control.17 = 1",
                             "control.gain = high",
                             "colour = blue"})
    {
        const auto profile = parseCameraProfile(text);
        ASSERT_FALSE(profile) << text;
        EXPECT_EQ(profile.error().kind(), ErrorKind::InvalidInput) << text;
    }
}

TEST(CameraProfile, ReadsEveryProfileThatShips)
{
    int profiles = 0;
    for (const auto& entry : std::filesystem::directory_iterator{"drivers/camera/profiles"}) {
        std::ifstream file{entry.path()};
        std::ostringstream text;
        text << file.rdbuf();
        EXPECT_TRUE(parseCameraProfile(text.str())) << entry.path();
        ++profiles;
    }
    EXPECT_GE(profiles, 2);
}

} // namespace
} // namespace ventanilla::drivers
