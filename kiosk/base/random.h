// SPDX-License-Identifier: EUPL-1.2
//
// Randomness as an argument: production draws from the kernel, tests from a seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ventanilla {

class Random
{
public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    virtual ~Random() = default;

    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    /// Uniform in [0, @p bound); @p bound must not be 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
};

/// getrandom(2); ends the process if the kernel has none to give.
class SystemRandom : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// SplitMix64: the same numbers for the same seed. Never for keys or codes.
class SeededRandom : public Random
{
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed)
    {}
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t m_state;
};

} // namespace ventanilla
