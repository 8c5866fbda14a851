// SPDX-License-Identifier: EUPL-1.2
//
// The decoder as the session sees it: frames and scans go in, guidance and evidence come out.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/evidence.h"
#include "kiosk/domain/paper.h"
#include "kiosk/ports/barcode_reader.h"
#include "kiosk/ports/camera.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace ventanilla {

struct PreviewReady
{
    std::uint32_t slot = 0; ///< Slot of the preview ring, BGRx.
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    Guidance guidance = Guidance::None;
    std::optional<PageOutline> outline;
};
struct FrameReleased
{
    std::uint32_t slot = 0; ///< Slot of the camera ring that may be filled again.
};
struct EvidenceReady
{
    Evidence evidence;
};
/// The decoder died and a new one has started: what it held is lost, ask "once more".
struct ReaderRestarted
{};
using ReaderEvent = std::variant<PreviewReady, FrameReleased, EvidenceReady, ReaderRestarted>;

/// Thread-bound.
class DocumentReader
{
public:
    DocumentReader() = default;
    DocumentReader(const DocumentReader&) = delete;
    DocumentReader& operator=(const DocumentReader&) = delete;
    virtual ~DocumentReader() = default;

    /// Forgets earlier frames and looks for @p kind. @p today judges expiry; absent: implausible
    /// clock.
    virtual Result<void> begin(PaperKind kind, std::optional<PartialDate> today) = 0;
    virtual Result<void> frame(const CameraFrame& frame) = 0;
    virtual Result<void> scan(const Scan& scan) = 0;
    /// Drops every frame and reading that the decoder still holds.
    virtual Result<void> forget() = 0;
    /// The preview slot may be drawn over again.
    virtual void previewShown(std::uint32_t slot) = 0;

    [[nodiscard]] virtual const FrameRing& previewRing() const = 0;
    [[nodiscard]] virtual FrameRing& cameraRing() = 0;
    [[nodiscard]] virtual int readableFd() const = 0;
    [[nodiscard]] virtual Result<std::optional<ReaderEvent>> next() = 0;
};

} // namespace ventanilla
