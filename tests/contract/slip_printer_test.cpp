// SPDX-License-Identifier: EUPL-1.2
//
// The dock's slip printer keeps the contract.
#include "drivers/virtual/virtual_slip_printer.h"
#include "tests/contract/slip_printer_contract.h"
#include "tests/support/offscreen.h"
#include "tests/support/running_dock.h"

#include <filesystem>

namespace ventanilla::test {
namespace {

class DockPrinter : public PrinterWorld
{
public:
    DockPrinter() { offscreenApplication(); }

    [[nodiscard]] SlipPrinter& printer() override { return m_printer; }
    void set(PrinterState state) override
    {
        static constexpr const char* kNames[]{
            "ready", "paper-low", "paper-out", "cover-open", "offline"};
        fault("", "clear");
        if (state != PrinterState::Ready) {
            fault(kNames[static_cast<int>(state)], "repeatedly");
        }
    }
    void jam() override { fault("jam", "next"); }
    void unjam() override {}
    [[nodiscard]] int slips() override
    {
        int number = 0;
        while (std::filesystem::exists(m_dock.folder() /
                                       ("slip-00" + std::to_string(number + 1) + ".png"))) {
            ++number;
        }
        return number;
    }
    void unplug() override { m_dock.ask(R"({"do":"unplug","device":"slip-printer"})"); }
    void plug() override { m_dock.ask(R"({"do":"plug","device":"slip-printer"})"); }
    void end() { m_dock.end(); }

private:
    void fault(const std::string& name, const std::string& when)
    {
        m_dock.ask(R"({"do":"fault","device":"slip-printer","fault":")" + name + R"(","when":")" +
                   when + R"("})");
    }

    RunningDock m_dock;
    drivers::VirtualSlipPrinter m_printer{m_dock.connect(), drivers::PaperWidth::Mm80};
};

INSTANTIATE_TEST_SUITE_P(Virtual,
                         SlipPrinterContract,
                         testing::Values(PrinterKind{
                             "Dock", [] { return std::make_unique<DockPrinter>(); }}),
                         [](const auto& instance) { return instance.param.name; });

TEST(DockPrinterTest, IsOfflineWhenTheWorldEnds)
{
    DockPrinter world;
    world.end();
    EXPECT_EQ(world.printer().state(), PrinterState::Offline);
    EXPECT_FALSE(world.printer().print({"en", {}, {}}));
}

} // namespace
} // namespace ventanilla::test
