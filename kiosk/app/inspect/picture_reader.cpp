// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/inspect/picture_reader.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

namespace ventanilla::inspect {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

Result<UniqueFd> openPicture(const std::string& path)
{
    // Not waiting: a pipe without a writer would hold the batch for ever.
    UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat status
    {};
    if (!file || ::fstat(file.get(), &status) != 0) {
        return Error{ErrorKind::NotFound,
                     errno == ENOENT ? "no such file" : "the file cannot be opened"};
    }
    if (!S_ISREG(status.st_mode)) {
        return Error{ErrorKind::InvalidInput, "not a regular file"};
    }
    return file;
}

/// Of a decoder that broke off, said of the picture that it was reading.
Error verdictOn(const Error& error)
{
    switch (error.kind()) {
    case ErrorKind::Unavailable:
        return {ErrorKind::Unavailable, "the decoder died while it read this picture"};
    case ErrorKind::TimedOut:
        return {ErrorKind::TimedOut, "the decoder took too long over this picture"};
    default:
        return {ErrorKind::Internal, "the decoder gave an answer that cannot be"};
    }
}

} // namespace

Result<reading::InspectReading> PictureReader::read(const std::string& path,
                                                    const reading::InspectOptions& options)
{
    VN_TRY(const auto picture, openPicture(path));
    VN_CHECK(ask(picture.get(), options));
    return collect(steady_clock::now() + m_options.pictureLimit);
}

Result<void> PictureReader::ask(int picture, const reading::InspectOptions& options)
{
    ++m_id;
    const decoder_wire::Inspect question{m_id, options};
    VN_CHECK(ensureDecoder());
    if (m_child->send(question, {&picture, 1})) {
        return {};
    }
    // It died since the last picture: that is not this one's fault.
    m_child.reset();
    VN_CHECK(ensureDecoder());
    return m_child->send(question, {&picture, 1});
}

Result<reading::InspectReading> PictureReader::collect(Deadline deadline)
{
    std::vector<reading::BarcodeReading> barcodes;
    while (true) {
        auto message = receive(deadline);
        if (!message) {
            m_child.reset();
            return verdictOn(message.error());
        }
        if (auto* failed = std::get_if<decoder_wire::InspectFailed>(&*message);
            failed != nullptr && failed->id == m_id)
        {
            return Error{failed->kind, failed->reason};
        }
        if (auto* done = std::get_if<decoder_wire::InspectDone>(&*message);
            done != nullptr && done->id == m_id)
        {
            done->reading.barcodes = std::move(barcodes);
            return std::move(done->reading);
        }
        auto* barcode = std::get_if<decoder_wire::InspectBarcode>(&*message);
        if (barcode == nullptr || barcode->id != m_id ||
            barcodes.size() >= decoder_wire::kMaxBarcodes) {
            m_child.reset();
            return verdictOn({ErrorKind::InvalidInput, "a message out of its turn"});
        }
        barcodes.push_back(std::move(barcode->barcode));
    }
}

Result<void> PictureReader::ensureDecoder()
{
    if (m_child && !m_child->process().poll()) {
        return {};
    }
    m_child.reset();
    auto started = startDecoder();
    if (!started) {
        m_child.reset();
    }
    return started;
}

Result<void> PictureReader::startDecoder()
{
    if (!m_rings) {
        VN_TRY(m_rings, DecoderRings::create());
    }
    VN_TRY(const auto weights, openWeights(m_options.weights));
    std::vector<int> fds;
    fds.reserve(weights.size());
    for (const auto& file : weights) {
        fds.push_back(file.get());
    }
    VN_TRY(m_child, DecoderChild::start(m_options.program, *m_rings));
    const auto deadline = steady_clock::now() + m_options.startLimit;
    VN_TRY(const auto ready, expect<decoder_wire::Ready>(deadline));
    if (ready.version != decoder_wire::kWireVersion) {
        return Error{ErrorKind::Unavailable, "the decoder is of another build"};
    }
    VN_CHECK(m_child->send(decoder_wire::LoadModels{reading::Specimens::Read}, fds));
    VN_TRY(const auto loaded, expect<decoder_wire::ModelsLoaded>(deadline));
    if (!loaded.usable) {
        return Error{ErrorKind::Unavailable, "the decoder cannot use the weights"};
    }
    return {};
}

template <typename Message>
Result<Message> PictureReader::expect(Deadline deadline)
{
    auto message = receive(deadline);
    auto* wanted = message ? std::get_if<Message>(&*message) : nullptr;
    if (wanted == nullptr) {
        return Error{ErrorKind::Unavailable, "the decoder does not start"};
    }
    return std::move(*wanted);
}

Result<decoder_wire::FromDecoder> PictureReader::receive(Deadline deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now());
    VN_TRY(const auto packet, m_child->channel().receiveWithin(std::max(left, 0ms)));
    if (!packet.fds.empty()) {
        return Error{ErrorKind::InvalidInput, "the decoder sends descriptors"};
    }
    return decoder_wire::decodeFromDecoder(packet.bytes.reveal());
}

} // namespace ventanilla::inspect
