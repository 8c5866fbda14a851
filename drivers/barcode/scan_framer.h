// SPDX-License-Identifier: EUPL-1.2
//
// Puts the pieces of a scan together, whatever the reader's way of cutting it up.
#pragma once

#include "drivers/barcode/scan_slot.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ventanilla::drivers {

/// No symbology holds more (QR version 40: 7,089 digits).
inline constexpr std::size_t kMostScanBytes = 8192;

/// Bytes of one scan. Beyond kMostScanBytes the whole scan is lost, not its end.
class ScanFramer
{
public:
    void add(std::span<const std::byte> piece);
    void add(std::byte byte) { add(std::span{&byte, 1}); }
    [[nodiscard]] bool empty() const { return m_bytes.empty() && !m_overlong; }
    void drop();

    /// Ends the scan. An AIM identifier at its beginning ("]L2") is taken off the bytes if
    /// @p aimId is empty. Nothing for an empty or over-long scan.
    [[nodiscard]] std::optional<Scan> finish(std::string aimId = {});

private:
    std::vector<std::byte> m_bytes;
    bool m_overlong = false;
};

} // namespace ventanilla::drivers
