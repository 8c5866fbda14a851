// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/encoding.h"

#include <array>

namespace ventanilla {
namespace {

constexpr std::string_view kUrlAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t kForeign = 0xff;
using Values = std::array<std::uint8_t, 256>;

constexpr Values valuesOf(std::string_view alphabet)
{
    Values values{};
    values.fill(kForeign);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return values;
}

constexpr Values kUrlValues = valuesOf(kUrlAlphabet);
constexpr Values kPlainValues = valuesOf(kAlphabet);

std::string encode(std::span<const std::uint8_t> bytes, std::string_view alphabet)
{
    std::string text((bytes.size() * 4 + 2) / 3, '\0');
    std::size_t at = 0;
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const auto byte : bytes) {
        buffer = (buffer << 8U) | byte;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text[at++] = alphabet[(buffer >> bits) & 63U];
        }
    }
    if (bits != 0) {
        text[at] = alphabet[(buffer << (6 - bits)) & 63U];
    }
    return text;
}

// A table, not a search: a parcel is 130,000 characters long.
Result<std::vector<std::uint8_t>> decode(std::string_view text, const Values& values)
{
    if (text.size() % 4 == 1) {
        return Error{ErrorKind::InvalidInput, "base64 text has an impossible length"};
    }
    std::vector<std::uint8_t> bytes(text.size() * 3 / 4);
    std::size_t at = 0;
    unsigned seen = 0;
    const auto valueAt = [&](std::size_t i) -> unsigned {
        return values[static_cast<unsigned char>(text[i])];
    };
    const std::size_t whole = text.size() / 4 * 4;
    for (std::size_t i = 0; i < whole; i += 4) {
        const unsigned a = valueAt(i);
        const unsigned b = valueAt(i + 1);
        const unsigned c = valueAt(i + 2);
        const unsigned d = valueAt(i + 3);
        seen |= a | b | c | d;
        bytes[at++] = static_cast<std::uint8_t>((a << 2U) | (b >> 4U));
        bytes[at++] = static_cast<std::uint8_t>((b << 4U) | (c >> 2U));
        bytes[at++] = static_cast<std::uint8_t>((c << 6U) | d);
    }
    text.remove_prefix(whole);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const unsigned value = values[static_cast<unsigned char>(c)];
        seen |= value;
        buffer = (buffer << 6U) | (value & 63U);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes[at++] = static_cast<std::uint8_t>(buffer >> bits);
        }
    }
    if (seen == kForeign) {
        return Error{ErrorKind::InvalidInput, "base64 text has a foreign character"};
    }
    // RFC 4648, 3.5: left-over bits must be zero, or two texts would mean the same bytes.
    if ((buffer & ((1U << bits) - 1U)) != 0) {
        return Error{ErrorKind::InvalidInput, "base64 text has a non-canonical tail"};
    }
    return bytes;
}

} // namespace

std::string toBase64Url(std::span<const std::uint8_t> bytes)
{
    return encode(bytes, kUrlAlphabet);
}

Result<std::vector<std::uint8_t>> fromBase64Url(std::string_view text)
{
    return decode(text, kUrlValues);
}

std::string toBase64(std::span<const std::uint8_t> bytes)
{
    auto text = encode(bytes, kAlphabet);
    while (text.size() % 4 != 0) {
        text.push_back('=');
    }
    return text;
}

Result<std::vector<std::uint8_t>> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0) {
        return Error{ErrorKind::InvalidInput, "base64 text is not padded"};
    }
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) {
        text.remove_suffix(1);
    }
    return decode(text, kPlainValues);
}

std::string toHex(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text.push_back(kDigits[byte >> 4U]);
        text.push_back(kDigits[byte & 15U]);
    }
    return text;
}

} // namespace ventanilla
