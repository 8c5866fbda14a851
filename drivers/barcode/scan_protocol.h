// SPDX-License-Identifier: EUPL-1.2
//
// How one kind of barcode reader talks: what it needs at the start, and how its bytes become scans.
#pragma once

#include "drivers/barcode/scan_framer.h"
#include "kiosk/base/result.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>

namespace ventanilla::drivers {

/// Thread-bound. Knows nothing of waiting: the reader calls it with what the kernel gave.
class ScanProtocol
{
public:
    using Sink = std::function<void(Scan)>;

    ScanProtocol() = default;
    ScanProtocol(const ScanProtocol&) = delete;
    ScanProtocol& operator=(const ScanProtocol&) = delete;
    virtual ~ScanProtocol() = default;

    /// Fails with Unavailable when the device is gone, Unsupported when it is no such reader.
    virtual Result<void> open(int fd) = 0;
    virtual void close(int fd) = 0;
    /// What one read() gave.
    virtual void take(std::span<const std::byte> bytes, const Sink& sink) = 0;
    /// Nothing came for gap() after the last take().
    virtual void fallSilent(const Sink& sink) = 0;
    /// What is half read is forgotten.
    virtual void drop() = 0;
    [[nodiscard]] virtual std::chrono::milliseconds gap() const = 0;
};

/// HID point of sale, on a hidraw node.
[[nodiscard]] std::unique_ptr<ScanProtocol> makeHidProtocol();
/// Serial port, CDC ACM or RS-232 at 9600 baud, raw: a scan ends when the line falls silent.
[[nodiscard]] std::unique_ptr<ScanProtocol> makeSerialProtocol();
/// Keyboard wedge, on an evdev node that is grabbed: keys are read as on an American keyboard.
[[nodiscard]] std::unique_ptr<ScanProtocol> makeKeyboardProtocol();

} // namespace ventanilla::drivers
