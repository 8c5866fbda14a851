// SPDX-License-Identifier: EUPL-1.2
//
// Our slip printer on usblp and on a serial line, with a gadget that answers as an ESC/POS printer
// does.
#include "drivers/printer/escpos_printer.h"
#include "tests/contract/slip_printer_contract.h"
#include "tests/lab/guest/kernel_devices.h"
#include "tests/lab/guest/usb_gadget.h"

#include <array>
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace ventanilla::lab {
namespace {

using namespace std::chrono_literals;
using test::PrinterKind;
using test::PrinterWorld;

/// Reads what a printer reads, answers what it is asked, counts the cuts.
class PaperMachine
{
public:
    explicit PaperMachine(UniqueFd node)
        : m_node(std::move(node))
        , m_thread([this] { run(); })
    {}
    PaperMachine(const PaperMachine&) = delete;
    PaperMachine& operator=(const PaperMachine&) = delete;
    ~PaperMachine()
    {
        m_stop = true;
        m_thread.join();
    }

    std::atomic<PrinterState> state{PrinterState::Ready};
    std::atomic<bool> jammed{false};
    std::atomic<int> cuts{0};

private:
    void run()
    {
        std::array<char, 8192> bytes{};
        std::string seen;
        while (!m_stop) {
            pollfd poll{m_node.get(), POLLIN, 0};
            if (jammed || ::poll(&poll, 1, 20) <= 0) {
                ::poll(nullptr, 0, jammed ? 20 : 0);
                continue;
            }
            const auto got = ::read(m_node.get(), bytes.data(), bytes.size());
            if (got > 0) {
                seen.append(bytes.data(), static_cast<std::size_t>(got));
                understand(seen);
            } else {
                ::poll(nullptr, 0, 10);
            }
        }
    }

    /// A question stands alone at the end of what came; a cut anywhere.
    void understand(std::string& seen)
    {
        const auto size = seen.size();
        if (size >= 3 && seen[size - 3] == '\x10' && seen[size - 2] == '\x04') {
            answer(static_cast<unsigned>(seen[size - 1]));
            seen.resize(size - 3);
        }
        if (const auto cut = seen.find("\x1DV"); cut != std::string::npos) {
            ++cuts;
            seen.erase(0, cut + 2);
        }
    }

    void answer(unsigned question)
    {
        const auto now = state.load();
        unsigned byte = 0x12;
        if (question == 1 && now != PrinterState::Ready && now != PrinterState::PaperLow) {
            byte |= 0x08U;
        } else if (question == 2 && now == PrinterState::CoverOpen) {
            byte |= 0x04U;
        } else if (question == 2 && now == PrinterState::PaperOut) {
            byte |= 0x20U;
        } else if (question == 4 && now == PrinterState::PaperLow) {
            byte |= 0x0CU;
        } else if (question == 4 && now == PrinterState::PaperOut) {
            byte |= 0x60U;
        }
        writeBytes(m_node.get(), std::string(1, static_cast<char>(byte)));
    }

    UniqueFd m_node;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

struct Wire
{
    const char* hostNode;
    const char* deviceNode;
};

class GadgetPrinter : public PrinterWorld
{
public:
    explicit GadgetPrinter(Wire wire)
        : m_wire(wire)
    {
        if (!UsbGadget::make()) {
            throw std::runtime_error{"no USB gadget"};
        }
        plugIn();
    }
    ~GadgetPrinter() override { pullOut(); }

    [[nodiscard]] SlipPrinter& printer() override { return *m_printer; }
    void set(PrinterState state) override { m_machine->state = state; }
    void jam() override
    {
        // The first questions are still answered: it is the slip that gets stuck.
        m_stuck = true;
    }
    void unjam() override
    {
        m_stuck = false;
        m_machine->jammed = false;
        becomesTrue([this] { return m_printer->state() == PrinterState::Ready; }, 10s);
    }
    [[nodiscard]] int slips() override
    {
        becomesTrue([this] { return m_machine->cuts > m_counted; }, 2s);
        m_counted = m_machine->cuts;
        return m_counted;
    }
    void unplug() override
    {
        m_machine.reset();
        UsbGadget::unplug();
    }
    void plug() override
    {
        m_printer.reset();
        plugIn();
    }

private:
    void plugIn()
    {
        if (!UsbGadget::plugged()) {
            UsbGadget::plug();
        }
        auto device = openNode(m_wire.deviceNode, 5s);
        termios settings{};
        if (::tcgetattr(device.get(), &settings) == 0) {
            ::cfmakeraw(&settings);
            ::tcsetattr(device.get(), TCSANOW, &settings);
        }
        m_machine = std::make_unique<PaperMachine>(std::move(device));
        const auto draw = [this](const Slip& /*slip*/) -> Result<drivers::Raster> {
            m_machine->jammed = m_stuck;
            return drawing();
        };
        drivers::PrinterLimits limits;
        limits.answer = 800ms;
        limits.stall = 1500ms;
        m_printer =
            std::make_unique<drivers::EscPosPrinter>(openNode(m_wire.hostNode, 5s), draw, limits);
    }
    void pullOut()
    {
        m_printer.reset();
        m_machine.reset();
        UsbGadget::unplug();
    }
    /// A pattern that is long enough to fill every buffer on the way when nobody takes it.
    [[nodiscard]] static drivers::Raster drawing()
    {
        constexpr std::uint32_t kWidth = 576;
        constexpr std::uint32_t kHeight = 2400;
        std::vector<std::uint8_t> bits(std::size_t{kWidth} / 8 * kHeight, 0x55);
        return {kWidth, kHeight, Sensitive<std::vector<std::uint8_t>>{std::move(bits)}};
    }

    Wire m_wire;
    std::unique_ptr<PaperMachine> m_machine;
    std::unique_ptr<drivers::EscPosPrinter> m_printer;
    int m_counted = 0;
    bool m_stuck = false;
};

} // namespace
} // namespace ventanilla::lab

namespace ventanilla::test {
namespace {

INSTANTIATE_TEST_SUITE_P(
    Real,
    SlipPrinterContract,
    testing::Values(
        PrinterKind{
            "Usb",
            [] {
                return std::make_unique<lab::GadgetPrinter>(lab::Wire{"usb/lp", "g_printer"});
            }},
        PrinterKind{"Serial",
                    [] {
                        return std::make_unique<lab::GadgetPrinter>(lab::Wire{"ttyACM", "ttyGS"});
                    }}),
    [](const auto& instance) { return instance.param.name; });

} // namespace
} // namespace ventanilla::test
