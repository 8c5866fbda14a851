// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder_link/decoder_link.h"

#include "kiosk/base/log.h"

#include <algorithm>
#include <utility>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;
using decoder_wire::Channel;

/// A flood of messages without events must not hold the caller.
constexpr int kMessagesPerCall = 64;

Error lie(const char* what)
{
    return {ErrorKind::InvalidInput, what};
}

std::chrono::milliseconds pauseAfter(unsigned failures)
{
    constexpr std::chrono::milliseconds kFirst = 250ms;
    constexpr std::chrono::milliseconds kLongest = 5s;
    if (failures <= 1) {
        return 0ms;
    }
    return std::min(kLongest, kFirst * (1U << std::min(failures - 2, 5U)));
}

} // namespace

bool DecoderLink::Owed::anything() const
{
    return ready || models || scans != 0 ||
           std::ranges::any_of(frames, [](bool owed) { return owed; });
}

Result<std::unique_ptr<DecoderLink>> DecoderLink::create(DecoderLinkOptions options)
{
    VN_TRY(auto rings, DecoderRings::create());
    VN_TRY(auto watch, Watch::create());
    VN_TRY(auto weights, openWeights(options.weights));
    std::unique_ptr<DecoderLink> link{
        new DecoderLink{std::move(options), std::move(rings), std::move(watch)}};
    link->m_weights = std::move(weights);
    VN_CHECK(link->startDecoder());
    return link;
}

DecoderLink::DecoderLink(DecoderLinkOptions options, DecoderRings rings, Watch watch)
    : m_options(std::move(options))
    , m_rings(std::move(rings))
    , m_watch(std::move(watch))
{}

DecoderLink::~DecoderLink()
{
    m_child.reset();
    m_rings.wipe();
}

// ---- the process ----------------------------------------------------------------------------

Result<void> DecoderLink::startDecoder()
{
    VN_TRY(auto child, DecoderChild::start(m_options.program, m_rings));
    m_child = std::move(child);
    m_owed = std::make_unique<Owed>();
    m_owed->ready = true;
    m_watch.listenTo(m_child->channel().fd());
    m_watch.limitTo(m_options.answerLimit);
    return greet();
}

/// Tells a new decoder what its predecessor knew.
Result<void> DecoderLink::greet()
{
    if (m_promoted) {
        std::vector<int> fds;
        for (const auto& weights : m_weights) {
            fds.push_back(weights.get());
        }
        VN_CHECK(m_child->send(decoder_wire::LoadModels{m_options.specimens}, fds));
        m_owed->models = true;
    }
    if (m_begin) {
        VN_CHECK(m_child->send(*m_begin));
    }
    return {};
}

void DecoderLink::replaceDecoder(const Error& why)
{
    log::failure("decoder_replaced", why, {{"failures", std::int64_t{m_failures}}});
    if (m_child) {
        m_watch.leave(m_child->channel().fd());
        m_child.reset();
        for (std::uint32_t slot = 0; slot < kCameraRingSlots; ++slot) {
            if (m_owed->frames.at(slot)) {
                push(FrameReleased{slot});
            }
        }
        m_owed.reset();
        push(ReaderRestarted{});
    }
    ++m_answers;
    ++m_failures;
    const auto pause = pauseAfter(m_failures);
    if (pause > 0ms) {
        m_watch.limitTo(pause);
    } else {
        startNext();
    }
}

/// Either the decoder took too long, or the pause before the next one is over.
void DecoderLink::limitPassed()
{
    if (m_child) {
        replaceDecoder({ErrorKind::TimedOut, "the decoder owes an answer for too long"});
    } else {
        startNext();
    }
}

void DecoderLink::startNext()
{
    const auto started = startDecoder();
    if (!started) {
        m_child.reset();
        ++m_failures;
        log::failure("decoder_not_started", started.error());
        m_watch.limitTo(pauseAfter(std::max(m_failures, 2U)));
    }
}

void DecoderLink::push(ReaderEvent event)
{
    m_events.push_back(std::move(event));
    m_watch.keepAwake(true);
}

/// One more answer is due; the limit runs from the oldest.
void DecoderLink::owe()
{
    m_watch.limitTo(m_options.answerLimit);
}

