// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder/conversation.h"

#include "kiosk/app/decoder/read_file.h"
#include "kiosk/app/decoder_wire/assembly.h"
#include "kiosk/app/decoder_wire/codec.h"

#include <algorithm>
#include <exception>
#include <new>
#include <type_traits>
#include <utility>

namespace ventanilla::decoder {
namespace {

using decoder_wire::Channel;

constexpr std::size_t kMaxPicture = std::size_t{32} * 1024 * 1024;
constexpr std::size_t kMaxWeights = std::size_t{64} * 1024 * 1024;

/// The door at which exceptions of the libraries end. What they say is not passed on: it may quote
/// what they read.
template <typename Act>
auto guarded(Act act) -> std::invoke_result_t<Act>
{
    try {
        return act();
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::Unsupported, "the picture needs too much memory"};
    } catch (const std::exception&) {
        return Error{ErrorKind::InvalidInput, "the picture cannot be read"};
    }
}

} // namespace

Conversation::Conversation(decoder_wire::Channel channel,
                           FrameRing camera,
                           FrameRing preview,
                           Engine& engine)
    : m_channel(std::move(channel))
    , m_camera(std::move(camera))
    , m_preview(std::move(preview))
    , m_engine(&engine)
{}

Result<void> Conversation::run(std::uint32_t walls)
{
    VN_CHECK(send(decoder_wire::Ready{decoder_wire::kWireVersion, walls}));
    while (!m_leaving) {
        VN_TRY(const bool open, fillQueue());
        if (!open) {
            return {};
        }
        auto whole = std::move(m_queue.front());
        m_queue.pop_front();
        VN_CHECK(std::visit([&](const auto& part) { return answer(part, whole); }, whole.message));
    }
    return {};
}

/// Waits for at least one message and takes all that are there. False: the peer is gone.
Result<bool> Conversation::fillQueue()
{
    while (true) {
        const auto waiting =
            m_queue.empty() ? Channel::Waiting::Blocks : Channel::Waiting::ReturnsAtOnce;
        auto packet = m_channel.receive(waiting);
        if (!packet && packet.error().kind() == ErrorKind::Unavailable) {
            return false;
        }
        if (!packet) {
            return packet.error();
        }
        if (!*packet) {
            return true;
        }
        VN_CHECK(enqueue(**std::move(packet)));
    }
}

Result<void> Conversation::enqueue(decoder_wire::Packet packet)
{
    VN_TRY(auto message, decoder_wire::decodeToDecoder(packet.bytes.reveal()));
    m_queue.push_back({std::move(message), std::move(packet.fds)});
    return {};
}

/// A frame that is older than another of the same question is not worth its time.
bool Conversation::newerFrameWaits() const
{
    for (const auto& waiting : m_queue) {
        if (std::holds_alternative<decoder_wire::Frame>(waiting.message)) {
            return true;
        }
        if (!std::holds_alternative<decoder_wire::PreviewShown>(waiting.message)) {
            return false;
        }
    }
    return false;
}

Result<void> Conversation::send(const decoder_wire::FromDecoder& message)
{
    VN_TRY(const auto bytes, decoder_wire::encode(message));
    return m_channel.send(bytes.reveal(), Channel::Waiting::Blocks);
}

Result<void> Conversation::sendEvidence(const Evidence& evidence)
{
    const auto pieces = decoder_wire::split(evidence, m_epoch);
    const auto head = decoder_wire::encode(pieces.head);
    if (!head) {
        // A value that we may not say: the resident types it instead.
        return sendTrouble(head.error());
    }
    VN_CHECK(m_channel.send(head->reveal(), Channel::Waiting::Blocks));
    for (const auto& chunk : pieces.chunks) {
        VN_CHECK(send(chunk));
    }
    return {};
}

Result<void> Conversation::sendTrouble(const Error& error)
{
    return send(decoder_wire::Trouble{error.kind(), m_epoch});
}

Result<void> Conversation::answer(const decoder_wire::Begin& message, Incoming& /*whole*/)
{
    m_epoch = message.epoch;
    const auto begun = guarded([&]() -> Result<void> {
        m_engine->begin(message.kind, message.today, message.pixelsPerMillimetre);
        return {};
    });
    return begun ? Result<void>{} : sendTrouble(begun.error());
}

Result<void> Conversation::answer(const decoder_wire::Frame& message, Incoming& /*whole*/)
{
    if (!newerFrameWaits()) {
        VN_CHECK(read(message));
    }
    return send(decoder_wire::FrameReleased{message.slot});
}

