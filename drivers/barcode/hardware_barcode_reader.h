// SPDX-License-Identifier: EUPL-1.2
//
// A barcode reader on a kernel node, behind the port: one slot, one second, only while a step asks.
#pragma once

#include "drivers/barcode/scan_protocol.h"
#include "drivers/barcode/scan_slot.h"
#include "kiosk/base/unique_fd.h"
#include "kiosk/ports/barcode_reader.h"

#include <memory>

namespace ventanilla::drivers {

/// Thread-bound. A reader that was unplugged stays gone: its node is another one when it is back.
class HardwareBarcodeReader final : public BarcodeReader
{
public:
    HardwareBarcodeReader(UniqueFd node, std::unique_ptr<ScanProtocol> protocol);
    ~HardwareBarcodeReader() override;

    /// What was scanned before is dropped.
    Result<void> open() override;
    void close() override;
    [[nodiscard]] int readableFd() const override { return m_watch.get(); }
    [[nodiscard]] Result<std::optional<Scan>> next() override;

private:
    /// False: the reader is gone.
    bool readAll();
    void awaitSilence();

    UniqueFd m_node;
    std::unique_ptr<ScanProtocol> m_protocol;
    ScanSlot m_slot;
    UniqueFd m_silence; ///< Timer; armed while a scan may be going on.
    UniqueFd m_watch;   ///< epoll over node and timer; invalid: closed.
};

/// Asks the node what it is: hidraw, evdev or a serial line. Fails with Unsupported.
[[nodiscard]] Result<std::unique_ptr<BarcodeReader>> makeBarcodeReader(UniqueFd node);

} // namespace ventanilla::drivers
