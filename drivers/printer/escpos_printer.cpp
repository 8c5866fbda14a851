// SPDX-License-Identifier: EUPL-1.2
#include "drivers/printer/escpos_printer.h"

#include "drivers/printer/escpos.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace ventanilla::drivers {
namespace {

using Clock = std::chrono::steady_clock;

// From the kernel's lp.h, which programs do not see.
constexpr unsigned long kGetPortStatus = 0x060b;
constexpr std::size_t kPiece = 4096;

Error faultOf(PrinterState state)
{
    switch (state) {
    case PrinterState::PaperOut:
        return Error{ErrorKind::Unavailable, "the printer has no paper"};
    case PrinterState::CoverOpen:
        return Error{ErrorKind::Unavailable, "the printer's cover is open"};
    case PrinterState::Ready:
    case PrinterState::PaperLow:
    case PrinterState::Offline:
        break;
    }
    return Error{ErrorKind::Unavailable, "the printer is away"};
}

bool prints(PrinterState state)
{
    return state == PrinterState::Ready || state == PrinterState::PaperLow;
}

int left(Clock::time_point end)
{
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    return static_cast<int>(std::max(rest.count(), std::chrono::milliseconds::rep{0}));
}

/// Readable or writable within the time; not when the other end is gone.
bool waitFor(int fd, short events, Clock::time_point end)
{
    pollfd poll{fd, events, 0};
    return ::poll(&poll, 1, left(end)) > 0 && (poll.revents & events) != 0 &&
           (poll.revents & (POLLERR | POLLHUP | POLLNVAL)) == 0;
}

void prepareLine(int fd)
{
    termios settings{};
    if (::tcgetattr(fd, &settings) == 0) {
        ::cfmakeraw(&settings);
        settings.c_cflag |= static_cast<tcflag_t>(CLOCAL | CREAD);
        ::cfsetspeed(&settings, B38400);
        (void)::tcsetattr(fd, TCSANOW, &settings);
    }
}

} // namespace

EscPosPrinter::EscPosPrinter(UniqueFd node, Draw draw, PrinterLimits limits)
    : m_node(std::move(node))
    , m_draw(std::move(draw))
    , m_limits(limits)
{
    const int flags = ::fcntl(m_node.get(), F_GETFL);
    if (flags >= 0) {
        ::fcntl(m_node.get(), F_SETFL, flags | O_NONBLOCK);
    }
    prepareLine(m_node.get());
}

void EscPosPrinter::readAway() const
{
    constexpr int kMostReads = 64;
    std::array<std::uint8_t, 64> old{};
    for (int i = 0; i<kMostReads&& ::read(m_node.get(), old.data(), old.size())> 0; ++i) {
    }
}

std::optional<std::uint8_t> EscPosPrinter::ask(StatusQuestion question)
{
    // Dots of a slip can look like a question, and then there are answers that nobody asked for.
    readAway();
    const std::array<std::uint8_t, 3> words{0x10, 0x04, static_cast<std::uint8_t>(question)};
    const auto end = Clock::now() + m_limits.answer;
    if (!waitFor(m_node.get(), POLLOUT, end) ||
        ::write(m_node.get(), words.data(), words.size()) != static_cast<ssize_t>(words.size()))
    {
        return std::nullopt;
    }
    while (waitFor(m_node.get(), POLLIN, end)) {
        std::uint8_t answer = 0;
        const auto got = ::read(m_node.get(), &answer, 1);
        if (got == 1 && isStatusAnswer(answer)) {
            return answer;
        }
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<PrinterState> EscPosPrinter::portState() const
{
    int lines = 0;
    if (::ioctl(m_node.get(), kGetPortStatus, &lines) != 0) {
        return std::nullopt;
    }
    return stateOfPort(static_cast<std::uint8_t>(lines));
}

PrinterState EscPosPrinter::state()
{
    PrinterAnswers answers;
    answers.printer = ask(StatusQuestion::Printer);
    if (!answers.printer) {
        // Some cheap ones are dumb: then the lines of the port are all there is.
        return portState().value_or(PrinterState::Offline);
    }
    answers.offlineCause = ask(StatusQuestion::OfflineCause);
    answers.paper = ask(StatusQuestion::Paper);
    return stateOf(answers);
}

Result<void> EscPosPrinter::send(const SensitiveBytes& bytes)
{
    std::span<const std::byte> rest{bytes.reveal()};
    const auto end = Clock::now() + m_limits.slip;
    while (!rest.empty()) {
        const auto stall = std::min(end, Clock::now() + m_limits.stall);
        pollfd poll{m_node.get(), POLLOUT, 0};
        if (::poll(&poll, 1, left(stall)) <= 0) {
            return Error{ErrorKind::TimedOut, "the printer takes nothing more"};
        }
        const auto piece = rest.first(std::min(rest.size(), kPiece));
        const auto taken = ::write(m_node.get(), piece.data(), piece.size());
        if (taken < 0 && errno != EAGAIN && errno != EINTR) {
            return Error{ErrorKind::Unavailable, "the printer is gone"};
        }
        rest = rest.subspan(static_cast<std::size_t>(std::max(taken, ssize_t{0})));
    }
    if (!waitFor(m_node.get(), POLLOUT, std::min(end, Clock::now() + m_limits.stall))) {
        return Error{ErrorKind::TimedOut, "the printer does not take the end of the slip"};
    }
    return {};
}

Result<void> EscPosPrinter::print(const Slip& slip)
{
    const auto before = state();
    if (!prints(before)) {
        return faultOf(before);
    }
    VN_TRY(const auto raster, m_draw(slip));
    VN_CHECK(send(toEscPos(raster)));
    // Paper that ends in mid-slip shows only now; a printer that is still busy need not answer.
    const auto after = state();
    if (after == PrinterState::PaperOut || after == PrinterState::CoverOpen) {
        return faultOf(after);
    }
    return {};
}

} // namespace ventanilla::drivers
