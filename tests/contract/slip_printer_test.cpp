// SPDX-License-Identifier: EUPL-1.2
//
// What every slip printer behind the port must do, asked of the dock's printer.
#include "drivers/virtual/virtual_slip_printer.h"
#include "tests/support/offscreen.h"
#include "tests/support/running_dock.h"

#include <gtest/gtest.h>

namespace ventanilla {
namespace {

class SlipPrinterContract : public testing::Test
{
protected:
    SlipPrinterContract() { test::offscreenApplication(); }

    std::string fault(const std::string& name, const std::string& when)
    {
        return m_dock.ask(R"({"do":"fault","device":"slip-printer","fault":")" + name +
                          R"(","when":")" + when + R"("})");
    }
    [[nodiscard]] bool hasSlip(int number) const
    {
        return std::filesystem::exists(m_dock.folder() /
                                       ("slip-00" + std::to_string(number) + ".png"));
    }

    test::RunningDock m_dock;
    drivers::VirtualSlipPrinter m_printer{m_dock.connect(), drivers::PaperWidth::Mm80};
    Slip m_slip{
        "en", {{SlipLine::Style::Title, SensitiveText{"Accepted"}}}, SensitiveText{"VNR1:x:Y"}};
};

TEST_F(SlipPrinterContract, PrintsASlip)
{
    EXPECT_EQ(m_printer.state(), PrinterState::Ready);
    ASSERT_TRUE(m_printer.print(m_slip));
    EXPECT_TRUE(hasSlip(1));
    ASSERT_TRUE(m_printer.print(m_slip));
    EXPECT_TRUE(hasSlip(2));
}

TEST_F(SlipPrinterContract, NamesEveryStateAndRecovers)
{
    const std::pair<const char*, PrinterState> states[]{{"paper-low", PrinterState::PaperLow},
                                                        {"paper-out", PrinterState::PaperOut},
                                                        {"cover-open", PrinterState::CoverOpen},
                                                        {"offline", PrinterState::Offline}};
    for (const auto& [name, state] : states) {
        fault(name, "repeatedly");
        EXPECT_EQ(m_printer.state(), state) << name;
    }
    fault("", "clear");
    EXPECT_EQ(m_printer.state(), PrinterState::Ready);
}

TEST_F(SlipPrinterContract, FailsWithoutPaperAndKeepsNothing)
{
    fault("paper-out", "repeatedly");
    const auto failed = m_printer.print(m_slip);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind(), ErrorKind::Unavailable);
    EXPECT_FALSE(hasSlip(1));
    fault("", "clear");
    EXPECT_TRUE(m_printer.print(m_slip));
}

TEST_F(SlipPrinterContract, PrintsWhilePaperIsLow)
{
    fault("paper-low", "repeatedly");
    EXPECT_TRUE(m_printer.print(m_slip));
}

TEST_F(SlipPrinterContract, TimesOutOnAJamOnce)
{
    fault("jam", "next");
    const auto failed = m_printer.print(m_slip);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind(), ErrorKind::TimedOut);
    EXPECT_TRUE(m_printer.print(m_slip));
}

TEST_F(SlipPrinterContract, IsOfflineWhenUnpluggedOrGone)
{
    m_dock.ask(R"({"do":"unplug","device":"slip-printer"})");
    EXPECT_EQ(m_printer.state(), PrinterState::Offline);
    EXPECT_FALSE(m_printer.print(m_slip));
    m_dock.ask(R"({"do":"plug","device":"slip-printer"})");
    EXPECT_EQ(m_printer.state(), PrinterState::Ready);
    m_dock.end();
    EXPECT_EQ(m_printer.state(), PrinterState::Offline);
    EXPECT_FALSE(m_printer.print(m_slip));
}

} // namespace
} // namespace ventanilla
