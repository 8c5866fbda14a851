// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder_wire/archive.h"

#include "kiosk/app/decoder_wire/messages.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ventanilla::decoder_wire {
namespace {

/// Length of the well-formed UTF-8 sequence at the start of @p text (RFC 3629, 4), or 0.
std::size_t sequenceLength(std::string_view text)
{
    const auto at = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto isTail = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
    const auto first = at(0);
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return isTail(1) ? 2 : 0;
    }
    // The second byte tells overlong forms, surrogates and what lies beyond Unicode.
    const unsigned bits = first << 8U | at(1);
    if (first >= 0xE0 && first <= 0xEF) {
        const bool allowed = bits >= 0xE0A0 && (bits < 0xEDA0 || bits > 0xEDFF);
        return allowed && isTail(1) && isTail(2) ? 3 : 0;
    }
    const bool allowed = bits >= 0xF090 && bits <= 0xF48F;
    return allowed && isTail(1) && isTail(2) && isTail(3) ? 4 : 0;
}

/// @p text starts with a whole sequence.
bool isControl(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text.front());
    // U+0080 to U+009F are control characters as well.
    return first < 0x20 || first == 0x7F ||
           (first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0);
}

bool isUtf8(std::string_view text, bool controlsToo)
{
    while (!text.empty()) {
        const auto length = sequenceLength(text);
        if (length == 0 || (!controlsToo && isControl(text))) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

} // namespace

bool isOf(Charset charset, std::string_view text)
{
    switch (charset) {
    case Charset::Word:
        return std::ranges::all_of(text, isWordCharacter);
    case Charset::Printable:
        return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
    case Charset::Line:
        return isUtf8(text, false);
    case Charset::Content:
        return isUtf8(text, true);
    }
    return false;
}

void Writer::real(double value, double low, double high)
{
    if (!std::isfinite(value) || value < low || value > high) {
        refuse();
    }
    put(&value, sizeof value);
}

void Writer::text(const std::string& value, std::size_t most, Charset charset)
{
    if (!isOf(charset, value)) {
        refuse();
    }
    count(value.size(), most);
    put(value.data(), value.size());
}

std::size_t Writer::count(std::size_t size, std::size_t most)
{
    if (size > most) {
        refuse();
        return 0;
    }
    raw(static_cast<std::uint32_t>(size));
    return size;
}

void Writer::raw(std::uint32_t value)
{
    std::array<std::uint8_t, 4> bytes{};
    for (auto& byte : bytes) {
        byte = static_cast<std::uint8_t>(value & 0xFFU);
        value >>= 8U;
    }
    put(bytes.data(), bytes.size());
}

void Writer::put(const void* data, std::size_t size)
{
    if (m_bytes.capacity() == 0) {
        // One allocation for good: growing would leave copies of personal data behind.
        m_bytes.reserve(kMaxMessage);
    }
    if (!m_good || size > kMaxMessage - m_bytes.size()) {
        refuse();
        return;
    }
    const auto* bytes = static_cast<const std::byte*>(data);
    m_bytes.insert(m_bytes.end(), bytes, bytes + size);
}

std::uint32_t Reader::raw()
{
    if (!m_good || m_rest.size() < 4) {
        refuse();
        return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) {
        value = value << 8U | std::to_integer<std::uint32_t>(m_rest[i]);
    }
    m_rest = m_rest.subspan(4);
    return value;
}

double Reader::rawReal(double low, double high)
{
    double value = low;
    if (!m_good || m_rest.size() < sizeof value) {
        refuse();
        return low;
    }
    std::memcpy(&value, m_rest.data(), sizeof value);
    m_rest = m_rest.subspan(sizeof value);
    if (!std::isfinite(value) || value < low || value > high) {
        refuse();
        return low;
    }
    return value;
}

void Reader::text(std::string& value, std::size_t most, Charset charset)
{
    const auto size = count(0, most);
    if (size > m_rest.size()) {
        refuse();
        return;
    }
    value.assign(reinterpret_cast<const char*>(m_rest.data()), size);
    m_rest = m_rest.subspan(size);
    if (!isOf(charset, value)) {
        refuse();
        wipe(value);
    }
}

std::size_t Reader::count(std::size_t /*size*/, std::size_t most)
{
    const std::size_t size = raw();
    if (size > most) {
        refuse();
        return 0;
    }
    return size;
}

} // namespace ventanilla::decoder_wire
