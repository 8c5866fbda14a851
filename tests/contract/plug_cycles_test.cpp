// SPDX-License-Identifier: EUPL-1.2
//
// Plugs pulled and put back at random moments, and cameras started and stopped, again and again:
// nothing leaks and nothing stays stuck. VN_PLUG_CYCLES says how often;
// tests/contract/plug_cycles.sh runs the long form.
#include "drivers/virtual/virtual_barcode_reader.h"
#include "drivers/virtual/virtual_camera.h"
#include "tests/support/running_dock.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

namespace ventanilla::test {
namespace {

using namespace std::chrono_literals;

int cycles()
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment
    const char* wanted = std::getenv("VN_PLUG_CYCLES");
    constexpr int kShort = 25;
    return wanted == nullptr ? kShort : std::atoi(wanted); // NOLINT(cert-err34-c): by a script
}

std::ptrdiff_t openDescriptors()
{
    const std::filesystem::directory_iterator all{"/proc/self/fd"};
    return std::distance(begin(all), end(all));
}

/// A frame may still be on its way when the camera has stopped.
bool comesDownTo(std::ptrdiff_t wanted)
{
    for (int i = 0; i < 100 && openDescriptors() > wanted; ++i) {
        (void)waitReadable(-1, 20ms);
    }
    return openDescriptors() <= wanted;
}

class PlugCycles : public testing::Test
{
protected:
    void plug(const char* verb, const std::string& device)
    {
        m_dock.ask(std::string{R"({"do":")"} + verb + R"(","device":")" + device + R"("})");
    }
    /// A moment somewhere within two frames.
    void moment() { (void)waitReadable(-1, std::chrono::milliseconds{m_random() % 80}); }

    RunningDock m_dock;
    std::minstd_rand m_random{4};
};

TEST_F(PlugCycles, OfACameraLeaveNoDescriptorAndNoStuckState)
{
    auto ring = *FrameRing::create("cycles", kCameraRingSlots, kCameraRingSlotSize);
    drivers::VirtualDocumentCamera camera{m_dock.connect()};
    // The dock lives in this process too: its end of the line is there once it has answered.
    ASSERT_TRUE(camera.start(CameraMode::Preview, ring));
    const auto before = openDescriptors();
    for (int i = 0; i < cycles(); ++i) {
        ASSERT_TRUE(camera.start(CameraMode::Preview, ring)) << "cycle " << i;
        moment();
        (void)camera.next();
        plug("unplug", "document-camera");
        for (int k = 0; k < 200 && camera.readableFd() >= 0; ++k) {
            if (const auto frame = camera.next(); frame && *frame) {
                camera.giveBack((*frame)->slot);
            }
            (void)waitReadable(camera.readableFd(), 20ms);
        }
        ASSERT_EQ(camera.readableFd(), -1) << "cycle " << i;
        plug("plug", "document-camera");
    }
    EXPECT_TRUE(comesDownTo(before)) << openDescriptors() << " instead of " << before;
}

TEST_F(PlugCycles, OfABarcodeReaderLeaveNoDescriptorAndNoStuckState)
{
    drivers::VirtualBarcodeReader reader{m_dock.connect()};
    ASSERT_TRUE(reader.open());
    const auto before = openDescriptors();
    for (int i = 0; i < cycles(); ++i) {
        ASSERT_TRUE(reader.open()) << "cycle " << i;
        if (m_random() % 2 == 0) {
            m_dock.ask(R"({"do":"scan","text":"x"})");
        }
        plug("unplug", "barcode-reader");
        for (int k = 0; k < 200 && reader.readableFd() >= 0; ++k) {
            (void)reader.next();
            (void)waitReadable(reader.readableFd(), 20ms);
        }
        ASSERT_EQ(reader.readableFd(), -1) << "cycle " << i;
        plug("plug", "barcode-reader");
    }
    EXPECT_TRUE(comesDownTo(before)) << openDescriptors() << " instead of " << before;
}

TEST_F(PlugCycles, OfStartingAndStoppingACameraLeaveNoDescriptor)
{
    auto ring = *FrameRing::create("cycles", kCameraRingSlots, kCameraRingSlotSize);
    drivers::VirtualDocumentCamera camera{m_dock.connect()};
    // The dock lives in this process too: its end of the line is there once it has answered.
    ASSERT_TRUE(camera.start(CameraMode::Preview, ring));
    const auto before = openDescriptors();
    for (int i = 0; i < 10 * cycles(); ++i) {
        ASSERT_TRUE(camera.start(CameraMode::Preview, ring)) << "cycle " << i;
        camera.stop();
    }
    // The dock may keep the picture that it made last, which it had not made at first.
    EXPECT_TRUE(comesDownTo(before + 1)) << openDescriptors() << " instead of " << before;
}

} // namespace
} // namespace ventanilla::test
