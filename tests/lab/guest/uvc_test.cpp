// SPDX-License-Identifier: EUPL-1.2
//
// Our camera driver against the kernel's own uvcvideo and a USB camera that can be pulled out.
#include "tests/lab/guest/camera_bench.h"
#include "tests/lab/guest/uvc_device.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ventanilla::lab {
namespace {

using namespace std::chrono_literals;
using drivers::CameraMemory;
using drivers::CameraProfile;

CameraProfile profileOf(PixelFormat format, CameraMemory memory)
{
    CameraProfile profile;
    profile.format = format;
    profile.memory = memory;
    return profile;
}

struct Case
{
    const char* name;
    PixelFormat format;
    CameraMemory memory;
};

class Uvc : public testing::TestWithParam<Case>
{
protected:
    Uvc()
        : m_plugged(m_usb.plug())
        , m_bench(profileOf(GetParam().format, GetParam().memory))
    {}
    ~Uvc() override
    {
        m_bench.camera.reset();
        m_usb.unplug();
        becomesTrue([] { return nodes("video").empty(); }, 5s);
    }

    [[nodiscard]] static bool whole(const CameraFrame& frame)
    {
        const bool jpeg = GetParam().format == PixelFormat::Mjpeg;
        return frame.format == GetParam().format &&
               frame.size == (jpeg ? UvcDevice::kJpegSize
                                   : UvcDevice::kYuyvWidth * UvcDevice::kYuyvHeight * 2) &&
               frame.width == (jpeg ? 1920 : UvcDevice::kYuyvWidth);
    }

    UvcDevice m_usb;
    bool m_plugged;
    CameraBench m_bench;
};

TEST_P(Uvc, StreamsWholeFrames)
{
    ASSERT_TRUE(m_plugged);
    ASSERT_TRUE(m_bench.camera->start(CameraMode::Preview, m_bench.ring));
    for (int i = 0; i < 8; ++i) {
        const auto frame = m_bench.frame();
        ASSERT_TRUE(frame);
        EXPECT_TRUE(whole(*frame));
        const auto bytes = m_bench.ring.slot(frame->slot).first(frame->size);
        // The middle of one frame is of one colour: nothing of another frame is in it.
        EXPECT_TRUE(std::ranges::equal(bytes.subspan(3, 40000), bytes.subspan(4, 40000)));
        m_bench.camera->giveBack(frame->slot);
    }
}

TEST_P(Uvc, UsesNoTornFrameAndNoneWithItsErrorBitAndLosesNoBuffer)
{
    ASSERT_TRUE(m_plugged);
    ASSERT_TRUE(m_bench.camera->start(CameraMode::Preview, m_bench.ring));
    for (const auto fault : {UvcFault::TornFrame, UvcFault::ErrorBit}) {
        m_usb.breakFrames(fault, 5);
        for (int i = 0; i < 6; ++i) {
            const auto frame = m_bench.frame();
            ASSERT_TRUE(frame);
            EXPECT_TRUE(whole(*frame));
            m_bench.camera->giveBack(frame->slot);
        }
    }
}

TEST_P(Uvc, IsBackWithinThreeSecondsOfBeingPulledInMidStream)
{
    ASSERT_TRUE(m_plugged);
    const auto before = openDescriptors();
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(m_bench.camera->start(CameraMode::Preview, m_bench.ring));
        ASSERT_TRUE(m_bench.frame());
        m_usb.unplug();
        EXPECT_EQ(m_bench.endOfStream(), ErrorKind::Unavailable);
        EXPECT_EQ(m_bench.camera->readableFd(), -1);
        EXPECT_FALSE(m_bench.camera->start(CameraMode::Preview, m_bench.ring));
        m_bench.camera.reset();
        ASSERT_TRUE(becomesTrue([] { return nodes("video").empty(); }, 5s));
        ASSERT_TRUE(m_usb.plug());
        ASSERT_TRUE(becomesTrue([] { return !nodes("video").empty(); }, 5s));
        const auto known = std::chrono::steady_clock::now();
        m_bench.plug();
        ASSERT_TRUE(m_bench.camera->start(CameraMode::Preview, m_bench.ring));
        ASSERT_TRUE(m_bench.frame());
        EXPECT_LT(std::chrono::steady_clock::now() - known, 3s);
        m_bench.camera->stop();
    }
    EXPECT_EQ(openDescriptors(), before);
}

TEST_P(Uvc, MayBePulledWhileItsFramesAreLent)
{
    ASSERT_TRUE(m_plugged);
    ASSERT_TRUE(m_bench.camera->start(CameraMode::Preview, m_bench.ring));
    const auto lent = m_bench.frame();
    ASSERT_TRUE(lent);
    m_usb.unplug();
    EXPECT_EQ(m_bench.endOfStream(), ErrorKind::Unavailable);
    // The ring is ours whatever the kernel has let go of.
    const auto bytes = m_bench.ring.slot(lent->slot).first(lent->size);
    EXPECT_TRUE(std::ranges::equal(bytes.subspan(3, 40000), bytes.subspan(4, 40000)));
    m_bench.camera->giveBack(lent->slot);
}

INSTANTIATE_TEST_SUITE_P(
    Camera,
    Uvc,
    testing::Values(Case{"JpegFillingTheRing", PixelFormat::Mjpeg, CameraMemory::Ring},
                    Case{"JpegCopied", PixelFormat::Mjpeg, CameraMemory::Mapped},
                    Case{"YuyvFillingTheRing", PixelFormat::Yuyv, CameraMemory::Ring}),
    [](const auto& instance) { return instance.param.name; });

} // namespace
} // namespace ventanilla::lab
