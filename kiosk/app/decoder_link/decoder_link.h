// SPDX-License-Identifier: EUPL-1.2
//
// The decoder process as a DocumentReader: believes nothing that it says, and outlives its death.
#pragma once

#include "kiosk/app/decoder_link/decoder_child.h"
#include "kiosk/app/decoder_link/watch.h"
#include "kiosk/app/decoder_wire/assembly.h"
#include "kiosk/ports/document_reader.h"

#include <array>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla {

struct DecoderLinkOptions
{
    DecoderProgram program;
    std::vector<std::string> weights; ///< Paths; opened at once, sent by loadModels().
    double pixelsPerMillimetre = 0;   ///< Of the document camera as calibrated; 0: unknown.
    reading::Specimens specimens = reading::Specimens::Refuse; ///< Read in a trial, never else.
    /// A decoder that owes an answer for longer is replaced.
    std::chrono::milliseconds answerLimit{5000};
};

/// Thread-bound. A dead, stuck or lying decoder is replaced, at once the first time and after
/// growing pauses when it happens again without an answer in between. The slots that it held come
/// back as FrameReleased, its previews are void, and the new one is told what the old one was
/// asked.
class DecoderLink : public DocumentReader
{
public:
    /// Starts a decoder without models. Fails with NotFound (program, weights), Unavailable,
    /// Internal.
    [[nodiscard]] static Result<std::unique_ptr<DecoderLink>> create(DecoderLinkOptions options);
    ~DecoderLink() override;

    /// Gives the decoder its weights; to be called at `promote`. Frames before that are not read.
    void loadModels();

    Result<void> begin(PaperKind kind, std::optional<PartialDate> today) override;
    /// Fails with InvalidInput (no such slot, slot not back yet) or Unavailable; the slot stays the
    /// caller's then.
    Result<void> frame(const CameraFrame& frame) override;
    Result<void> scan(const Scan& scan) override;
    Result<void> forget() override;
    void previewShown(std::uint32_t slot) override;

    [[nodiscard]] const FrameRing& previewRing() const override { return m_rings.preview; }
    [[nodiscard]] FrameRing& cameraRing() override { return m_rings.camera; }
    [[nodiscard]] int readableFd() const override { return m_watch.fd(); }
    [[nodiscard]] Result<std::optional<ReaderEvent>> next() override;

private:
    /// What the running decoder owes us and holds.
    struct Owed
    {
        bool ready = false;
        bool models = false;
        unsigned scans = 0;
        std::array<bool, kCameraRingSlots> frames{};
        std::array<bool, kPreviewRingSlots> previewsShown{};
        decoder_wire::EvidenceAssembly evidence;

        [[nodiscard]] bool anything() const;
    };

    DecoderLink(DecoderLinkOptions options, DecoderRings rings, Watch watch);

    Result<void> startDecoder();
    Result<void> greet();
    void replaceDecoder(const Error& why);
    void limitPassed();
    void startNext();
    void push(ReaderEvent event);
    void owe();
    void answered();

    Result<bool> pump();
    Result<void> take(decoder_wire::Ready message);
    Result<void> take(decoder_wire::ModelsLoaded message);
    Result<void> take(decoder_wire::Preview message);
    Result<void> take(decoder_wire::FrameReleased message);
    Result<void> take(decoder_wire::ScanTaken message);
    Result<void> take(decoder_wire::EvidenceHead message);
    Result<void> take(const decoder_wire::Pixels& message);
    Result<void> take(decoder_wire::Trouble message);
    /// Inspection is not for a kiosk: whoever speaks of it lies.
    template <typename Message>
    Result<void> take(const Message& message);
    void deliver(std::optional<decoder_wire::EvidenceAssembly::Whole> whole);

    DecoderLinkOptions m_options;
    DecoderRings m_rings;
    Watch m_watch;
    std::vector<UniqueFd> m_weights;
    std::optional<DecoderChild> m_child; ///< Nothing while a pause lasts.
    std::unique_ptr<Owed> m_owed;
    std::deque<ReaderEvent> m_events;
    std::optional<decoder_wire::Begin> m_begin;
    std::uint32_t m_epoch = 0;
    unsigned m_failures = 0; ///< In a row, without an answer in between.
    std::uint64_t m_answers = 0;
    bool m_troubleSaid = false;
    bool m_promoted = false;
};

} // namespace ventanilla
