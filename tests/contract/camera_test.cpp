// SPDX-License-Identifier: EUPL-1.2
//
// What every camera behind the port must do, asked of the dock's cameras.
#include "drivers/virtual/virtual_camera.h"
#include "tests/support/running_dock.h"

#include <gtest/gtest.h>

#include <memory>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;
using drivers::VirtualDocumentCamera;
using drivers::VirtualPortraitCamera;

struct Cameras
{
    const char* name;
    std::unique_ptr<Camera> (*make)(const test::RunningDock& dock);
};

class CameraContract : public testing::TestWithParam<Cameras>
{
protected:
    CameraContract()
        : m_ring(*FrameRing::create("test-ring", kCameraRingSlots, kCameraRingSlotSize))
        , m_camera(GetParam().make(m_dock))
    {}

    std::optional<CameraFrame> frameWithin(std::chrono::milliseconds limit)
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (std::chrono::steady_clock::now() < end) {
            auto frame = m_camera->next();
            if (!frame || *frame) {
                return frame.value_or(std::nullopt);
            }
            (void)test::waitReadable(m_camera->readableFd(), 100ms);
        }
        return std::nullopt;
    }

    /// The error kind that ends the stream.
    ErrorKind endOfStream()
    {
        while (true) {
            const auto frame = m_camera->next();
            if (!frame) {
                return frame.error().kind();
            }
            if (*frame) {
                m_camera->giveBack((*frame)->slot);
            }
            (void)test::waitReadable(m_camera->readableFd(), 100ms);
        }
    }

    std::string device(const char* verb)
    {
        return std::string{R"({"do":")"} + verb + R"(","device":")" + GetParam().name + R"("})";
    }

    test::RunningDock m_dock;
    FrameRing m_ring;
    std::unique_ptr<Camera> m_camera;
};

TEST_P(CameraContract, HasNothingToReadBeforeItStarts)
{
    EXPECT_EQ(m_camera->readableFd(), -1);
    EXPECT_FALSE(m_camera->next());
}

TEST_P(CameraContract, StreamsJpegFramesIntoTheRing)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    const auto frame = frameWithin(5s);
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->width, 1920);
    EXPECT_EQ(frame->height, 1080);
    const auto slot = m_ring.slot(frame->slot);
    EXPECT_EQ(slot[0], std::byte{0xFF});
    EXPECT_EQ(slot[1], std::byte{0xD8});
    EXPECT_EQ(slot[frame->size - 2], std::byte{0xFF});
    EXPECT_EQ(slot[frame->size - 1], std::byte{0xD9});
}

TEST_P(CameraContract, CapturesInTheSensorsFullResolution)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Capture, m_ring));
    const auto frame = frameWithin(5s);
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->width, 3840);
    EXPECT_EQ(frame->height, 2160);
}

TEST_P(CameraContract, NeverUsesASlotThatIsLent)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    std::vector<bool> lent(kCameraRingSlots, false);
    for (std::size_t i = 0; i < kCameraRingSlots; ++i) {
        const auto frame = frameWithin(5s);
        ASSERT_TRUE(frame);
        EXPECT_FALSE(lent[frame->slot]);
        lent[frame->slot] = true;
    }
    EXPECT_FALSE(frameWithin(400ms));
    m_camera->giveBack(2);
    const auto frame = frameWithin(5s);
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->slot, 2U);
}

TEST_P(CameraContract, StopsAndStartsAgain)
{
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
        ASSERT_TRUE(frameWithin(5s));
        m_camera->stop();
        EXPECT_EQ(m_camera->readableFd(), -1);
        EXPECT_FALSE(m_camera->next());
    }
}

TEST_P(CameraContract, SaysThatItWasUnpluggedAndComesBack)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    ASSERT_TRUE(frameWithin(5s));
    m_dock.ask(device("unplug"));
    EXPECT_EQ(endOfStream(), ErrorKind::Unavailable);
    EXPECT_EQ(m_camera->readableFd(), -1);
    const auto refused = m_camera->start(CameraMode::Preview, m_ring);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind(), ErrorKind::Unavailable);
    m_dock.ask(device("plug"));
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    EXPECT_TRUE(frameWithin(5s));
}

TEST_P(CameraContract, IsUnavailableWhenTheWorldEnds)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    m_dock.end();
    EXPECT_EQ(endOfStream(), ErrorKind::Unavailable);
    EXPECT_FALSE(m_camera->start(CameraMode::Preview, m_ring));
}

TEST_P(CameraContract, HasOneUserAtATime)
{
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    const auto second = GetParam().make(m_dock);
    auto other = *FrameRing::create("other-ring", kCameraRingSlots, kCameraRingSlotSize);
    EXPECT_FALSE(second->start(CameraMode::Preview, other));
    m_camera.reset();
    EXPECT_TRUE(second->start(CameraMode::Preview, other));
}

TEST_P(CameraContract, TimesOutOnADeviceThatHangsAndRecovers)
{
    const auto delay =
        std::string{R"({"do":"delay","device":")"} + GetParam().name + R"(","milliseconds":)";
    m_dock.ask(delay + "2300}");
    const auto hung = m_camera->start(CameraMode::Preview, m_ring);
    ASSERT_FALSE(hung);
    EXPECT_EQ(hung.error().kind(), ErrorKind::TimedOut);
    m_dock.ask(delay + "0}");
    // The late answer of the first call must not be taken for that of the second.
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    EXPECT_TRUE(frameWithin(5s));
}

TEST_P(CameraContract, DropsNothingButTheFrameThatIsTorn)
{
    m_dock.ask(std::string{R"({"do":"fault","fault":"torn","device":")"} + GetParam().name +
               R"("})");
    ASSERT_TRUE(m_camera->start(CameraMode::Preview, m_ring));
    const auto torn = frameWithin(5s);
    const auto whole = frameWithin(5s);
    ASSERT_TRUE(torn && whole);
    EXPECT_LT(torn->size, whole->size * 2 / 3);
}

template <typename T>
std::unique_ptr<Camera> make(const test::RunningDock& dock)
{
    return std::make_unique<T>(dock.connect());
}

INSTANTIATE_TEST_SUITE_P(Virtual,
                         CameraContract,
                         testing::Values(Cameras{"document-camera", make<VirtualDocumentCamera>},
                                         Cameras{"portrait-camera", make<VirtualPortraitCamera>}),
                         [](const auto& instance) {
                             return instance.index == 0 ? "DocumentCamera" : "PortraitCamera";
                         });

} // namespace
} // namespace ventanilla
