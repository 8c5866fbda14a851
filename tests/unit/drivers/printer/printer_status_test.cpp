// SPDX-License-Identifier: EUPL-1.2
#include "drivers/printer/printer_status.h"

#include <gtest/gtest.h>

namespace ventanilla::drivers {
namespace {

struct Row
{
    const char* quirk;
    PrinterAnswers answers;
    PrinterState state;
};

TEST(PrinterStatus, NamesTheMostSeriousStateOfTheAnswers)
{
    const Row rows[]{
        {"well", {0x12, 0x12, 0x12}, PrinterState::Ready},
        {"drawer pin high", {0x16, 0x12, 0x12}, PrinterState::Ready},
        {"paper near its end", {0x12, 0x12, 0x1E}, PrinterState::PaperLow},
        {"no paper", {0x1A, 0x32, 0x72}, PrinterState::PaperOut},
        {"no paper, told by the sensor alone", {0x12, 0x12, 0x72}, PrinterState::PaperOut},
        {"cover open and no paper", {0x1A, 0x36, 0x72}, PrinterState::CoverOpen},
        {"offline for no reason", {0x1A, 0x12, 0x12}, PrinterState::Offline},
        {"answers the first question alone", {0x12, {}, {}}, PrinterState::Ready},
        {"silent", {{}, 0x12, 0x12}, PrinterState::Offline}};
    for (const auto& row : rows) {
        EXPECT_EQ(stateOf(row.answers), row.state) << row.quirk;
    }
}

TEST(PrinterStatus, TellsAnAnswerFromNoise)
{
    EXPECT_TRUE(isStatusAnswer(0x12));
    EXPECT_TRUE(isStatusAnswer(0x7E));
    for (const int byte : {0x00, 0xFF, 0x10, 0x04, 0x13, 0x92, 0x41}) {
        EXPECT_FALSE(isStatusAnswer(static_cast<std::uint8_t>(byte))) << byte;
    }
}

TEST(PrinterStatus, ReadsTheLinesOfThePort)
{
    EXPECT_EQ(stateOfPort(0x18), PrinterState::Ready);
    EXPECT_EQ(stateOfPort(0x38), PrinterState::PaperOut);
    EXPECT_EQ(stateOfPort(0x08), PrinterState::Offline);
    EXPECT_EQ(stateOfPort(0x10), PrinterState::Offline);
}

} // namespace
} // namespace ventanilla::drivers
