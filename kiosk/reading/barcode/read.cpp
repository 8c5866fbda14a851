// SPDX-License-Identifier: EUPL-1.2
//
// The one place that knows ZXing: 1.4 (Debian 12) and 2.3 (Debian 13) differ in names only.
#include "kiosk/reading/barcode/read.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#define ZX_USE_UTF8 1 // 1.4 asks for it by this macro
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

namespace ventanilla::reading {
namespace {

using ZXing::BarcodeFormat;

#if ZXING_VERSION_MAJOR >= 2
using Options = ZXing::ReaderOptions;
void asWritten(Options& options)
{
    options.setTextMode(ZXing::TextMode::Plain);
}
#else
using Options = ZXing::DecodeHints;
void asWritten(Options& /*options*/) {}
#endif

constexpr int kMostSymbols = 8;

struct Name
{
    Symbology symbology;
    BarcodeFormat format;
    const char* text;
};
constexpr Name kNames[] = {{Symbology::Pdf417, BarcodeFormat::PDF417, "PDF417"},
                           {Symbology::QrCode, BarcodeFormat::QRCode, "QRCode"},
                           {Symbology::QrCode, BarcodeFormat::MicroQRCode, "MicroQRCode"},
                           {Symbology::DataMatrix, BarcodeFormat::DataMatrix, "DataMatrix"},
                           {Symbology::Aztec, BarcodeFormat::Aztec, "Aztec"},
                           {Symbology::Code128, BarcodeFormat::Code128, "Code128"},
                           {Symbology::Code39, BarcodeFormat::Code39, "Code39"}};

Options optionsFor(Symbologies expected, Effort effort)
{
    ZXing::BarcodeFormats formats;
    for (const Name& name : kNames) {
        if (expected.contains(name.symbology)) {
            formats |= name.format;
        }
    }
    const bool thorough = effort == Effort::Thorough;
    Options options;
    options.setFormats(formats);
    options.setTryHarder(thorough);
    options.setTryRotate(thorough);
    options.setTryDownscale(thorough);
    options.setMaxNumberOfSymbols(kMostSymbols);
    asWritten(options);
    return options;
}

/// The library calls every symbol with an odd control character binary, licences with their record
/// separators among them. Here it is text unless it holds what no text holds: NUL and its kin, C1
/// controls (U+0080 to U+009F) or the sign for bytes that could not be decoded (U+FFFD).
bool isText(std::string_view utf8)
{
    constexpr std::string_view kUsual = "\t\n\r\x04\x1C\x1D\x1E\x1F";
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const auto next = static_cast<unsigned char>(i + 1 < utf8.size() ? utf8[i + 1] : '\0');
        const bool control = byte < 0x20 && kUsual.find(utf8[i]) == std::string_view::npos;
        const bool c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
        if (control || byte == 0x7F || c1 || utf8.substr(i, 3) == "\xEF\xBF\xBD") {
            return false;
        }
    }
    return true;
}

template <typename Symbol>
std::optional<BarcodeReading> readingOf(const Symbol& symbol)
{
    const auto* name = std::find_if(std::begin(kNames), std::end(kNames), [&symbol](const Name& n) {
        return n.format == symbol.format();
    });
    if (!symbol.isValid() || name == std::end(kNames)) {
        return std::nullopt;
    }
    BarcodeReading reading;
    reading.format = name->text;
    reading.bytes.assign(symbol.bytes().begin(), symbol.bytes().end());
    std::string text = symbol.text();
    reading.isText = symbol.contentType() != ZXing::ContentType::UnknownECI && isText(text);
    if (reading.isText) {
        reading.text = std::move(text);
    }
    return reading;
}

} // namespace

std::vector<BarcodeReading>
readBarcodes(const GreyView& picture, Symbologies expected, Effort effort)
{
    std::vector<BarcodeReading> readings;
    if (expected.empty() || picture.width < 2 || picture.height < 2) {
        return readings;
    }
    try {
        const ZXing::ImageView view(picture.pixels,
                                    picture.width,
                                    picture.height,
                                    ZXing::ImageFormat::Lum,
                                    static_cast<int>(picture.stride));
        for (const auto& symbol : ZXing::ReadBarcodes(view, optionsFor(expected, effort))) {
            std::optional<BarcodeReading> reading = readingOf(symbol);
            const auto same = [&reading](const BarcodeReading& other) {
                return other.format == reading->format && other.bytes == reading->bytes;
            };
            if (reading && std::none_of(readings.begin(), readings.end(), same)) {
                readings.push_back(std::move(*reading));
            }
        }
    } catch (const std::exception&)
    { // NOLINT(bugprone-empty-catch): an unreadable symbol is no reading
    }
    return readings;
}

} // namespace ventanilla::reading
