// SPDX-License-Identifier: EUPL-1.2
#include "drivers/printer/printer_status.h"

namespace ventanilla::drivers {
namespace {

constexpr unsigned kOffline = 0x08;
constexpr unsigned kCoverOpen = 0x04;
constexpr unsigned kStoppedWithoutPaper = 0x20;
constexpr unsigned kPaperNearEnd = 0x0C;
constexpr unsigned kPaperEnd = 0x60;

// USB Printer Class 1.1, GET_PORT_STATUS.
constexpr unsigned kPortPaperEmpty = 0x20;
constexpr unsigned kPortSelected = 0x10;
constexpr unsigned kPortNoError = 0x08;

} // namespace

PrinterState stateOf(const PrinterAnswers& answers)
{
    if (!answers.printer) {
        return PrinterState::Offline;
    }
    const unsigned cause = answers.offlineCause.value_or(0);
    const unsigned paper = answers.paper.value_or(0);
    if ((cause & kCoverOpen) != 0) {
        return PrinterState::CoverOpen;
    }
    if ((cause & kStoppedWithoutPaper) != 0 || (paper & kPaperEnd) != 0) {
        return PrinterState::PaperOut;
    }
    if ((*answers.printer & kOffline) != 0) {
        return PrinterState::Offline;
    }
    return (paper & kPaperNearEnd) != 0 ? PrinterState::PaperLow : PrinterState::Ready;
}

PrinterState stateOfPort(std::uint8_t lines)
{
    if ((lines & kPortPaperEmpty) != 0) {
        return PrinterState::PaperOut;
    }
    const bool well = (lines & kPortSelected) != 0 && (lines & kPortNoError) != 0;
    return well ? PrinterState::Ready : PrinterState::Offline;
}

} // namespace ventanilla::drivers