void DecoderLink::answered()
{
    ++m_answers;
    if (m_owed->anything()) {
        m_watch.limitTo(m_options.answerLimit);
    } else {
        m_watch.liftLimit();
    }
}

// ---- from the session -----------------------------------------------------------------------

void DecoderLink::loadModels()
{
    m_promoted = true;
    if (!m_child) {
        return;
    }
    std::vector<int> fds;
    for (const auto& weights : m_weights) {
        fds.push_back(weights.get());
    }
    if (m_child->send(decoder_wire::LoadModels{m_options.specimens}, fds)) {
        if (!m_owed->anything()) {
            owe();
        }
        m_owed->models = true;
    }
}

Result<void> DecoderLink::begin(PaperKind kind, std::optional<PartialDate> today)
{
    m_troubleSaid = false;
    m_begin = decoder_wire::Begin{++m_epoch, kind, today, m_options.pixelsPerMillimetre};
    VN_CHECK(decoder_wire::encode(decoder_wire::ToDecoder{*m_begin}));
    // While a pause lasts the next decoder is told.
    if (m_child && !m_child->send(*m_begin)) {
        replaceDecoder({ErrorKind::Unavailable, "the decoder died while nobody asked it anything"});
        // It held nothing of this question, so nobody needs to be told.
        std::erase_if(m_events, [](const auto& event) {
            return std::holds_alternative<ReaderRestarted>(event);
        });
    }
    return {};
}

Result<void> DecoderLink::frame(const CameraFrame& frame)
{
    const auto slot = m_rings.camera.slot(frame.slot);
    if (slot.empty() || frame.size > slot.size()) {
        return Error{ErrorKind::InvalidInput, "a frame outside the ring"};
    }
    if (!m_child) {
        return Error{ErrorKind::Unavailable, "the decoder is being replaced"};
    }
    if (m_owed->frames.at(frame.slot)) {
        return Error{ErrorKind::InvalidInput, "a slot that the decoder still holds"};
    }
    VN_CHECK(m_child->send(
        decoder_wire::Frame{frame.slot, frame.size, frame.width, frame.height, frame.format}));
    if (!m_owed->anything()) {
        owe();
    }
    m_owed->frames.at(frame.slot) = true;
    return {};
}

Result<void> DecoderLink::scan(const Scan& scan)
{
    if (!m_child) {
        return Error{ErrorKind::Unavailable, "the decoder is being replaced"};
    }
    VN_CHECK(m_child->send(decoder_wire::ScanBytes{scan.bytes}));
    if (!m_owed->anything()) {
        owe();
    }
    ++m_owed->scans;
    return {};
}

Result<void> DecoderLink::forget()
{
    m_begin.reset();
    ++m_epoch;
    for (auto& event : m_events) {
        if (auto* evidence = std::get_if<EvidenceReady>(&event)) {
            evidence->evidence = {};
        }
    }
    std::erase_if(m_events,
                  [](const auto& event) { return std::holds_alternative<EvidenceReady>(event); });
    m_rings.wipe();
    // A decoder that cannot be told to forget is ended: that forgets as well.
    if (m_child && !m_child->send(decoder_wire::Forget{m_epoch})) {
        replaceDecoder({ErrorKind::Unavailable, "the decoder cannot be told to forget"});
    }
    return {};
}

void DecoderLink::previewShown(std::uint32_t slot)
{
    // Slots of a decoder that is gone are nobody's business any more.
    if (m_child && slot < kPreviewRingSlots && std::exchange(m_owed->previewsShown.at(slot), false))
    {
        (void)m_child->send(decoder_wire::PreviewShown{slot});
    }
}

// ---- from the decoder -----------------------------------------------------------------------

Result<std::optional<ReaderEvent>> DecoderLink::next()
{
    const bool late = m_watch.limitPassed();
    const auto answersBefore = m_answers;
    // What arrived in time counts, even if we look at it late.
    for (int i = 0; i < kMessagesPerCall && (late || m_events.empty()) && m_child; ++i) {
        const auto more = pump();
        if (!more) {
            replaceDecoder(more.error());
        } else if (!*more) {
            break;
        }
    }
    if (late && m_answers == answersBefore) {
        limitPassed();
    }
    if (m_events.empty()) {
        return std::optional<ReaderEvent>{};
    }
    std::optional<ReaderEvent> event{std::move(m_events.front())};
    m_events.pop_front();
    m_watch.keepAwake(!m_events.empty());
    return event;
}

