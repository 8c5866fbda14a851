// SPDX-License-Identifier: EUPL-1.2
#include "drivers/barcode/keyboard_keys.h"

#include <array>
#include <string_view>
#include <utility>

#include <linux/input-event-codes.h>

namespace ventanilla::drivers {
namespace {

struct Row
{
    std::uint16_t first; ///< Code of the first key; the others follow it.
    std::string_view plain;
    std::string_view shifted;
};

constexpr std::array<Row, 9> kRows{{{KEY_1, "1234567890-=", "!@#$%^&*()_+"},
                                    {KEY_TAB, "\t", "\t"},
                                    {KEY_Q, "qwertyuiop[]\n", "QWERTYUIOP{}\n"},
                                    {KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
                                    {KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
                                    {KEY_SPACE, " ", " "},
                                    {KEY_KPASTERISK, "*", "*"},
                                    {KEY_KPSLASH, "/", "/"},
                                    {KEY_KPENTER, "\n", "\n"}}};
constexpr std::string_view kKeypad = "789-456+1230.";

std::optional<char> typed(std::uint16_t code, bool shift)
{
    for (const auto& row : kRows) {
        const auto index = static_cast<std::size_t>(code - row.first);
        if (code >= row.first && index < row.plain.size()) {
            return shift ? row.shifted[index] : row.plain[index];
        }
    }
    const auto index = static_cast<std::size_t>(code - KEY_KP7);
    return code >= KEY_KP7 && index < kKeypad.size() ? std::optional{kKeypad[index]} : std::nullopt;
}

bool isKeypad(std::uint16_t code)
{
    return code >= KEY_KP7 && code <= KEY_KPDOT;
}

} // namespace

std::optional<std::uint8_t> KeyboardKeys::released(std::uint16_t code)
{
    if (code == KEY_LEFTSHIFT || code == KEY_RIGHTSHIFT) {
        m_shift = false;
    } else if (code == KEY_LEFTCTRL || code == KEY_RIGHTCTRL) {
        m_control = false;
    } else if (code == KEY_LEFTALT || code == KEY_RIGHTALT) {
        m_alt = false;
        if (const auto number = std::exchange(m_number, std::nullopt); number && *number <= 0xFF) {
            return static_cast<std::uint8_t>(*number);
        }
    }
    return std::nullopt;
}

std::optional<std::uint8_t> KeyboardKeys::key(std::uint16_t code, std::int32_t value)
{
    constexpr unsigned kNumberTooLarge = 100000;
    if (value != 1) {
        return value == 0 ? released(code) : std::nullopt;
    }
    m_shift |= code == KEY_LEFTSHIFT || code == KEY_RIGHTSHIFT;
    m_control |= code == KEY_LEFTCTRL || code == KEY_RIGHTCTRL;
    m_alt |= code == KEY_LEFTALT || code == KEY_RIGHTALT;
    const auto character = typed(code, m_shift);
    if (!character) {
        return std::nullopt;
    }
    if (m_alt) {
        const bool digit = isKeypad(code) && *character >= '0' && *character <= '9';
        if (digit && m_number.value_or(0) < kNumberTooLarge) {
            m_number = m_number.value_or(0) * 10 + static_cast<unsigned>(*character - '0');
        }
        return std::nullopt;
    }
    const auto byte = static_cast<std::uint8_t>(*character);
    // Ctrl with a letter, or with [ \ ] ^ _, types the control character of the same column.
    const bool hasControl = (byte >= '@' && byte <= '_') || (byte >= 'a' && byte <= 'z');
    return m_control && hasControl ? static_cast<std::uint8_t>(byte & 0x1FU) : byte;
}

} // namespace ventanilla::drivers
