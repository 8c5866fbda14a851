// SPDX-License-Identifier: EUPL-1.2
//
// The station's rules on a real kernel: hardware is found by what it is, wherever it is plugged in.
#include "drivers/barcode/hardware_barcode_reader.h"
#include "drivers/printer/escpos_printer.h"
#include "kiosk/app/station_hardware/hardware_opener.h"
#include "tests/lab/guest/kernel_devices.h"
#include "tests/lab/guest/usb_gadget.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ventanilla::lab {
namespace {

using namespace std::chrono_literals;
using app::DeviceLack;
using app::HardwareOpener;

class StationHardware : public testing::Test
{
protected:
    StationHardware() { UsbGadget::make(); }
    ~StationHardware() override { UsbGadget::unplug(); }

    bool comes(const std::string& device)
    {
        return becomesTrue([&] { return m_devices.open(device).has_value(); }, 5s);
    }
    bool goes(const std::string& device)
    {
        return becomesTrue([&] { return !m_devices.open(device); }, 5s);
    }

    HardwareOpener m_devices{app::usualDeviceRules(), {}};
};

TEST_F(StationHardware, FindsReaderAndPrinterEachTimeTheyArePluggedIn)
{
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(UsbGadget::plug());
        EXPECT_TRUE(comes("barcode-reader"));
        EXPECT_TRUE(comes("slip-printer"));
        auto device = m_devices.open("barcode-reader");
        ASSERT_TRUE(device);
        const auto reader = drivers::makeBarcodeReader(std::move(device->fd));
        ASSERT_TRUE(reader);
        EXPECT_TRUE((*reader)->open());
        ASSERT_TRUE(UsbGadget::unplug());
        EXPECT_TRUE(goes("barcode-reader"));
        EXPECT_TRUE(goes("slip-printer"));
    }
}

TEST_F(StationHardware, SaysWhatIsLackingAndNoLongerLacking)
{
    const auto lacks = [this](DeviceLack lack) {
        return std::ranges::count(m_devices.readiness().lacks, lack) > 0;
    };
    EXPECT_TRUE(lacks(DeviceLack::BarcodeReader));
    ASSERT_TRUE(UsbGadget::plug());
    EXPECT_TRUE(becomesTrue([&] { return !lacks(DeviceLack::BarcodeReader); }, 5s));
    EXPECT_TRUE(becomesTrue([&] { return !lacks(DeviceLack::SlipPrinter); }, 5s));
    EXPECT_TRUE(lacks(DeviceLack::DocumentCamera));
    EXPECT_FALSE(m_devices.readiness().ready());
}

TEST_F(StationHardware, TellsWhereADeviceIsPluggedInAndWhoMadeIt)
{
    ASSERT_TRUE(UsbGadget::plug());
    ASSERT_TRUE(comes("barcode-reader"));
    const auto nodes = app::kernelNodes();
    const auto found = std::ranges::find(nodes, std::string{"8c"}, &app::KernelNode::usagePage);
    ASSERT_NE(found, nodes.end());
    EXPECT_EQ(found->usb, "1d6b:0104");
    EXPECT_FALSE(found->port.empty());
    EXPECT_NE(found->name.find("Lab scanner"), std::string::npos) << found->name;
}

} // namespace
} // namespace ventanilla::lab
