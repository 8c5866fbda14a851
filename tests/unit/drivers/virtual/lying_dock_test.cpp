// SPDX-License-Identifier: EUPL-1.2
//
// A dock that lies: whatever it says, the camera ends its stream or drops the frame.
#include "drivers/virtual/virtual_camera.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>

#include <sys/mman.h>
#include <unistd.h>

namespace ventanilla::drivers {
namespace {

class LyingDock : public testing::Test
{
protected:
    LyingDock()
        : m_ring(*FrameRing::create("test-ring", kCameraRingSlots, 1024))
    {
        auto pair = LineSocket::pair();
        m_dock = std::move(pair->first);
        m_camera = std::make_unique<VirtualDocumentCamera>(LineSocket{std::move(pair->second)});
        // The answers to hello and start lie ready before they are asked for.
        say(R"({"ok":true})");
        say(R"({"ok":true})");
        m_started = m_camera->start(CameraMode::Preview, m_ring).has_value();
    }

    void say(const std::string& line, int fd = -1)
    {
        const std::array fds{fd};
        (void)m_dock.send(line, fd < 0 ? std::span<const int>{} : std::span<const int>{fds});
    }
    static std::string frame(const std::string& size)
    {
        return R"({"frame":{"size":)" + size +
               R"(,"width":8,"height":8,"format":"mjpeg","sequence":1}})";
    }

    FrameRing m_ring;
    LineSocket m_dock;
    std::unique_ptr<VirtualDocumentCamera> m_camera;
    bool m_started = false;
};

TEST_F(LyingDock, IsBelievedWhenItSpeaksTheTruth)
{
    ASSERT_TRUE(m_started);
    const auto memory = *SharedMemory::create("frame", 100);
    say(frame("100"), memory.fd());
    const auto next = m_camera->next();
    ASSERT_TRUE(next && *next);
    EXPECT_EQ((*next)->size, 100U);
}

TEST_F(LyingDock, GetsNoSlotForAFrameThatIsNotThere)
{
    ASSERT_TRUE(m_started);
    const auto small = *SharedMemory::create("frame", 100);
    const auto large = *SharedMemory::create("frame", 4000);
    const UniqueFd unsealed{::memfd_create("frame", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    ASSERT_EQ(::ftruncate(unsealed.get(), 100), 0);
    say(frame("100"));                 // no memory
    say(frame("101"), small.fd());     // more than there is
    say(frame("0"), small.fd());       // nothing
    say(frame("4000"), large.fd());    // more than a slot holds
    say(frame("100"), unsealed.get()); // could shrink under us
    const auto next = m_camera->next();
    ASSERT_TRUE(next);
    EXPECT_FALSE(*next);
}

TEST_F(LyingDock, EndsTheStreamWithNonsense)
{
    for (const char* nonsense : {"",
                                 "nonsense",
                                 "[]",
                                 "{}",
                                 "\xff\xfe",
                                 R"({"ok":"perhaps"})",
                                 R"({"frame":7})",
                                 R"({"frame":{"size":-1,"width":8,"height":8,"sequence":1}})",
                                 R"({"frame":{"size":1e30,"width":8,"height":8,"sequence":1}})",
                                 R"({"frame":{"size":9,"width":70000,"height":8,"sequence":1}})",
                                 R"({"scan":{"base64":"?"}})"})
    {
        EXPECT_FALSE(parseDockLine(nonsense)) << nonsense;
    }
    ASSERT_TRUE(m_started);
    say("nonsense");
    const auto next = m_camera->next();
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().kind(), ErrorKind::Unavailable);
    EXPECT_EQ(m_camera->readableFd(), -1);
    EXPECT_FALSE(m_camera->start(CameraMode::Preview, m_ring));
}

TEST_F(LyingDock, DoesNoHarmWithAnAnswerThatNobodyAskedFor)
{
    ASSERT_TRUE(m_started);
    say(R"({"ok":true})");
    say(R"({"event":"unplugged"})");
    const auto next = m_camera->next();
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().kind(), ErrorKind::Unavailable);
}

} // namespace
} // namespace ventanilla::drivers
