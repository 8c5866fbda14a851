// SPDX-License-Identifier: EUPL-1.2
//
// The dock's barcode reader behind the port of a real one.
#pragma once

#include "drivers/virtual/dock_link.h"
#include "kiosk/ports/barcode_reader.h"

namespace ventanilla::drivers {

/// Keeps one scan, the newest. Thread-bound.
class VirtualBarcodeReader final : public BarcodeReader
{
public:
    /// @p socket is connected to dock.sock.
    explicit VirtualBarcodeReader(LineSocket socket);
    ~VirtualBarcodeReader() override;

    Result<void> open() override;
    void close() override;
    [[nodiscard]] int readableFd() const override;
    [[nodiscard]] Result<std::optional<Scan>> next() override;

private:
    DockLink m_link;
    bool m_open = false;
};

} // namespace ventanilla::drivers
