// SPDX-License-Identifier: EUPL-1.2
//
// Our camera driver against the kernel's virtual video driver: streaming, injected faults,
// unplugging.
#include "drivers/camera/v4l2_call.h"
#include "tests/lab/guest/camera_bench.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include <linux/videodev2.h>

namespace ventanilla::lab {
namespace {

using namespace std::chrono_literals;
using drivers::CameraMemory;
using drivers::CameraProfile;
using drivers::V4l2DocumentCamera;

constexpr const char* kDriver = "/sys/bus/platform/drivers/vivid/";

std::optional<std::uint32_t> controlNamed(int fd, const std::string& name)
{
    v4l2_queryctrl query{};
    query.id = V4L2_CTRL_FLAG_NEXT_CTRL;
    while (drivers::v4l2Call(fd, VIDIOC_QUERYCTRL, query) == 0) {
        if (name == reinterpret_cast<const char*>(query.name)) {
            return query.id;
        }
        query.id |= V4L2_CTRL_FLAG_NEXT_CTRL;
    }
    return std::nullopt;
}

/// Asks the virtual driver for a fault, by the control's name.
bool inject(const std::string& name)
{
    const auto node = openNode("video", 5s);
    const auto id = controlNamed(node.get(), name);
    v4l2_control control{id.value_or(0), 1};
    return id && drivers::v4l2Call(node.get(), VIDIOC_S_CTRL, control) == 0;
}

CameraProfile smallProfile(CameraMemory memory)
{
    CameraProfile profile;
    profile.preview = {320, 180};
    profile.capture = drivers::PictureSize{320, 180};
    profile.memory = memory;
    return profile;
}

class Vivid : public testing::TestWithParam<CameraMemory>
{
protected:
    Vivid()
        : m_bench((bringBack(), smallProfile(GetParam())))
    {}

    static void bringBack()
    {
        if (nodes("video").empty()) {
            writeFile(std::string{kDriver} + "bind", "vivid.0");
        }
    }

    CameraBench m_bench;
    FrameRing& m_ring = m_bench.ring;
    std::unique_ptr<V4l2DocumentCamera>& m_camera = m_bench.camera;
};

TEST_P(Vivid, StreamsWholeFramesIntoTheRing)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    std::uint32_t last = 0;
    for (int i = 0; i < 12; ++i) {
        const auto got = m_bench.frame();
        ASSERT_TRUE(got);
        EXPECT_EQ(got->width, 320);
        EXPECT_EQ(got->height, 180);
        EXPECT_EQ(got->format, PixelFormat::Yuyv);
        EXPECT_EQ(got->size, 320U * 180 * 2);
        EXPECT_TRUE(i == 0 || got->sequence > last);
        last = got->sequence;
        const auto pixels = m_ring.slot(got->slot).first(got->size);
        EXPECT_FALSE(std::ranges::all_of(pixels, [](std::byte b) { return b == std::byte{0}; }));
        m_camera->giveBack(got->slot);
    }
}

TEST_P(Vivid, NeverTouchesASlotThatIsLent)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    std::vector<std::vector<std::byte>> seen(kCameraRingSlots);
    for (std::size_t i = 0; i < kCameraRingSlots; ++i) {
        const auto got = m_bench.frame();
        ASSERT_TRUE(got);
        EXPECT_TRUE(seen.at(got->slot).empty());
        const auto pixels = m_ring.slot(got->slot).first(got->size);
        seen.at(got->slot).assign(pixels.begin(), pixels.end());
    }
    const auto nothing = m_bench.outcomeWithin(500ms);
    ASSERT_TRUE(nothing);
    EXPECT_FALSE(*nothing);
    for (std::uint32_t slot = 0; slot < kCameraRingSlots; ++slot) {
        EXPECT_TRUE(std::ranges::equal(m_ring.slot(slot).first(seen[slot].size()), seen[slot]));
    }
    m_camera->giveBack(2);
    const auto got = m_bench.frame();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->slot, 2U);
}

TEST_P(Vivid, StartsAndStopsWithoutKeepingAnything)
{
    const auto before = openDescriptors();
    for (int i = 0; i < 10; ++i) {
        const auto mode = i % 2 == 0 ? CameraMode::Preview : CameraMode::Capture;
        ASSERT_TRUE(m_camera->start(mode, m_ring));
        ASSERT_TRUE(m_bench.frame());
        m_camera->stop();
        EXPECT_EQ(m_camera->readableFd(), -1);
        EXPECT_FALSE(m_camera->next());
    }
    EXPECT_EQ(openDescriptors(), before);
}

