// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station_hardware/device_rules.h"

#include <gtest/gtest.h>

namespace ventanilla::app {
namespace {

const std::vector<KernelNode> kNodes{
    {"hidraw", "hidraw0", "046a:0023", "1-3", "Keyboard", "01"},
    {"hidraw", "hidraw1", "0c2e:0b07", "1-4", "Scanner", "8c"},
    {"video4linux", "video0", "046d:0825", "1-1", "Webcam", ""},
    {"video4linux", "video2", "046d:0825", "1-2", "Webcam", ""},
    {"usbmisc", "usb/lp0", "04b8:0e15", "2-1", "", ""},
};

TEST(DeviceRules, TellTwoCamerasOfOneModelApartByTheirPort)
{
    const auto rules = parseDeviceRules(R"([
        {"device":"document-camera","subsystem":"video4linux","usb":"046d:0825","port":"1-2",
         "profile":"fixed.profile"},
        {"device":"portrait-camera","subsystem":"video4linux","port":"1-1"}])");
    ASSERT_TRUE(rules);
    const auto document = matches(*rules, kNodes, "document-camera");
    ASSERT_EQ(document.size(), 1U);
    EXPECT_EQ(document[0].node.node, "video2");
    EXPECT_EQ(document[0].rule.profile, "fixed.profile");
    const auto portrait = matches(*rules, kNodes, "portrait-camera");
    ASSERT_EQ(portrait.size(), 1U);
    EXPECT_EQ(portrait[0].node.node, "video0");
}

TEST(DeviceRules, ThatAreUsualFindAReaderAndNoKeyboard)
{
    const auto rules = usualDeviceRules();
    const auto readers = matches(rules, kNodes, "barcode-reader");
    ASSERT_EQ(readers.size(), 1U);
    EXPECT_EQ(readers[0].node.node, "hidraw1");
    EXPECT_EQ(matches(rules, kNodes, "slip-printer").size(), 1U);
    EXPECT_TRUE(matches(rules, kNodes, "portrait-camera").empty());
}

TEST(DeviceRules, PreferTheRuleThatStandsFirst)
{
    const auto rules = parseDeviceRules(R"([
        {"device":"document-camera","subsystem":"video4linux","port":"1-2"},
        {"device":"document-camera","subsystem":"video4linux"}])");
    ASSERT_TRUE(rules);
    const auto found = matches(*rules, kNodes, "document-camera");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].node.node, "video2");
}

TEST(DeviceRules, RefuseWhatTheyDoNotKnow)
{
    for (const auto* text : {"",
                             "{}",
                             "[1]",
                             R"([{"device":"coffee-machine","subsystem":"usbmisc"}])",
                             R"([{"device":"document-camera"}])",
                             R"([{"device":"document-camera","subsystem":"video4linux","node":0}])",
                             R"([{"device":"document-camera","subsystem":"video4linux","x":"y"}])",
                             R"([{"device":"slip-printer","subsystem":"usbmisc","paper":"110"}])",
                             R"([{"device":"document-camera","subsystem":"video4linux",
                                  "profile":"../../secret"}])"})
    {
        const auto rules = parseDeviceRules(text);
        ASSERT_FALSE(rules) << text;
        EXPECT_EQ(rules.error().kind(), ErrorKind::InvalidInput) << text;
    }
}

} // namespace
} // namespace ventanilla::app
