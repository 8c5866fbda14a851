// SPDX-License-Identifier: EUPL-1.2
//
// What a HID barcode reader says about its reports, and what a report says (HID Point of Sale Usage
// Tables 1.02, usage page 0x8C).
#pragma once

#include "kiosk/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace ventanilla::drivers {

/// Bytes of a field within a report, the report's number not counted.
struct HidField
{
    std::size_t offset = 0;
    std::size_t size = 0;

    friend bool operator==(const HidField&, const HidField&) = default;
};

/// Where the parts of a scan lie.
struct HidScanLayout
{
    std::optional<std::uint8_t> reportId; ///< Absent: reports carry no number.
    std::size_t size = 0;                 ///< Of the report, its number not counted.
    std::optional<HidField> length;       ///< Bytes in use. Absent: trailing zeros are not data.
    std::optional<HidField> aim;
    HidField data;
    std::optional<HidField> more; ///< Lowest bit: another report follows.

    friend bool operator==(const HidScanLayout&, const HidScanLayout&) = default;
};

/// Fails with Unsupported when the descriptor is not of a barcode reader, InvalidInput when it is
/// broken. A reader that describes only one opaque block of 63 bytes is taken to use the layout
/// that all of them share: length, three of AIM, 56 of data, two more, continuation.
[[nodiscard]] Result<HidScanLayout> parseHidDescriptor(std::span<const std::byte> descriptor);

struct HidScanPart
{
    std::span<const std::byte> data; ///< Of the report.
    std::string aimId;               ///< Empty when the report has none that is well formed.
    bool more = false;
};

/// Nothing for a report of another kind, too short, or with a length that does not fit.
[[nodiscard]] std::optional<HidScanPart> readHidReport(const HidScanLayout& layout,
                                                       std::span<const std::byte> report);

} // namespace ventanilla::drivers
