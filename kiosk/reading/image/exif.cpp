// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/image/exif.h"

#include <cstdint>
#include <cstring>
#include <optional>

namespace ventanilla::reading {
namespace {

constexpr std::uint8_t kStartOfScan = 0xDA;
constexpr std::uint8_t kApp1 = 0xE1;
constexpr std::uint16_t kOrientationTag = 0x0112;
constexpr std::size_t kExifPrefix = 6; // "Exif\0\0"
constexpr std::size_t kEntrySize = 12;

std::uint8_t at(std::span<const std::byte> bytes, std::size_t index)
{
    return std::to_integer<std::uint8_t>(bytes[index]);
}

/// TIFF 6.0: numbers in the byte order that the first two bytes name.
class Tiff
{
public:
    explicit Tiff(std::span<const std::byte> bytes)
        : m_bytes(bytes)
        , m_little(bytes.size() > 1 && at(bytes, 0) == 'I')
    {}

    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t offset, std::size_t size) const
    {
        if (offset > m_bytes.size() || m_bytes.size() - offset < size) {
            return std::nullopt;
        }
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            value = (value << 8U) | at(m_bytes, offset + (m_little ? size - 1 - i : i));
        }
        return value;
    }

private:
    std::span<const std::byte> m_bytes;
    bool m_little;
};

int orientationOf(std::span<const std::byte> tiffBytes)
{
    const Tiff tiff(tiffBytes);
    const auto directory = tiff.number(4, 4);
    const auto count = directory ? tiff.number(*directory, 2) : std::nullopt;
    if (!count) {
        return 1;
    }
    for (std::size_t i = 0; i < *count; ++i) {
        const std::size_t entry = *directory + 2 + i * kEntrySize;
        if (tiff.number(entry, 2) != std::uint32_t{kOrientationTag}) {
            continue;
        }
        const auto value = tiff.number(entry + 8, 2);
        return value && *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
    }
    return 1;
}

} // namespace

int exifOrientation(std::span<const std::byte> jpeg)
{
    std::size_t offset = 2;
    while (offset + 4 <= jpeg.size() && at(jpeg, offset) == 0xFF) {
        const std::uint8_t marker = at(jpeg, offset + 1);
        const std::size_t length =
            static_cast<std::size_t>(at(jpeg, offset + 2)) << 8U | at(jpeg, offset + 3);
        if (marker == kStartOfScan || length < 2 || offset + 2 + length > jpeg.size()) {
            return 1;
        }
        const auto segment = jpeg.subspan(offset + 4, length - 2);
        if (marker == kApp1 && segment.size() > kExifPrefix &&
            std::memcmp(segment.data(), "Exif\0\0", kExifPrefix) == 0)
        {
            return orientationOf(segment.subspan(kExifPrefix));
        }
        offset += 2 + length;
    }
    return 1;
}

} // namespace ventanilla::reading
