// SPDX-License-Identifier: EUPL-1.2
//
// The characters that a keyboard wedge types, whatever layout the kiosk has.
#pragma once

#include <cstdint>
#include <optional>

namespace ventanilla::drivers {

/// Follows the modifier keys. Reads an American keyboard, Ctrl with a letter as the control
/// character, and Alt with digits of the keypad as the byte of that number.
class KeyboardKeys
{
public:
    /// A byte that this key has typed. @p code is KEY_..., @p value 0 released, 1 pressed, 2 held.
    [[nodiscard]] std::optional<std::uint8_t> key(std::uint16_t code, std::int32_t value);
    void forget() { *this = {}; }

private:
    [[nodiscard]] std::optional<std::uint8_t> released(std::uint16_t code);

    bool m_shift = false;
    bool m_control = false;
    bool m_alt = false;
    std::optional<unsigned> m_number; ///< Typed on the keypad while Alt is down.
};

} // namespace ventanilla::drivers
