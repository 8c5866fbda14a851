// SPDX-License-Identifier: EUPL-1.2
//
// Barcodes in grey pixels. Only the symbologies that a step expects are looked for.
#pragma once

#include "kiosk/reading/image/picture.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla::reading {

struct BarcodeReading
{
    std::string format; ///< PDF417 QRCode MicroQRCode DataMatrix Aztec Code128 Code39.
    std::vector<std::uint8_t> bytes;
    std::string
        text; ///< UTF-8 after the symbol's character set was applied; meaningful when isText.
    bool isText = false;
};

enum class Symbology : unsigned {
    Pdf417 = 1,
    QrCode = 2,
    DataMatrix = 4,
    Aztec = 8,
    Code128 = 16,
    Code39 = 32
};

/// A set of symbologies.
class Symbologies
{
public:
    constexpr Symbologies() = default;
    constexpr Symbologies(Symbology one) // NOLINT(google-explicit-constructor): a set of one
        : m_bits(static_cast<unsigned>(one))
    {}
    [[nodiscard]] constexpr bool contains(Symbology one) const
    {
        return (m_bits & static_cast<unsigned>(one)) != 0;
    }
    [[nodiscard]] constexpr Symbologies operator|(Symbologies other) const
    {
        Symbologies both;
        both.m_bits = m_bits | other.m_bits;
        return both;
    }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }

private:
    unsigned m_bits = 0;
};

inline constexpr Symbologies kTwoDimensional =
    Symbologies(Symbology::Pdf417) | Symbology::QrCode | Symbology::DataMatrix | Symbology::Aztec;
/// ZXing 1.4 (Debian 12) ends the whole process on some pictures of Code 128: ask for these only in
/// a process that may die.
inline constexpr Symbologies kLinear = Symbologies(Symbology::Code128) | Symbology::Code39;

enum class Effort {
    Quick,    ///< Milliseconds; upright or nearly so.
    Thorough, ///< Every rotation that the library knows, smaller modules.
};

/// Different symbols in @p picture, as the library orders them.
[[nodiscard]] std::vector<BarcodeReading>
readBarcodes(const GreyView& picture, Symbologies expected, Effort effort);

} // namespace ventanilla::reading
