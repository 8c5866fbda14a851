// SPDX-License-Identifier: EUPL-1.2
//
// The station's eye on a kernel made of files.
#include "kiosk/app/station_hardware/hardware_opener.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace ventanilla::app {
namespace {

namespace fs = std::filesystem;

class HardwareOpenerTest : public testing::Test
{
protected:
    HardwareOpenerTest()
    {
        fs::create_directories(sys() / "class");
        fs::create_directories(dev());
    }

    [[nodiscard]] fs::path sys() const { return fs::path{m_folder.path()} / "sys"; }
    [[nodiscard]] fs::path dev() const { return fs::path{m_folder.path()} / "dev"; }

    static void put(const fs::path& path, const std::string& text)
    {
        fs::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << text;
    }

    /// A node of a USB device at @p port, as the kernel lays it out.
    fs::path plug(const std::string& subsystem, const std::string& node, const std::string& port)
    {
        const auto usb = sys() / "devices/usb1" / port;
        put(usb / "idVendor", "046d\n");
        put(usb / "idProduct", "0825\n");
        const auto folder = usb / (port + ":1.0") / subsystem / fs::path{node}.filename();
        put(folder / "uevent", "MAJOR=81\nDEVNAME=" + node + "\n");
        fs::create_directories(sys() / "class" / subsystem);
        fs::create_directory_symlink(folder, sys() / "class" / subsystem / folder.filename());
        put(dev() / node, "");
        return folder;
    }

    void unplug(const std::string& subsystem, const std::string& node)
    {
        fs::remove(sys() / "class" / subsystem / fs::path{node}.filename());
        fs::remove(dev() / node);
    }

    HardwareOpener opener(const std::string& rules = "")
    {
        return {rules.empty() ? usualDeviceRules() : *parseDeviceRules(rules),
                {sys().string(), dev().string(), m_folder.path()}};
    }

    test::TemporaryFolder m_folder;
};

TEST_F(HardwareOpenerTest, FindsTheCapturingNodeOfACamera)
{
    put(plug("video4linux", "video1", "1-2") / "index", "1\n");
    put(plug("video4linux", "video4", "1-2") / "index", "0\n");
    const auto nodes = kernelNodes(sys().string());
    ASSERT_EQ(nodes.size(), 1U);
    EXPECT_EQ(nodes[0].node, "video4");
    EXPECT_EQ(nodes[0].usb, "046d:0825");
    EXPECT_EQ(nodes[0].port, "1-2");
    EXPECT_TRUE(opener().open("document-camera"));
}

TEST_F(HardwareOpenerTest, FindsACameraAgainUnderAnotherName)
{
    auto devices = opener();
    put(plug("video4linux", "video0", "1-2") / "index", "0\n");
    EXPECT_TRUE(devices.open("document-camera"));
    unplug("video4linux", "video0");
    const auto gone = devices.open("document-camera");
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().kind(), ErrorKind::NotFound);
    put(plug("video4linux", "video3", "1-2") / "index", "0\n");
    EXPECT_TRUE(devices.open("document-camera"));
}

TEST_F(HardwareOpenerTest, KnowsABarcodeReaderByItsUsagePage)
{
    put(plug("hidraw", "hidraw0", "1-3") / "device/report_descriptor", "\x05\x01\x09\x06");
    put(plug("hidraw", "hidraw1", "1-4") / "device/report_descriptor", "\x05\x8C\x09\x02");
    put(plug("hidraw", "hidraw2", "1-5") / "device/report_descriptor",
        std::string{"\x06\x8C\0\x09", 4});
    const auto nodes = kernelNodes(sys().string());
    ASSERT_EQ(nodes.size(), 3U);
    EXPECT_EQ(nodes[0].usagePage, "01");
    EXPECT_EQ(nodes[1].usagePage, "8c");
    EXPECT_EQ(nodes[2].usagePage, "8c");
    EXPECT_TRUE(opener().open("barcode-reader"));
}

TEST_F(HardwareOpenerTest, GivesTheProfileOfTheRuleWithTheDevice)
{
    put(fs::path{m_folder.path()} / "fixed.profile", "skip = 3\n");
    put(plug("video4linux", "video0", "1-2") / "index", "0\n");
    const std::string rule =
        R"([{"device":"document-camera","subsystem":"video4linux","profile":")";
    const auto device = opener(rule + R"(fixed.profile"}])").open("document-camera");
    ASSERT_TRUE(device);
    EXPECT_EQ(device->settings, "skip = 3\n");
    EXPECT_FALSE(opener(rule + R"(absent.profile"}])").open("document-camera"));
}

TEST_F(HardwareOpenerTest, NamesWhatIsLackingTheGravestFirst)
{
    using enum DeviceLack;
    auto devices = opener();
    EXPECT_EQ(devices.readiness().lacks, (std::vector{DocumentCamera, BarcodeReader, SlipPrinter}));
    EXPECT_FALSE(devices.readiness().ready());
    put(plug("video4linux", "video0", "1-2") / "index", "0\n");
    EXPECT_EQ(devices.readiness().lacks, (std::vector{BarcodeReader, SlipPrinter}));
    EXPECT_TRUE(devices.readiness().ready());
    plug("usbmisc", "usb/lp0", "2-1");
    put(plug("hidraw", "hidraw1", "1-4") / "device/report_descriptor", "\x05\x8C\x09\x02");
    EXPECT_TRUE(devices.readiness().lacks.empty());
}

TEST_F(HardwareOpenerTest, WarnsOfAReaderThatIsAKeyboard)
{
    using enum DeviceLack;
    put(plug("video4linux", "video0", "1-2") / "index", "0\n");
    put(plug("input", "input/event3", "1-4") / "device/name", "Wedge\n");
    auto devices = opener(R"([{"device":"document-camera","subsystem":"video4linux"},
                              {"device":"portrait-camera","subsystem":"video4linux","port":"9"},
                              {"device":"barcode-reader","subsystem":"input","name":"Wedge"}])");
    EXPECT_EQ(devices.readiness().lacks,
              (std::vector{PortraitCamera, ControlCharacters, SlipPrinter}));
    EXPECT_TRUE(devices.open("barcode-reader"));
}

TEST_F(HardwareOpenerTest, GoesByTheUsualRulesWhereThereIsNoFile)
{
    const auto usual = HardwareOpener::readRules(m_folder.path());
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->size(), usualDeviceRules().size());
    put(fs::path{m_folder.path()} / "devices.json", "[]");
    EXPECT_TRUE(HardwareOpener::readRules(m_folder.path())->empty());
    put(fs::path{m_folder.path()} / "devices.json", "nonsense");
    EXPECT_FALSE(HardwareOpener::readRules(m_folder.path()));
}

} // namespace
} // namespace ventanilla::app