TEST_P(Vivid, UsesNoFrameThatIsFlaggedAndLosesNoBuffer)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    // More faults than there are buffers: a buffer that stayed behind would end the stream.
    for (int i = 0; i < 6; ++i) {
        ASSERT_TRUE(inject("Inject V4L2_BUF_FLAG_ERROR"));
        const auto got = m_bench.frame();
        ASSERT_TRUE(got);
        EXPECT_EQ(got->size, 320U * 180 * 2);
        m_camera->giveBack(got->slot);
    }
}

TEST_P(Vivid, SaysThatTheCameraIsGoneWhenItsBuffersFail)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    ASSERT_TRUE(m_bench.frame());
    ASSERT_TRUE(inject("Inject Fatal Streaming Error"));
    EXPECT_EQ(m_bench.endOfStream(), ErrorKind::Unavailable);
    EXPECT_EQ(m_camera->readableFd(), -1);
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    EXPECT_TRUE(m_bench.frame());
}

TEST_P(Vivid, FailsToStartWhenTheKernelRefusesAndStartsTheNextTime)
{
    for (const auto* fault : {"Inject VIDIOC_REQBUFS Error",
                              "Inject VIDIOC_QBUF Error",
                              "Inject VIDIOC_STREAMON Error"})
    {
        ASSERT_TRUE(inject(fault)) << fault;
        const auto started = m_camera->start(CameraMode::Preview, m_ring);
        // Any way of failing will do: that nothing stays behind is shown by the next start.
        EXPECT_TRUE(!started || std::string{fault}.find("REQBUFS") != std::string::npos) << fault;
        ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring)) << fault;
        EXPECT_TRUE(m_bench.frame()) << fault;
        m_camera->stop();
    }
}

TEST_P(Vivid, IsBackWithinThreeSecondsOfBeingPluggedInAgain)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    ASSERT_TRUE(m_bench.frame());
    ASSERT_TRUE(writeFile(std::string{kDriver} + "unbind", "vivid.0"));
    EXPECT_EQ(m_bench.endOfStream(), ErrorKind::Unavailable);
    EXPECT_FALSE(m_camera->start(CameraMode::Preview, m_ring));
    m_camera.reset();
    ASSERT_TRUE(writeFile(std::string{kDriver} + "bind", "vivid.0"));
    const auto plugged = std::chrono::steady_clock::now();
    m_bench.plug();
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    ASSERT_TRUE(m_bench.frame());
    EXPECT_LT(std::chrono::steady_clock::now() - plugged, 3s);
}

TEST_P(Vivid, TellsTheCameraWhatItsProfileSays)
{
    auto profile = smallProfile(GetParam());
    profile.controls = {{V4L2_CID_BRIGHTNESS, 77}, {0x00980fff, 1}, {V4L2_CID_CONTRAST, 33}};
    profile.lamp = V4L2_CID_HFLIP;
    m_camera = std::make_unique<V4l2DocumentCamera>(openNode("video", 5s), profile);
    const drivers::V4l2Device witness{openNode("video", 5s)};
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    EXPECT_EQ(witness.control(V4L2_CID_BRIGHTNESS), 77);
    EXPECT_EQ(witness.control(V4L2_CID_CONTRAST), 33) << "a refused control stops none after it";
    EXPECT_EQ(witness.control(V4L2_CID_HFLIP), 1);
    m_camera->stop();
    EXPECT_EQ(witness.control(V4L2_CID_HFLIP), 0) << "the lamp goes out with the camera";
}

TEST_P(Vivid, IsRefusedToASecondUserUntilTheFirstStops)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    CameraBench second{smallProfile(GetParam())};
    const auto refused = second.camera->start(CameraMode::Preview, second.ring);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind(), ErrorKind::Unavailable);
    m_camera->stop();
    ASSERT_TRUE(second.camera->start(CameraMode::Preview, second.ring));
    EXPECT_TRUE(second.frame());
}

INSTANTIATE_TEST_SUITE_P(Camera,
                         Vivid,
                         testing::Values(CameraMemory::Ring, CameraMemory::Mapped),
                         [](const auto& instance) {
                             return instance.param == CameraMemory::Ring ? "FillingTheRing"
                                                                         : "Copying";
                         });

} // namespace
} // namespace ventanilla::lab
