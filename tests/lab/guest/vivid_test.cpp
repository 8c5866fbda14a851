// SPDX-License-Identifier: EUPL-1.2
//
// Our camera driver against the kernel's virtual video driver: streaming, injected faults,
// unplugging.
#include "drivers/camera/v4l2_call.h"
#include "drivers/camera/v4l2_camera.h"
#include "tests/lab/guest/kernel_devices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include <linux/videodev2.h>
#include <poll.h>

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
    profile.preview = {640, 360};
    profile.capture = drivers::PictureSize{640, 360};
    profile.memory = memory;
    return profile;
}

class Vivid : public testing::TestWithParam<CameraMemory>
{
protected:
    Vivid()
        : m_ring(*FrameRing::create("lab-ring", kCameraRingSlots, kCameraRingSlotSize))
    {
        if (nodes("video").empty()) {
            writeFile(std::string{kDriver} + "bind", "vivid.0");
        }
        plug();
    }

    void plug()
    {
        m_camera =
            std::make_unique<V4l2DocumentCamera>(openNode("video", 5s), smallProfile(GetParam()));
    }

    Result<std::optional<CameraFrame>> outcomeWithin(std::chrono::milliseconds limit)
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (std::chrono::steady_clock::now() < end) {
            auto frame = m_camera->next();
            if (!frame || *frame) {
                return frame;
            }
            pollfd poll{m_camera->readableFd(), POLLIN, 0};
            ::poll(&poll, 1, 200);
        }
        return std::optional<CameraFrame>{};
    }

    std::optional<CameraFrame> frame() { return outcomeWithin(5s).value_or(std::nullopt); }

    /// Takes frames and gives them back until the stream ends.
    std::optional<ErrorKind> endOfStream()
    {
        const auto end = std::chrono::steady_clock::now() + 8s;
        while (std::chrono::steady_clock::now() < end) {
            const auto outcome = outcomeWithin(8s);
            if (!outcome) {
                return outcome.error().kind();
            }
            if (*outcome) {
                m_camera->giveBack((*outcome)->slot);
            }
        }
        return std::nullopt;
    }

    FrameRing m_ring;
    std::unique_ptr<V4l2DocumentCamera> m_camera;
};

TEST_P(Vivid, StreamsWholeFramesIntoTheRing)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    std::uint32_t last = 0;
    for (int i = 0; i < 20; ++i) {
        const auto got = frame();
        ASSERT_TRUE(got);
        EXPECT_EQ(got->width, 640);
        EXPECT_EQ(got->height, 360);
        EXPECT_EQ(got->format, PixelFormat::Yuyv);
        EXPECT_EQ(got->size, 640U * 360 * 2);
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
        const auto got = frame();
        ASSERT_TRUE(got);
        EXPECT_TRUE(seen.at(got->slot).empty());
        const auto pixels = m_ring.slot(got->slot).first(got->size);
        seen.at(got->slot).assign(pixels.begin(), pixels.end());
    }
    const auto nothing = outcomeWithin(500ms);
    ASSERT_TRUE(nothing);
    EXPECT_FALSE(*nothing);
    for (std::uint32_t slot = 0; slot < kCameraRingSlots; ++slot) {
        EXPECT_TRUE(std::ranges::equal(m_ring.slot(slot).first(seen[slot].size()), seen[slot]));
    }
    m_camera->giveBack(2);
    const auto got = frame();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->slot, 2U);
}

TEST_P(Vivid, StartsAndStopsWithoutKeepingAnything)
{
    const auto before = openDescriptors();
    for (int i = 0; i < 10; ++i) {
        const auto mode = i % 2 == 0 ? CameraMode::Preview : CameraMode::Capture;
        ASSERT_TRUE(m_camera->start(mode, m_ring));
        ASSERT_TRUE(frame());
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
    for (int i = 0; i < 8; ++i) {
        ASSERT_TRUE(inject("Inject V4L2_BUF_FLAG_ERROR"));
        const auto got = frame();
        ASSERT_TRUE(got);
        EXPECT_EQ(got->size, 640U * 360 * 2);
        m_camera->giveBack(got->slot);
    }
}

TEST_P(Vivid, SaysThatTheCameraIsGoneWhenItsBuffersFail)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    ASSERT_TRUE(frame());
    ASSERT_TRUE(inject("Inject Fatal Streaming Error"));
    EXPECT_EQ(endOfStream(), ErrorKind::Unavailable);
    EXPECT_EQ(m_camera->readableFd(), -1);
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    EXPECT_TRUE(frame());
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
        EXPECT_TRUE(frame()) << fault;
        m_camera->stop();
    }
}

TEST_P(Vivid, IsBackWithinThreeSecondsOfBeingPluggedInAgain)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    ASSERT_TRUE(frame());
    ASSERT_TRUE(writeFile(std::string{kDriver} + "unbind", "vivid.0"));
    EXPECT_EQ(endOfStream(), ErrorKind::Unavailable);
    EXPECT_FALSE(m_camera->start(CameraMode::Preview, m_ring));
    m_camera.reset();
    ASSERT_TRUE(writeFile(std::string{kDriver} + "bind", "vivid.0"));
    const auto plugged = std::chrono::steady_clock::now();
    plug();
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    ASSERT_TRUE(frame());
    EXPECT_LT(std::chrono::steady_clock::now() - plugged, 3s);
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
