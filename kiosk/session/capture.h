// SPDX-License-Identifier: EUPL-1.2
//
// Brings camera frames and scans to the reader and its answers back, while one paper is looked for.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/ports/document_reader.h"
#include "kiosk/ports/room.h"

#include <chrono>
#include <optional>
#include <vector>

namespace ventanilla::session {

enum class CaptureState {
    Off,
    Looking,
    OnceMore,   ///< The decoder had to be started again.
    CameraAway, ///< It is asked for again every two seconds.
    Done,       ///< Evidence is waiting.
};

/// Thread-bound. The camera is open between begin() and end() only.
class Capture
{
public:
    struct Ports
    {
        const Clock& clock;
        DocumentCamera& camera;
        DocumentReader& reader;
        BarcodeReader* barcodes = nullptr; ///< Absent hardware is normal.
        Lights* lights = nullptr;
    };

    explicit Capture(const Ports& ports);
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;
    ~Capture();

    void begin(PaperKind kind, std::optional<PartialDate> today);
    /// Closes the camera; the decoder drops its frames and readings. Harmless when off.
    void end();
    /// Takes what camera, scanner and reader have to say; never blocks. True when something
    /// changed.
    bool pump();

    [[nodiscard]] CaptureState state() const { return m_state; }
    [[nodiscard]] Guidance guidance() const { return m_guidance; }
    /// A paper was seen lying there at least once since begin().
    [[nodiscard]] bool paperSeen() const { return m_paperSeen; }
    /// What to show; its slot stays ours until the next one comes.
    [[nodiscard]] const std::optional<PreviewReady>& preview() const { return m_preview; }
    /// Borrowed until the next pump() or end().
    [[nodiscard]] std::span<const std::byte> previewPixels() const;
    /// Leaves none behind.
    [[nodiscard]] std::optional<Evidence> takeEvidence();

private:
    void startCamera();
    void openScanner();
    bool pumpCamera();
    bool pumpScans();
    bool pumpReader();
    void take(ReaderEvent event);
    void show(const PreviewReady& preview);
    void releaseAll();

    Ports m_ports;
    CaptureState m_state = CaptureState::Off;
    PaperKind m_kind = PaperKind::Identity;
    std::optional<PartialDate> m_today;
    Guidance m_guidance = Guidance::None;
    bool m_paperSeen = false;
    std::optional<PreviewReady> m_preview;
    std::optional<Evidence> m_evidence;
    std::vector<std::uint32_t> m_atReader; ///< Camera slots that the reader still holds.
    std::chrono::steady_clock::time_point m_nextStart;
    enum class Scanner { Absent, Open, Lost };
    Scanner m_scanner = Scanner::Absent; ///< Lost: it was there, and is asked for again.
    std::chrono::steady_clock::time_point m_nextOpen;
};

} // namespace ventanilla::session
