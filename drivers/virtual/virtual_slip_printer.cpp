// SPDX-License-Identifier: EUPL-1.2
#include "drivers/virtual/virtual_slip_printer.h"

#include "drivers/printer/slip_raster.h"
#include "kiosk/base/shared_memory.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ventanilla::drivers {
namespace {

constexpr std::chrono::milliseconds kStatusLimit{1000};
constexpr std::chrono::milliseconds kPrintLimit{10000};

} // namespace

VirtualSlipPrinter::VirtualSlipPrinter(LineSocket socket, PaperWidth paper)
    : m_link(std::move(socket), "slip-printer")
    , m_paper(paper)
{}

PrinterState VirtualSlipPrinter::state()
{
    const auto answer = m_link.ask(R"({"status":true})", kStatusLimit);
    return answer ? answer->printer.value_or(PrinterState::Offline) : PrinterState::Offline;
}

Result<void> VirtualSlipPrinter::print(const Slip& slip)
{
    VN_TRY(const auto raster, drawSlip(slip, m_paper));
    const auto& bits = raster.bits.reveal();
    VN_TRY(auto memory, SharedMemory::create("slip", bits.size()));
    const auto bytes = std::as_bytes(std::span{bits});
    std::copy(bytes.begin(), bytes.end(), memory.bytes().begin());
    const std::array fds{memory.fd()};
    const auto taken = m_link.ask(printLine(raster.width, raster.height), kPrintLimit, fds);
    memory.wipe();
    if (!taken) {
        return taken.error();
    }
    return {};
}

} // namespace ventanilla::drivers
