// SPDX-License-Identifier: EUPL-1.2
#include "drivers/barcode/scan_protocol.h"

#include <sys/ioctl.h>
#include <termios.h>

namespace ventanilla::drivers {
namespace {

using namespace std::chrono_literals;

class SerialProtocol final : public ScanProtocol
{
public:
    Result<void> open(int fd) override
    {
        termios settings{};
        if (::tcgetattr(fd, &settings) != 0) {
            return Error{ErrorKind::Unavailable, "the barcode reader is gone"};
        }
        // Raw: RS, GS, CR and NUL are data.
        ::cfmakeraw(&settings);
        settings.c_cflag |= static_cast<tcflag_t>(CLOCAL | CREAD);
        settings.c_cflag &= ~static_cast<tcflag_t>(CRTSCTS | HUPCL);
        settings.c_cc[VMIN] = 1;
        settings.c_cc[VTIME] = 0;
        ::cfsetspeed(&settings, B9600);
        if (::tcsetattr(fd, TCSANOW, &settings) != 0) {
            return Error{ErrorKind::Unavailable, "the barcode reader is gone"};
        }
        (void)::ioctl(fd, TIOCEXCL);
        (void)::tcflush(fd, TCIFLUSH);
        drop();
        return {};
    }
    void close(int fd) override { (void)::ioctl(fd, TIOCNXCL); }
    void take(std::span<const std::byte> bytes, const Sink& /*sink*/) override
    {
        m_framer.add(bytes);
    }
    void fallSilent(const Sink& sink) override
    {
        if (auto scan = m_framer.finish()) {
            sink(*std::move(scan));
        }
    }
    void drop() override { m_framer.drop(); }
    // Sixty characters at 9600 baud: longer than any reader's pause, shorter than a person's.
    [[nodiscard]] std::chrono::milliseconds gap() const override { return 60ms; }

private:
    ScanFramer m_framer;
};

} // namespace

std::unique_ptr<ScanProtocol> makeSerialProtocol()
{
    return std::make_unique<SerialProtocol>();
}

} // namespace ventanilla::drivers
