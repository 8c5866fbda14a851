// SPDX-License-Identifier: EUPL-1.2
//
// Evidence in pieces: a head, then its pixels in chunks that fit a message.
#pragma once

#include "kiosk/app/decoder_wire/messages.h"
#include "kiosk/base/result.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace ventanilla::decoder_wire {

/// A head and the chunks that follow it, in order.
struct EvidencePieces
{
    EvidenceHead head;
    std::vector<Pixels> chunks;
};

/// Crops whose pixels do not fit their size, what exceeds the bounds and an over-long portrait are
/// left out.
[[nodiscard]] EvidencePieces split(const Evidence& evidence, std::uint32_t epoch);

/// Puts the pieces together.
class EvidenceAssembly
{
public:
    EvidenceAssembly() = default;
    EvidenceAssembly(const EvidenceAssembly&) = delete;
    EvidenceAssembly& operator=(const EvidenceAssembly&) = delete;
    ~EvidenceAssembly() { reset(); }

    struct Whole
    {
        std::uint32_t epoch = 0;
        Evidence evidence;
    };

    /// Fail with InvalidInput when the piece is not the one that is due.
    /// Hold the evidence once its last piece is there.
    [[nodiscard]] Result<std::optional<Whole>> take(EvidenceHead head);
    [[nodiscard]] Result<std::optional<Whole>> take(const Pixels& chunk);
    void reset();

private:
    [[nodiscard]] Whole finish();

    std::optional<EvidenceHead> m_head;
    std::size_t m_wanted = 0;
    std::vector<std::uint8_t> m_pixels; ///< Reserved once, so that growing leaves no copy behind.
};

} // namespace ventanilla::decoder_wire
