// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/session/capture.h"

#include "kiosk/base/log.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace ventanilla::session {
namespace {

constexpr std::chrono::seconds kDevicePause{2};
// A reader that talks without end must not keep the screen waiting.
constexpr int kMaxEventsAtOnce = 64;

} // namespace

Capture::Capture(const Ports& ports)
    : m_ports(ports)
{}

Capture::~Capture()
{
    end();
}

void Capture::begin(PaperKind kind, std::optional<PartialDate> today)
{
    end();
    m_kind = kind;
    m_today = today;
    m_guidance = Guidance::NoPaper;
    m_state = CaptureState::Looking;
    if (const auto begun = m_ports.reader.begin(kind, today); !begun) {
        log::failure("reader-begin-failed", begun.error());
    }
    if (m_ports.lights != nullptr) {
        m_ports.lights->tray(true);
    }
    m_scanner = Scanner::Absent;
    openScanner();
    startCamera();
}

void Capture::openScanner()
{
    if (m_ports.barcodes == nullptr) {
        return;
    }
    const auto opened = m_ports.barcodes->open();
    if (opened) {
        m_scanner = Scanner::Open;
        return;
    }
    log::failure("scanner-open-failed", opened.error());
    m_nextOpen = m_ports.clock.steadyNow() + kDevicePause;
}

void Capture::startCamera()
{
    const auto started = m_ports.camera.start(CameraMode::Capture, m_ports.reader.cameraRing());
    if (started) {
        m_state = CaptureState::Looking;
        return;
    }
    log::failure("camera-start-failed", started.error());
    m_state = CaptureState::CameraAway;
    m_nextStart = m_ports.clock.steadyNow() + kDevicePause;
}

void Capture::releaseAll()
{
    for (const auto slot : m_atReader) {
        m_ports.camera.giveBack(slot);
    }
    m_atReader.clear();
}

void Capture::end()
{
    if (m_state == CaptureState::Off) {
        return;
    }
    releaseAll();
    m_ports.camera.stop();
    if (m_ports.barcodes != nullptr) {
        m_ports.barcodes->close();
    }
    if (m_ports.lights != nullptr) {
        m_ports.lights->tray(false);
    }
    if (m_preview) {
        m_ports.reader.previewShown(m_preview->slot);
        m_preview.reset();
    }
    if (const auto forgotten = m_ports.reader.forget(); !forgotten) {
        log::failure("reader-forget-failed", forgotten.error());
    }
    m_evidence.reset();
    m_paperSeen = false;
    m_state = CaptureState::Off;
}

bool Capture::pump()
{
    if (m_state == CaptureState::Off || m_state == CaptureState::Done) {
        return false;
    }
    if (m_state == CaptureState::CameraAway && m_ports.clock.steadyNow() >= m_nextStart) {
        startCamera();
    }
    if (m_scanner == Scanner::Lost && m_ports.clock.steadyNow() >= m_nextOpen) {
        openScanner();
    }
    const bool camera = pumpCamera();
    const bool scans = pumpScans();
    const bool reader = pumpReader();
    return camera || scans || reader;
}

bool Capture::pumpCamera()
{
    if (m_state == CaptureState::CameraAway) {
        return false;
    }
    for (int i = 0; i < kMaxEventsAtOnce; ++i) {
        const auto next = m_ports.camera.next();
        if (!next) {
            log::failure("camera-lost", next.error());
            m_ports.camera.stop();
            m_atReader.clear();
            m_state = CaptureState::CameraAway;
            m_nextStart = m_ports.clock.steadyNow() + kDevicePause;
            return true;
        }
        if (!*next) {
            return false;
        }
        const CameraFrame& frame = **next;
        if (m_ports.reader.frame(frame)) {
            m_atReader.push_back(frame.slot);
        } else {
            m_ports.camera.giveBack(frame.slot);
        }
    }
    return false;
}

bool Capture::pumpScans()
{
    if (m_scanner != Scanner::Open) {
        return false;
    }
    auto next = m_ports.barcodes->next();
    if (!next) {
        log::failure("scanner-lost", next.error());
        m_scanner = Scanner::Lost;
        m_nextOpen = m_ports.clock.steadyNow() + kDevicePause;
        return false;
    }
    if (!*next) {
        return false;
    }
    if (const auto sent = m_ports.reader.scan(**next); !sent) {
        log::failure("scan-refused", sent.error());
    }
    return true;
}

bool Capture::pumpReader()
{
    bool changed = false;
    for (int i = 0; i < kMaxEventsAtOnce && m_state != CaptureState::Done; ++i) {
        auto next = m_ports.reader.next();
        if (!next) {
            log::failure("reader-failed", next.error());
            return changed;
        }
        if (!*next) {
            return changed;
        }
        take(std::move(**next));
        changed = true;
    }
    return changed;
}

void Capture::take(ReaderEvent event)
{
    if (const auto* preview = std::get_if<PreviewReady>(&event)) {
        show(*preview);
    } else if (const auto* released = std::get_if<FrameReleased>(&event)) {
        const auto at = std::find(m_atReader.begin(), m_atReader.end(), released->slot);
        if (at != m_atReader.end()) {
            m_atReader.erase(at);
            m_ports.camera.giveBack(released->slot);
        }
    } else if (auto* ready = std::get_if<EvidenceReady>(&event)) {
        m_evidence = std::move(ready->evidence);
        m_paperSeen = true;
        m_state = CaptureState::Done;
    } else {
        // What the dead decoder held, it will never give back.
        releaseAll();
        m_preview.reset();
        m_guidance = Guidance::NoPaper;
        if (m_state == CaptureState::Looking) {
            m_state = CaptureState::OnceMore;
        }
        if (const auto begun = m_ports.reader.begin(m_kind, m_today); !begun) {
            log::failure("reader-begin-failed", begun.error());
        }
    }
}

void Capture::show(const PreviewReady& preview)
{
    if (m_preview && m_preview->slot != preview.slot) {
        m_ports.reader.previewShown(m_preview->slot);
    }
    m_preview = preview;
    m_guidance = preview.guidance;
    m_paperSeen = m_paperSeen || preview.outline.has_value();
    if (preview.outline && m_state == CaptureState::OnceMore) {
        m_state = CaptureState::Looking;
    }
}

std::span<const std::byte> Capture::previewPixels() const
{
    if (!m_preview) {
        return {};
    }
    const auto bytes = m_ports.reader.previewRing().slot(m_preview->slot);
    const auto wanted = std::size_t{m_preview->width} * m_preview->height * 4;
    // The slot, width and height come from the decoder: believed only as far as they fit.
    return bytes.size() < wanted ? std::span<const std::byte>{} : bytes.first(wanted);
}

std::optional<Evidence> Capture::takeEvidence()
{
    return std::exchange(m_evidence, std::nullopt);
}

} // namespace ventanilla::session
