// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/barcode/read.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <gtest/gtest.h>

namespace ventanilla::reading {
namespace {

/// A symbol on white paper, @p scale pixels a module.
Picture drawn(ZXing::BarcodeFormat format, const std::wstring& content, int scale)
{
    ZXing::MultiFormatWriter writer(format);
    const ZXing::BitMatrix symbol = writer.setMargin(8).encode(content, 0, 0);
    const int width = symbol.width() * scale;
    const int height = symbol.height() * scale;
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            pixels.push_back(symbol.get(x / scale, y / scale) ? 25 : 235);
        }
    }
    return {width, height, 1, std::move(pixels)};
}

struct Row
{
    ZXing::BarcodeFormat format;
    Symbology symbology;
    const char* name;
};

class EverySymbology : public testing::TestWithParam<Row>
{};

TEST_P(EverySymbology, IsReadWhenItIsExpected)
{
    const Picture picture = drawn(GetParam().format, L"VNR1 NEW HAVEN 42", 4);
    const auto readings = readBarcodes(picture.grey(), GetParam().symbology, Effort::Quick);
    ASSERT_EQ(readings.size(), 1U);
    EXPECT_EQ(readings[0].format, GetParam().name);
    EXPECT_TRUE(readings[0].isText);
    EXPECT_EQ(readings[0].text, "VNR1 NEW HAVEN 42");
    EXPECT_EQ(std::string(readings[0].bytes.begin(), readings[0].bytes.end()), "VNR1 NEW HAVEN 42");
}

TEST_P(EverySymbology, IsIgnoredWhenItIsNotExpected)
{
    const Picture picture = drawn(GetParam().format, L"VNR1 NEW HAVEN 42", 4);
    const Symbology other =
        GetParam().symbology == Symbology::QrCode ? Symbology::Pdf417 : Symbology::QrCode;
    EXPECT_TRUE(readBarcodes(picture.grey(), other, Effort::Quick).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Formats,
    EverySymbology,
    testing::Values(Row{ZXing::BarcodeFormat::PDF417, Symbology::Pdf417, "PDF417"},
                    Row{ZXing::BarcodeFormat::QRCode, Symbology::QrCode, "QRCode"},
                    Row{ZXing::BarcodeFormat::DataMatrix, Symbology::DataMatrix, "DataMatrix"},
                    Row{ZXing::BarcodeFormat::Aztec, Symbology::Aztec, "Aztec"}),
    [](const testing::TestParamInfo<Row>& row) { return std::string(row.param.name); });

TEST(ReadBarcodes, KeepsLettersBeyondAscii)
{
    const Picture picture = drawn(ZXing::BarcodeFormat::QRCode, L"Nuñez Müller", 4);
    const auto readings = readBarcodes(picture.grey(), Symbology::QrCode, Effort::Quick);
    ASSERT_EQ(readings.size(), 1U);
    EXPECT_EQ(readings[0].text, "Nu\u00f1ez M\u00fcller");
}

TEST(ReadBarcodes, TakesALicenceWithItsSeparatorsForText)
{
    const Picture picture = drawn(
        ZXing::BarcodeFormat::PDF417, L"@\n\x1e\rANSI 636000100002DL00410278\nDCSSAMPLE\r", 3);
    const auto readings = readBarcodes(picture.grey(), Symbology::Pdf417, Effort::Quick);
    ASSERT_EQ(readings.size(), 1U);
    EXPECT_TRUE(readings[0].isText);
    EXPECT_EQ(readings[0].text, "@\n\x1e\rANSI 636000100002DL00410278\nDCSSAMPLE\r");
}

TEST(ReadBarcodes, CallsBytesThatAreNoTextBinary)
{
    const std::wstring bytes{L'\x01', L'\x00', L'\x92', L'\xff', L'\x03', L'\x85'};
    const Picture picture = drawn(ZXing::BarcodeFormat::PDF417, bytes, 4);
    const auto readings = readBarcodes(picture.grey(), Symbology::Pdf417, Effort::Quick);
    ASSERT_EQ(readings.size(), 1U);
    EXPECT_FALSE(readings[0].isText);
    EXPECT_EQ(readings[0].bytes, (std::vector<std::uint8_t>{1, 0, 0x92, 0xFF, 3, 0x85}));
}

TEST(ReadBarcodes, FindsNothingOnEmptyPaper)
{
    const Picture picture(64, 64, 1, std::vector<std::uint8_t>(std::size_t{64} * 64, 230));
    EXPECT_TRUE(readBarcodes(picture.grey(), kTwoDimensional, Effort::Thorough).empty());
}

TEST(ReadBarcodes, TakesNoHarmFromNoPicture)
{
    EXPECT_TRUE(readBarcodes({}, kTwoDimensional, Effort::Thorough).empty());
}

} // namespace
} // namespace ventanilla::reading
