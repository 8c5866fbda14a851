// SPDX-License-Identifier: EUPL-1.2
#include "drivers/printer/escpos.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace ventanilla::drivers {
namespace {

// Small printers hold few rows in their buffer and stop in mid-line when it runs dry.
constexpr std::uint32_t kBandRows = 128;
constexpr unsigned kEsc = 0x1B;
constexpr unsigned kGs = 0x1D;
constexpr unsigned kFeedLines = 4;

void put(std::vector<std::byte>& stream, std::initializer_list<unsigned> bytes)
{
    for (const unsigned byte : bytes) {
        stream.push_back(static_cast<std::byte>(byte & 0xFFU));
    }
}

} // namespace

SensitiveBytes toEscPos(const Raster& raster)
{
    const std::uint32_t stride = raster.width / 8;
    const auto& bits = raster.bits.reveal();
    VN_ASSERT(bits.size() == std::size_t{stride} * raster.height);
    std::vector<std::byte> stream;
    // Grown once: a vector that moves leaves copies of the slip behind.
    stream.reserve(bits.size() + 64 + std::size_t{8} * (raster.height / kBandRows + 1));
    put(stream, {kEsc, '@'});
    for (std::uint32_t top = 0; top < raster.height; top += kBandRows) {
        const std::uint32_t rows = std::min(kBandRows, raster.height - top);
        put(stream, {kGs, 'v', '0', 0, stride, stride >> 8U, rows, rows >> 8U});
        for (std::size_t i = std::size_t{top} * stride; i < std::size_t{top + rows} * stride; ++i) {
            stream.push_back(static_cast<std::byte>(bits[i]));
        }
    }
    put(stream, {kEsc, 'd', kFeedLines, kGs, 'V', 66, 0});
    return SensitiveBytes{std::move(stream)};
}

} // namespace ventanilla::drivers
