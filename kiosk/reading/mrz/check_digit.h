// SPDX-License-Identifier: EUPL-1.2
//
// The check digit of machine-readable zones (Doc 9303-3, 4.9).
// It finds typing slips, not forgeries, and cannot tell characters apart whose values are equal mod
// 10: {0 A K U <} {1 B L V} {2 C M W} {3 D N X} {4 E O Y} {5 F P Z} {6 G Q} {7 H R} {8 I S} {9 J
// T}.
#pragma once

#include "kiosk/reading/mrz/format.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace ventanilla::reading::mrz {

/// 0-9 for digits, 10-35 for letters, 0 for filler; nothing for any other character.
[[nodiscard]] constexpr std::optional<unsigned> characterValue(char c)
{
    if (c >= '0' && c <= '9') {
        return static_cast<unsigned>(c - '0');
    }
    if (c >= 'A' && c <= 'Z') {
        return static_cast<unsigned>(c - 'A') + 10U;
    }
    return c == kFiller ? std::optional<unsigned>{0U} : std::nullopt;
}

[[nodiscard]] constexpr unsigned weightAt(std::size_t position)
{
    constexpr std::array<unsigned, 3> kWeights{7, 3, 1};
    return kWeights[position % kWeights.size()];
}

/// Adds up runs of characters that one digit covers; the weights go on across runs.
class CheckSum
{
public:
    /// A character outside A-Z, 0-9 and filler spoils the sum.
    constexpr void add(std::string_view text)
    {
        for (const char c : text) {
            const auto value = characterValue(c);
            m_spoilt = m_spoilt || !value;
            m_sum += value.value_or(0) * weightAt(m_position++);
        }
    }
    /// '0' to '9', or '\0' when spoilt.
    [[nodiscard]] constexpr char digit() const
    {
        return m_spoilt ? '\0' : static_cast<char>('0' + m_sum % 10);
    }

private:
    unsigned m_sum = 0;
    std::size_t m_position = 0;
    bool m_spoilt = false;
};

[[nodiscard]] constexpr char checkDigit(std::string_view text)
{
    CheckSum sum;
    sum.add(text);
    return sum.digit();
}

} // namespace ventanilla::reading::mrz
