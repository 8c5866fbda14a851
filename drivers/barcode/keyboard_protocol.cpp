// SPDX-License-Identifier: EUPL-1.2
#include "drivers/barcode/keyboard_keys.h"
#include "drivers/barcode/scan_protocol.h"

#include <array>
#include <cstring>

#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace ventanilla::drivers {
namespace {

using namespace std::chrono_literals;

class KeyboardProtocol final : public ScanProtocol
{
public:
    Result<void> open(int fd) override
    {
        // Nobody else may hear the keys: they would land in whatever field has the focus.
        if (::ioctl(fd, EVIOCGRAB, 1) != 0) {
            return Error{ErrorKind::Unavailable, "the keyboard wedge cannot be grabbed"};
        }
        std::array<std::byte, 64 * sizeof(input_event)> earlier{};
        while (::read(fd, earlier.data(), earlier.size()) > 0) {
        }
        drop();
        return {};
    }
    void close(int fd) override { (void)::ioctl(fd, EVIOCGRAB, 0); }
    void take(std::span<const std::byte> bytes, const Sink& /*sink*/) override
    {
        for (; bytes.size() >= sizeof(input_event); bytes = bytes.subspan(sizeof(input_event))) {
            input_event event{};
            std::memcpy(&event, bytes.data(), sizeof event);
            // The kernel's queue ran over: keys are missing, so the scan is worth nothing.
            m_lost |= event.type == EV_SYN && event.code == SYN_DROPPED;
            if (event.type != EV_KEY) {
                continue;
            }
            if (const auto byte = m_keys.key(event.code, event.value)) {
                m_framer.add(std::byte{*byte});
            }
        }
    }
    void fallSilent(const Sink& sink) override
    {
        auto scan = m_framer.finish();
        if (scan && !m_lost) {
            sink(withoutLastEnter(*std::move(scan)));
        }
        drop();
    }
    void drop() override
    {
        m_framer.drop();
        m_keys.forget();
        m_lost = false;
    }
    [[nodiscard]] std::chrono::milliseconds gap() const override { return 120ms; }

private:
    /// Nearly every wedge presses Enter after a code; Enters within it are its line ends.
    static Scan withoutLastEnter(Scan scan)
    {
        auto bytes = scan.bytes.reveal();
        if (!bytes.empty() && bytes.back() == std::byte{'\n'}) {
            bytes.pop_back();
        }
        return {std::move(scan.aimId), SensitiveBytes{std::move(bytes)}};
    }

    KeyboardKeys m_keys;
    ScanFramer m_framer;
    bool m_lost = false;
};

} // namespace

std::unique_ptr<ScanProtocol> makeKeyboardProtocol()
{
    return std::make_unique<KeyboardProtocol>();
}

} // namespace ventanilla::drivers
