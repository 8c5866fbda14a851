// SPDX-License-Identifier: EUPL-1.2
//
// The decoder's side of the talk: one message after the other, until the other side is gone.
#pragma once

#include "kiosk/app/decoder/engine.h"
#include "kiosk/app/decoder_wire/channel.h"
#include "kiosk/app/decoder_wire/messages.h"
#include "kiosk/base/result.h"
#include "kiosk/base/shared_memory.h"

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

namespace ventanilla::decoder {

/// Thread-bound. Whatever the engine throws ends here: a bad picture gives a message, not a death.
class Conversation
{
public:
    /// The rings are as the other side made them; @p engine must outlive the conversation.
    Conversation(decoder_wire::Channel channel,
                 FrameRing camera,
                 FrameRing preview,
                 Engine& engine);

    /// Says Ready with @p walls and answers until Exit or until the peer is gone.
    /// Fails with InvalidInput when the peer breaks the rules.
    Result<void> run(std::uint32_t walls);

private:
    struct Incoming
    {
        decoder_wire::ToDecoder message;
        std::vector<UniqueFd> fds;
    };

    Result<bool> fillQueue();
    Result<void> enqueue(decoder_wire::Packet packet);
    [[nodiscard]] bool newerFrameWaits() const;
    Result<void> send(const decoder_wire::FromDecoder& message);
    Result<void> sendEvidence(const Evidence& evidence);
    Result<void> sendBarcode(decoder_wire::InspectBarcode message);
    Result<void> sendTrouble(const Error& error);

    Result<void> answer(const decoder_wire::Begin& message, Incoming& whole);
    Result<void> answer(const decoder_wire::Frame& message, Incoming& whole);
    Result<void> answer(const decoder_wire::ScanBytes& message, Incoming& whole);
    Result<void> answer(const decoder_wire::Forget& message, Incoming& whole);
    Result<void> answer(const decoder_wire::PreviewShown& message, Incoming& whole);
    Result<void> answer(const decoder_wire::Inspect& message, Incoming& whole);
    Result<void> answer(const decoder_wire::LoadModels& message, Incoming& whole);
    Result<void> answer(const decoder_wire::Exit& message, Incoming& whole);

    Result<void> read(const decoder_wire::Frame& message);
    [[nodiscard]] std::size_t freePreview() const;

    decoder_wire::Channel m_channel;
    FrameRing m_camera;
    FrameRing m_preview;
    Engine* m_engine;
    std::deque<Incoming> m_queue;
    std::array<bool, kPreviewRingSlots> m_previewsLent{};
    std::uint32_t m_epoch = 0;
    bool m_leaving = false;
};

} // namespace ventanilla::decoder
