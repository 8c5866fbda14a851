// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/random.h"

#include "kiosk/base/result.h"

#include <cerrno>

#include <sys/random.h>

namespace ventanilla {

std::uint64_t Random::below(std::uint64_t bound)
{
    VN_ASSERT(bound != 0);
    // Draws above the largest multiple of the bound would favour small values.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t value = 0;
    do {
        fill({reinterpret_cast<std::uint8_t*>(&value), sizeof value});
    } while (value >= limit);
    return value % bound;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        const auto got = getrandom(bytes.data(), bytes.size(), 0);
        VN_ASSERT(got > 0 || errno == EINTR);
        if (got > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(got));
        }
    }
}

void SeededRandom::fill(std::span<std::uint8_t> bytes)
{
    for (auto& byte : bytes) {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        byte = static_cast<std::uint8_t>((z ^ (z >> 31U)) & 0xFFU);
    }
}

} // namespace ventanilla
