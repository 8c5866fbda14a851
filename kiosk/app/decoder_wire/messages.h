// SPDX-License-Identifier: EUPL-1.2
//
// What a resident process and its decoder say to each other.
#pragma once

#include "kiosk/domain/evidence.h"
#include "kiosk/domain/paper.h"
#include "kiosk/reading/reader.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ventanilla::decoder_wire {

/// Raised when either side changes a message; both come from one build, so unequal means a mix-up.
inline constexpr std::uint32_t kWireVersion = 2;

// ---- to the decoder -------------------------------------------------------------------------

/// Forgets earlier frames. What the decoder says later carries @c epoch, so that the answer to an
/// earlier question is never taken for the answer to this one.
struct Begin
{
    std::uint32_t epoch = 0;
    PaperKind kind = PaperKind::Identity;
    std::optional<PartialDate> today;
    double pixelsPerMillimetre = 0; ///< 0: not calibrated.
};
struct Frame
{
    std::uint32_t slot = 0;
    std::uint32_t size = 0;
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    PixelFormat format = PixelFormat::Mjpeg;
};
struct ScanBytes
{
    Sensitive<std::vector<std::byte>> bytes;
};
struct Forget
{
    std::uint32_t epoch = 0;
};
struct PreviewShown
{
    std::uint32_t slot = 0;
};
/// One descriptor travels along: the picture.
struct Inspect
{
    std::uint32_t id = 0;
    reading::InspectOptions options;
};
/// One descriptor for each file of weights travels along.
struct LoadModels
{
    reading::Specimens specimens = reading::Specimens::Refuse; ///< Codes of made-up issuers.
};
struct Exit
{};
using ToDecoder =
    std::variant<Begin, Frame, ScanBytes, Forget, PreviewShown, Inspect, LoadModels, Exit>;

// ---- from the decoder -----------------------------------------------------------------------

/// Says which walls stand around the decoder, one bit each (see confinement::Wall).
struct Ready
{
    std::uint32_t version = kWireVersion;
    std::uint32_t walls = 0;
};
struct ModelsLoaded
{
    bool usable = false;
};
struct Preview
{
    std::uint32_t epoch = 0;
    std::uint32_t slot = 0;
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    Guidance guidance = Guidance::None;
    std::optional<PageOutline> outline;
};
struct FrameReleased
{
    std::uint32_t slot = 0;
};
/// The scan has been looked at; evidence, if it gave any, came before.
struct ScanTaken
{};
/// Evidence without its pixels; they follow as Pixels messages: each crop in the order of the
/// fields, then the portrait, one stream in chunks of kMaxPixelChunk and a last shorter one.
struct EvidenceHead
{
    std::uint32_t epoch = 0;
    Evidence evidence;              ///< Crops have sizes and no pixels, the portrait is empty.
    std::uint32_t portraitSize = 0; ///< Bytes of the JPEG.
};
struct Pixels
{
    Sensitive<std::vector<std::uint8_t>> bytes;
};
/// A frame or scan could not be read; the next one may be fine.
struct Trouble
{
    ErrorKind kind = ErrorKind::Internal;
    std::uint32_t epoch = 0;
};
struct InspectBarcode
{
    std::uint32_t id = 0;
    reading::BarcodeReading barcode;
};
/// Ends an inspection. The barcodes came before.
struct InspectDone
{
    std::uint32_t id = 0;
    reading::InspectReading reading; ///< Without its barcodes.
};
struct InspectFailed
{
    std::uint32_t id = 0;
    ErrorKind kind = ErrorKind::Internal;
    std::string reason; ///< Printable ASCII.
};
using FromDecoder = std::variant<Ready,
                                 ModelsLoaded,
                                 Preview,
                                 FrameReleased,
                                 ScanTaken,
                                 EvidenceHead,
                                 Pixels,
                                 Trouble,
                                 InspectBarcode,
                                 InspectDone,
                                 InspectFailed>;

// ---- bounds ---------------------------------------------------------------------------------

inline constexpr std::size_t kMaxMessage = std::size_t{64} * 1024;
inline constexpr std::size_t kMaxPixelChunk = std::size_t{60} * 1024;
inline constexpr std::size_t kMaxScan = std::size_t{16} * 1024;
inline constexpr std::size_t kMaxFields = 16;
inline constexpr std::size_t kMaxChecks = 64;
inline constexpr std::size_t kMaxNameParts = 16;
inline constexpr std::size_t kMaxText = 512; ///< Bytes of one value.
inline constexpr std::size_t kMaxWord = 64;  ///< Bytes of a catalogue id.
inline constexpr std::size_t kMaxDoubtful = 512;
inline constexpr std::uint32_t kMaxCropSide = 4096;
inline constexpr std::uint32_t kMaxCropPixels = 1024 * 1024;
inline constexpr std::uint32_t kMaxPortrait = 256 * 1024;
inline constexpr std::size_t kMaxEvidencePixels = std::size_t{4} * 1024 * 1024;
inline constexpr std::size_t kMaxBarcodes = 64;
inline constexpr std::size_t kMaxBarcodeBytes = std::size_t{16} * 1024;
inline constexpr std::size_t kMaxBarcodeText = std::size_t{40} * 1024;
inline constexpr std::size_t kMaxInspectTexts = 64;
inline constexpr std::size_t kMaxModelFiles = 4;

} // namespace ventanilla::decoder_wire