/// Takes one message; false when there is none.
Result<bool> DecoderLink::pump()
{
    VN_TRY(auto packet, m_child->channel().receive(Channel::Waiting::ReturnsAtOnce));
    if (!packet) {
        return false;
    }
    if (!packet->fds.empty()) {
        return lie("the decoder sends descriptors");
    }
    VN_TRY(auto message, decoder_wire::decodeFromDecoder(packet->bytes.reveal()));
    if (m_owed->ready && !std::holds_alternative<decoder_wire::Ready>(message)) {
        return lie("the decoder speaks before it is ready");
    }
    VN_CHECK(std::visit([&](auto& part) { return take(std::move(part)); }, message));
    return true;
}

Result<void> DecoderLink::take(decoder_wire::Ready message)
{
    if (!std::exchange(m_owed->ready, false) || message.version != decoder_wire::kWireVersion) {
        return lie("the decoder is of another build");
    }
    log::event(log::Level::Info, "decoder_ready", {{"walls", std::int64_t{message.walls}}});
    answered();
    return {};
}

Result<void> DecoderLink::take(decoder_wire::ModelsLoaded message)
{
    if (!std::exchange(m_owed->models, false)) {
        return lie("the decoder was not given models");
    }
    if (!message.usable) {
        log::event(log::Level::Error, "decoder_models_unusable");
    }
    answered();
    return {};
}

Result<void> DecoderLink::take(decoder_wire::Preview message)
{
    const auto size = std::size_t{message.width} * message.height * 4;
    if (size > m_rings.preview.slot(message.slot).size() ||
        std::exchange(m_owed->previewsShown.at(message.slot), true))
    {
        return lie("the decoder shows a preview that cannot be");
    }
    if (message.epoch != m_epoch) {
        previewShown(message.slot);
        return {};
    }
    push(PreviewReady{
        message.slot, message.width, message.height, message.guidance, message.outline});
    return {};
}

Result<void> DecoderLink::take(decoder_wire::FrameReleased message)
{
    if (message.slot >= kCameraRingSlots || !std::exchange(m_owed->frames.at(message.slot), false))
    {
        return lie("the decoder gives back a slot that it does not hold");
    }
    m_failures = 0;
    answered();
    push(FrameReleased{message.slot});
    return {};
}

Result<void> DecoderLink::take(decoder_wire::ScanTaken /*message*/)
{
    if (m_owed->scans == 0) {
        return lie("the decoder was given no scan");
    }
    --m_owed->scans;
    m_failures = 0;
    answered();
    return {};
}

Result<void> DecoderLink::take(decoder_wire::EvidenceHead message)
{
    VN_TRY(auto whole, m_owed->evidence.take(std::move(message)));
    deliver(std::move(whole));
    return {};
}

Result<void> DecoderLink::take(const decoder_wire::Pixels& message)
{
    VN_TRY(auto whole, m_owed->evidence.take(message));
    deliver(std::move(whole));
    return {};
}

Result<void> DecoderLink::take(decoder_wire::Trouble message)
{
    // A frame may be wiped under a decoder that still reads it once its question is over.
    const bool ofNow = m_begin && message.epoch == m_epoch;
    // Once for each question: a camera that only sends noise must not fill the disk.
    if (!ofNow || std::exchange(m_troubleSaid, true)) {
        return {};
    }
    log::event(log::Level::Warning,
               "decoder_trouble",
               {{"kind", log::Token::ofEnum(toString(message.kind))}});
    return {};
}

template <typename Message>
Result<void> DecoderLink::take(const Message& /*message*/)
{
    return lie("the decoder answers what was not asked");
}

void DecoderLink::deliver(std::optional<decoder_wire::EvidenceAssembly::Whole> whole)
{
    // The answer to an earlier question is dropped, and wiped with it.
    if (whole && m_begin && whole->epoch == m_epoch) {
        push(EvidenceReady{std::move(whole->evidence)});
    }
}

} // namespace ventanilla
