// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as messages of the decoder: refused, or the same bytes again.
#include "kiosk/app/decoder_wire/assembly.h"
#include "kiosk/app/decoder_wire/codec.h"

#include <algorithm>
#include <cstdint>

using namespace ventanilla;
using namespace ventanilla::decoder_wire;

namespace {

template <typename Message>
void roundTrip(const Result<Message>& read, std::span<const std::byte> bytes)
{
    if (read) {
        const auto again = encode(*read);
        VN_ASSERT(again.has_value());
        VN_ASSERT(std::ranges::equal(again->reveal(), bytes));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span bytes{reinterpret_cast<const std::byte*>(data), size};
    roundTrip(decodeToDecoder(bytes), bytes);
    const auto read = decodeFromDecoder(bytes);
    roundTrip(read, bytes);
    if (read && std::holds_alternative<EvidenceHead>(*read)) {
        EvidenceAssembly assembly;
        (void)assembly.take(std::get<EvidenceHead>(*read));
        (void)assembly.take(Pixels{Sensitive{std::vector<std::uint8_t>(kMaxPixelChunk)}});
    }
    return 0;
}
