// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/encoding.h"

#include <array>

namespace ventanilla {
namespace {

constexpr std::string_view kUrlAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string encode(std::span<const std::uint8_t> bytes, std::string_view alphabet)
{
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const auto byte : bytes) {
        buffer = (buffer << 8U) | byte;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text.push_back(alphabet[(buffer >> bits) & 63U]);
        }
    }
    if (bits != 0) {
        text.push_back(alphabet[(buffer << (6 - bits)) & 63U]);
    }
    return text;
}

Result<std::vector<std::uint8_t>> decode(std::string_view text, std::string_view alphabet)
{
    if (text.size() % 4 == 1) {
        return Error{ErrorKind::InvalidInput, "base64 text has an impossible length"};
    }
    std::vector<std::uint8_t> bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos) {
            return Error{ErrorKind::InvalidInput, "base64 text has a foreign character"};
        }
        buffer = (buffer << 6U) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(buffer >> bits));
        }
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
    return decode(text, kUrlAlphabet);
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
    return decode(text, kAlphabet);
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
