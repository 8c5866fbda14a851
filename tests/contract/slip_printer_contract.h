// SPDX-License-Identifier: EUPL-1.2
//
// What every slip printer behind the port must do. Each world that has one runs the same suite.
#pragma once

#include "kiosk/ports/slip_printer.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <utility>

namespace ventanilla::test {

/// A printer, and the hand that opens its cover, takes its paper and pulls its plug.
class PrinterWorld
{
public:
    PrinterWorld() = default;
    PrinterWorld(const PrinterWorld&) = delete;
    PrinterWorld& operator=(const PrinterWorld&) = delete;
    virtual ~PrinterWorld() = default;

    [[nodiscard]] virtual SlipPrinter& printer() = 0;
    /// From now on until another state is set.
    virtual void set(PrinterState state) = 0;
    /// The next slip gets stuck.
    virtual void jam() = 0;
    virtual void unjam() = 0;
    [[nodiscard]] virtual int slips() = 0;
    virtual void unplug() = 0;
    /// Afterwards printer() may be another object.
    virtual void plug() = 0;
};

struct PrinterKind
{
    const char* name;
    std::function<std::unique_ptr<PrinterWorld>()> make;

    friend void PrintTo(const PrinterKind& kind, std::ostream* out) { *out << kind.name; }
};

class SlipPrinterContract : public testing::TestWithParam<PrinterKind>
{
protected:
    SlipPrinterContract()
        : m_world(GetParam().make())
    {}

    SlipPrinter& printer() { return m_world->printer(); }

    std::unique_ptr<PrinterWorld> m_world;
    Slip m_slip{
        "en", {{SlipLine::Style::Title, SensitiveText{"Accepted"}}}, SensitiveText{"VNR1:x:Y"}};
};

TEST_P(SlipPrinterContract, PrintsASlip)
{
    EXPECT_EQ(printer().state(), PrinterState::Ready);
    ASSERT_TRUE(printer().print(m_slip));
    EXPECT_EQ(m_world->slips(), 1);
    ASSERT_TRUE(printer().print(m_slip));
    EXPECT_EQ(m_world->slips(), 2);
}

TEST_P(SlipPrinterContract, NamesEveryStateAndRecovers)
{
    for (const auto state : {PrinterState::PaperLow,
                             PrinterState::PaperOut,
                             PrinterState::CoverOpen,
                             PrinterState::Offline,
                             PrinterState::Ready})
    {
        m_world->set(state);
        EXPECT_EQ(printer().state(), state);
    }
}

TEST_P(SlipPrinterContract, FailsWithoutPaperAndKeepsNothing)
{
    m_world->set(PrinterState::PaperOut);
    const auto failed = printer().print(m_slip);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind(), ErrorKind::Unavailable);
    EXPECT_EQ(m_world->slips(), 0);
    m_world->set(PrinterState::Ready);
    EXPECT_TRUE(printer().print(m_slip));
    EXPECT_EQ(m_world->slips(), 1);
}

TEST_P(SlipPrinterContract, PrintsWhilePaperIsLow)
{
    m_world->set(PrinterState::PaperLow);
    EXPECT_TRUE(printer().print(m_slip));
    EXPECT_EQ(m_world->slips(), 1);
}

TEST_P(SlipPrinterContract, TimesOutOnAJamAndPrintsTheNext)
{
    m_world->jam();
    const auto failed = printer().print(m_slip);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind(), ErrorKind::TimedOut);
    m_world->unjam();
    EXPECT_TRUE(printer().print(m_slip));
}

TEST_P(SlipPrinterContract, IsOfflineWhileUnpluggedAndComesBack)
{
    m_world->unplug();
    EXPECT_EQ(printer().state(), PrinterState::Offline);
    EXPECT_FALSE(printer().print(m_slip));
    m_world->plug();
    EXPECT_EQ(printer().state(), PrinterState::Ready);
    EXPECT_TRUE(printer().print(m_slip));
}

} // namespace ventanilla::test