Result<void> Conversation::read(const decoder_wire::Frame& message)
{
    const auto slot = m_camera.slot(message.slot);
    if (message.size > slot.size()) {
        return Error{ErrorKind::InvalidInput, "a frame outside the ring"};
    }
    const auto previewSlot = freePreview();
    const FrameView view{slot.first(message.size), message.format, message.width, message.height};
    const auto outcome =
        guarded([&] { return m_engine->frame(view, m_preview.slot(previewSlot)); });
    if (!outcome) {
        return sendTrouble(outcome.error());
    }
    if (outcome->previewWidth != 0 && outcome->previewHeight != 0) {
        m_previewsLent.at(previewSlot) = true;
        VN_CHECK(send(decoder_wire::Preview{m_epoch,
                                            static_cast<std::uint32_t>(previewSlot),
                                            outcome->previewWidth,
                                            outcome->previewHeight,
                                            outcome->guidance,
                                            outcome->outline}));
    }
    return outcome->evidence ? sendEvidence(*outcome->evidence) : Result<void>{};
}

/// The first slot that the other side does not hold; the number of slots when it holds all.
std::size_t Conversation::freePreview() const
{
    const auto* const free = std::ranges::find(m_previewsLent, false);
    return static_cast<std::size_t>(free - m_previewsLent.begin());
}

Result<void> Conversation::answer(const decoder_wire::ScanBytes& message, Incoming& /*whole*/)
{
    const auto evidence = guarded([&] { return m_engine->scan(message.bytes.reveal()); });
    if (!evidence) {
        VN_CHECK(sendTrouble(evidence.error()));
    } else if (*evidence) {
        VN_CHECK(sendEvidence(**evidence));
    }
    return send(decoder_wire::ScanTaken{});
}

Result<void> Conversation::answer(const decoder_wire::Forget& message, Incoming& /*whole*/)
{
    m_epoch = message.epoch;
    m_engine->forget();
    return {};
}

Result<void> Conversation::answer(const decoder_wire::PreviewShown& message, Incoming& /*whole*/)
{
    if (message.slot >= m_previewsLent.size()) {
        return Error{ErrorKind::InvalidInput, "a preview outside the ring"};
    }
    m_previewsLent.at(message.slot) = false;
    return {};
}

Result<void> Conversation::answer(const decoder_wire::Inspect& message, Incoming& whole)
{
    if (whole.fds.size() != 1) {
        return Error{ErrorKind::InvalidInput, "an inspection without its picture"};
    }
    auto reading = guarded([&]() -> Result<reading::InspectReading> {
        VN_TRY(const auto file, readFile(whole.fds.front().get(), kMaxPicture));
        return m_engine->inspect(file.reveal(), message.options);
    });
    if (!reading) {
        return send(decoder_wire::InspectFailed{
            message.id, reading.error().kind(), reading.error().what()});
    }
    const auto barcodes = std::exchange(reading->barcodes, {});
    for (const auto& barcode : barcodes) {
        VN_CHECK(sendBarcode({message.id, barcode}));
    }
    auto done = send(decoder_wire::InspectDone{message.id, *std::move(reading)});
    if (!done && done.error().kind() == ErrorKind::InvalidInput) {
        return send(decoder_wire::InspectFailed{
            message.id, ErrorKind::Internal, "the reading does not fit a message"});
    }
    return done;
}

Result<void> Conversation::sendBarcode(decoder_wire::InspectBarcode message)
{
    auto sent = send(message);
    if (!sent && sent.error().kind() == ErrorKind::InvalidInput) {
        // Text that is none after all: the bytes say it.
        message.barcode.text.clear();
        message.barcode.isText = false;
        sent = send(message);
    }
    return sent;
}

Result<void> Conversation::answer(const decoder_wire::LoadModels& message, Incoming& whole)
{
    const auto loaded = guarded([&]() -> Result<void> {
        std::vector<SensitiveBytes> files;
        std::vector<std::span<const std::byte>> views;
        for (const auto& fd : whole.fds) {
            VN_TRY(auto file, readFile(fd.get(), kMaxWeights));
            files.push_back(std::move(file));
        }
        views.reserve(files.size());
        for (const auto& file : files) {
            views.emplace_back(file.reveal());
        }
        return m_engine->load(views, message.specimens);
    });
    return send(decoder_wire::ModelsLoaded{loaded.has_value()});
}

Result<void> Conversation::answer(const decoder_wire::Exit& /*message*/, Incoming& /*whole*/)
{
    m_leaving = true;
    return {};
}

} // namespace ventanilla::decoder
