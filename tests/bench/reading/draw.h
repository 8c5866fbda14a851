// SPDX-License-Identifier: EUPL-1.2
//
// Random choices for the bench, the same for the same seed.
#pragma once

#include "kiosk/base/random.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace ventanilla::bench {

class Draw
{
public:
    explicit Draw(std::uint64_t seed)
        : m_random(seed)
    {}
    [[nodiscard]] std::size_t below(std::size_t bound) { return m_random.below(bound); }
    [[nodiscard]] int between(int least, int most)
    {
        return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
    }
    [[nodiscard]] double between(double least, double most)
    {
        return least + (most - least) * static_cast<double>(below(100'001)) / 100'000;
    }
    [[nodiscard]] bool chance(double probability) { return between(0.0, 1.0) < probability; }
    template <typename Values>
    [[nodiscard]] const auto& oneOf(const Values& values)
    {
        return values[below(values.size())];
    }
    /// @p count characters of @p from.
    [[nodiscard]] std::string text(std::size_t count, const std::string& from)
    {
        std::string out;
        for (std::size_t i = 0; i < count; ++i) {
            out += oneOf(from);
        }
        return out;
    }

private:
    SeededRandom m_random;
};

} // namespace ventanilla::bench
