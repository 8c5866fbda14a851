// SPDX-License-Identifier: EUPL-1.2
//
// Bad frames are not used and every buffer goes back, with a camera that lies.
#include "drivers/camera/frame_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

namespace ventanilla::drivers {
namespace {

constexpr VideoMode kMode{PixelFormat::Yuyv, {16, 8}};
constexpr std::uint32_t kWhole = 16 * 8 * 2;

/// What the camera does is told to it beforehand; where its buffers are can be asked at any time.
struct Camera
{
    std::deque<FilledBuffer> filled;
    std::vector<bool> withCamera = std::vector<bool>(4, true);
    bool gone = false;
    bool refuses = false;

    void fill(std::uint32_t index, std::uint32_t bytes, bool bad = false)
    {
        withCamera.at(index) = false;
        filled.push_back({index, bytes, static_cast<std::uint32_t>(sequence++), bad});
    }
    int sequence = 0;
};

class FakeQueue : public VideoQueue
{
public:
    FakeQueue(Camera& camera, bool fillsRing)
        : m_camera(camera)
        , m_fillsRing(fillsRing)
        , m_memory(4, std::vector<std::byte>(kWhole, std::byte{7}))
    {}
    [[nodiscard]] bool fillsRing() const override { return m_fillsRing; }
    [[nodiscard]] std::uint32_t buffers() const override { return 4; }
    [[nodiscard]] std::span<const std::byte> memory(std::uint32_t index) const override
    {
        return m_memory.at(index);
    }
    [[nodiscard]] Result<std::optional<FilledBuffer>> dequeue() override
    {
        if (m_camera.gone) {
            return Error{ErrorKind::Unavailable, "gone"};
        }
        if (m_camera.filled.empty()) {
            return std::optional<FilledBuffer>{};
        }
        const auto first = m_camera.filled.front();
        m_camera.filled.pop_front();
        return std::optional{first};
    }
    Result<void> enqueue(std::uint32_t index) override
    {
        if (m_camera.refuses) {
            return Error{ErrorKind::Unavailable, "gone"};
        }
        EXPECT_FALSE(m_camera.withCamera.at(index)) << "given back twice";
        m_camera.withCamera.at(index) = true;
        return {};
    }

private:
    Camera& m_camera;
    bool m_fillsRing;
    std::vector<std::vector<std::byte>> m_memory;
};

class FrameStreamTest : public testing::TestWithParam<bool>
{
protected:
    FrameStream stream(std::uint32_t skipped = 0)
    {
        return {std::make_unique<FakeQueue>(m_camera, GetParam()), kMode, m_ring, skipped};
    }
    std::size_t away() const
    {
        return static_cast<std::size_t>(std::ranges::count(m_camera.withCamera, false));
    }

    FrameRing m_ring = *FrameRing::create("test", kCameraRingSlots, 4096);
    Camera m_camera;
};

TEST_P(FrameStreamTest, PassesAWholeFrameOnAndTakesItBack)
{
    auto frames = stream();
    m_camera.fill(1, kWhole);
    const auto frame = frames.next();
    ASSERT_TRUE(frame && *frame);
    EXPECT_EQ((*frame)->size, kWhole);
    EXPECT_EQ((*frame)->width, 16);
    frames.giveBack((*frame)->slot);
    EXPECT_EQ(away(), 0U);
}

TEST_P(FrameStreamTest, UsesNoFrameThatIsFlaggedShortOverlongOrEmpty)
{
    auto frames = stream();
    m_camera.fill(0, kWhole, true);
    m_camera.fill(1, kWhole - 1);
    m_camera.fill(2, kWhole + 1);
    m_camera.fill(3, 0);
    const auto nothing = frames.next();
    ASSERT_TRUE(nothing);
    EXPECT_FALSE(*nothing);
    EXPECT_EQ(away(), 0U);
}

TEST_P(FrameStreamTest, SkipsTheFirstWholeFramesAfterAStart)
{
    auto frames = stream(2);
    for (std::uint32_t i = 0; i < 3; ++i) {
        m_camera.fill(i, kWhole);
    }
    const auto third = frames.next();
    ASSERT_TRUE(third && *third);
    EXPECT_EQ((*third)->sequence, 2U);
}

TEST_P(FrameStreamTest, IgnoresASlotThatWasNotLentOrDoesNotExist)
{
    auto frames = stream();
    frames.giveBack(3);
    frames.giveBack(400);
    m_camera.fill(0, kWhole);
    const auto frame = frames.next();
    ASSERT_TRUE(frame && *frame);
    frames.giveBack((*frame)->slot);
    frames.giveBack((*frame)->slot);
    EXPECT_EQ(away(), 0U);
}

TEST_P(FrameStreamTest, SaysThatTheCameraIsGone)
{
    auto frames = stream();
    m_camera.gone = true;
    const auto gone = frames.next();
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().kind(), ErrorKind::Unavailable);
}

TEST_P(FrameStreamTest, SaysThatTheCameraIsGoneWhenItTakesNoBufferBack)
{
    auto frames = stream();
    m_camera.fill(0, kWhole);
    m_camera.refuses = true;
    auto outcome = frames.next();
    if (outcome && *outcome) {
        frames.giveBack((*outcome)->slot);
        outcome = frames.next();
    }
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().kind(), ErrorKind::Unavailable);
}

TEST_P(FrameStreamTest, IsStarvedWhenEverySlotIsLent)
{
    auto frames = stream();
    for (std::uint32_t i = 0; i < 4; ++i) {
        EXPECT_FALSE(frames.starved());
        m_camera.fill(i, kWhole);
        const auto frame = frames.next();
        ASSERT_TRUE(frame && *frame);
    }
    EXPECT_TRUE(frames.starved());
    frames.giveBack(0);
    EXPECT_FALSE(frames.starved());
}

INSTANTIATE_TEST_SUITE_P(Camera, FrameStreamTest, testing::Bool(), [](const auto& instance) {
    return instance.param ? "FillingTheRing" : "Copying";
});

} // namespace
} // namespace ventanilla::drivers
