// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder_wire/assembly.h"

#include <algorithm>
#include <utility>

namespace ventanilla::decoder_wire {
namespace {

using Bytes = std::vector<std::uint8_t>;

std::size_t sizeOf(const LineCrop& crop)
{
    return std::size_t{crop.width} * crop.height;
}

bool fits(const LineCrop& crop)
{
    return sizeOf(crop) != 0 && crop.width <= kMaxCropSide && crop.height <= kMaxCropSide &&
           sizeOf(crop) <= kMaxCropPixels && crop.pixels.reveal().size() == sizeOf(crop);
}

std::size_t pixelsOf(const EvidenceHead& head)
{
    std::size_t total = head.portraitSize;
    for (const auto& field : head.evidence.fields) {
        total += field.crop ? sizeOf(*field.crop) : 0;
    }
    return total;
}

std::vector<Pixels> inChunks(const Bytes& stream)
{
    std::vector<Pixels> chunks;
    for (std::size_t at = 0; at < stream.size(); at += kMaxPixelChunk) {
        const auto* first = stream.data() + at;
        const auto size = std::min(kMaxPixelChunk, stream.size() - at);
        chunks.push_back({Sensitive<Bytes>{Bytes(first, first + size)}});
    }
    return chunks;
}

Bytes cut(const Bytes& all, std::size_t& at, std::size_t size)
{
    const auto* first = all.data() + at;
    at += size;
    return {first, first + size};
}

} // namespace

EvidencePieces split(const Evidence& evidence, std::uint32_t epoch)
{
    EvidencePieces pieces;
    pieces.head = {epoch, evidence, 0};
    Bytes stream;
    stream.reserve(kMaxEvidencePixels);
    const auto append = [&](const Bytes& bytes) {
        stream.insert(stream.end(), bytes.begin(), bytes.end());
    };
    const auto& portrait = evidence.portraitJpeg.reveal();
    const bool hasPortrait = portrait.size() <= kMaxPortrait;
    const auto room = kMaxEvidencePixels - (hasPortrait ? portrait.size() : 0);
    for (auto& field : pieces.head.evidence.fields) {
        if (field.crop && (!fits(*field.crop) || sizeOf(*field.crop) > room - stream.size())) {
            field.crop.reset();
        }
        if (field.crop) {
            append(field.crop->pixels.reveal());
            field.crop->pixels = {};
        }
    }
    if (hasPortrait) {
        append(portrait);
        pieces.head.portraitSize = static_cast<std::uint32_t>(portrait.size());
    }
    pieces.head.evidence.portraitJpeg = {};
    pieces.chunks = inChunks(stream);
    wipe(stream);
    return pieces;
}

Result<std::optional<EvidenceAssembly::Whole>> EvidenceAssembly::take(EvidenceHead head)
{
    const auto wanted = pixelsOf(head);
    if (m_head || wanted > kMaxEvidencePixels) {
        return Error{ErrorKind::InvalidInput, "evidence out of its turn or beyond its bounds"};
    }
    m_wanted = wanted;
    m_pixels.reserve(wanted);
    m_head = std::move(head);
    if (m_wanted == 0) {
        return std::optional<Whole>{finish()};
    }
    return std::optional<Whole>{};
}

Result<std::optional<EvidenceAssembly::Whole>> EvidenceAssembly::take(const Pixels& chunk)
{
    const auto& bytes = chunk.bytes.reveal();
    // Full chunks only: a flood of tiny ones would cost more than it carries.
    if (!m_head || bytes.size() != std::min(kMaxPixelChunk, m_wanted - m_pixels.size())) {
        return Error{ErrorKind::InvalidInput, "pixels that belong to no evidence"};
    }
    m_pixels.insert(m_pixels.end(), bytes.begin(), bytes.end());
    if (m_pixels.size() < m_wanted) {
        return std::optional<Whole>{};
    }
    return std::optional<Whole>{finish()};
}

void EvidenceAssembly::reset()
{
    m_head.reset();
    m_wanted = 0;
    wipe(m_pixels);
}

EvidenceAssembly::Whole EvidenceAssembly::finish()
{
    std::size_t at = 0;
    for (auto& field : m_head->evidence.fields) {
        if (field.crop) {
            field.crop->pixels = Sensitive<Bytes>{cut(m_pixels, at, sizeOf(*field.crop))};
        }
    }
    m_head->evidence.portraitJpeg = Sensitive<Bytes>{cut(m_pixels, at, m_head->portraitSize)};
    Whole whole{m_head->epoch, std::move(m_head->evidence)};
    reset();
    return whole;
}

} // namespace ventanilla::decoder_wire
