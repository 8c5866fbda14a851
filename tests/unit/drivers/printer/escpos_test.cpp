// SPDX-License-Identifier: EUPL-1.2
#include "drivers/printer/escpos.h"

#include <gtest/gtest.h>

#include <string>

namespace ventanilla::drivers {
namespace {

std::string stream(std::uint32_t width, std::uint32_t height)
{
    std::vector<std::uint8_t> bits(std::size_t{width} / 8 * height);
    for (std::size_t i = 0; i < bits.size(); ++i) {
        bits[i] = static_cast<std::uint8_t>(i * 7);
    }
    const auto bytes = toEscPos({width, height, Sensitive{std::move(bits)}});
    return {reinterpret_cast<const char*>(bytes.reveal().data()), bytes.reveal().size()};
}

TEST(EscPos, SendsOneBandForAShortSlip)
{
    EXPECT_EQ(stream(16, 2),
              std::string("\x1B@"
                          "\x1Dv0\0\x02\0\x02\0"
                          "\x00\x07\x0E\x15"
                          "\x1B"
                          "d\x04\x1DV\x42\0",
                          21));
}

TEST(EscPos, SplitsALongSlipIntoBandsWithoutLosingARow)
{
    const auto bytes = stream(384, 300);
    std::size_t at = 2;
    unsigned rows = 0;
    while (bytes.compare(at, 3, "\x1Dv0") == 0) {
        const unsigned stride = static_cast<std::uint8_t>(bytes[at + 4]);
        const unsigned band = static_cast<std::uint8_t>(bytes[at + 6]);
        EXPECT_EQ(stride, 48U);
        EXPECT_EQ(static_cast<std::uint8_t>(bytes[at + 8]),
                  static_cast<std::uint8_t>(rows * 48 * 7));
        rows += band;
        at += 8 + std::size_t{stride} * band;
    }
    EXPECT_EQ(rows, 300U);
    EXPECT_EQ(bytes.size() - at, 7U);
}

} // namespace
} // namespace ventanilla::drivers
