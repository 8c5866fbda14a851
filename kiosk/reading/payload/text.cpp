// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/payload/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace ventanilla::reading::payload {
namespace {

constexpr std::string_view kBlanks{" \t\r\n\0", 5};

/// Length of the UTF-8 sequence that @p lead begins; 0: none.
std::size_t sequenceLength(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool isSequence(std::string_view bytes)
{
    std::uint32_t code = static_cast<unsigned char>(bytes[0]) & (0xFFU >> (bytes.size() + 1));
    for (const char c : bytes.substr(1)) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) {
            return false;
        }
        code = (code << 6U) | (byte & 0x3FU);
    }
    // Over-long forms, surrogates and what lies beyond Unicode are no UTF-8.
    constexpr std::array<std::uint32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
    return code >= kSmallest.at(bytes.size()) && code <= 0x10FFFF &&
           (code < 0xD800 || code > 0xDFFF);
}

bool isControl(unsigned char byte)
{
    return byte < 0x20 || byte == 0x7F;
}

std::string fromLatin1(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text.push_back(c);
        } else if (byte < 0xA0) {
            text.push_back(' ');
        } else {
            text.push_back(static_cast<char>(0xC0U | (byte >> 6U)));
            text.push_back(static_cast<char>(0x80U | (byte & 0x3FU)));
        }
    }
    return text;
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto length = sequenceLength(static_cast<unsigned char>(bytes.front()));
        if (length == 0 || length > bytes.size() ||
            (length > 1 && !isSequence(bytes.substr(0, length)))) {
            return false;
        }
        bytes.remove_prefix(length);
    }
    return true;
}

std::string utf8Of(std::string_view bytes)
{
    auto text = isUtf8(bytes) ? std::string{bytes} : fromLatin1(bytes);
    std::ranges::replace_if(
        text, [](char c) { return isControl(static_cast<unsigned char>(c)); }, ' ');
    return text;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find_first_of(separators);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

std::vector<SensitiveText> words(std::string_view bytes)
{
    std::vector<SensitiveText> found;
    const SensitiveText text{utf8Of(bytes)};
    for (const auto part : split(text.reveal(), kBlanks)) {
        if (!part.empty()) {
            found.emplace_back(std::string{part});
        }
    }
    return found;
}

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const bool digits = !text.empty() && text.size() <= 9 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
        return std::nullopt;
    }
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<PartialDate> date(std::string_view text, DateOrder order)
{
    text = trimmed(text);
    std::array<std::string_view, 3> parts{};
    const auto broken = split(text, "-/. ");
    if (broken.size() == 3) {
        std::ranges::copy(broken, parts.begin());
    } else if (broken.size() == 1 && text.size() == 8 && order == DateOrder::YearFirst) {
        parts = {text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)};
    } else if (broken.size() == 1 && text.size() == 8) {
        parts = {text.substr(0, 2), text.substr(2, 2), text.substr(4, 4)};
    }
    const std::size_t yearAt = order == DateOrder::YearFirst ? 0 : 2;
    const std::size_t monthAt = order == DateOrder::MonthFirst ? 0 : 1;
    const auto year = number(parts.at(yearAt));
    const auto month = number(parts.at(monthAt));
    const auto day = number(parts.at(3 - yearAt - monthAt));
    if (!year || !month || !day || parts.at(yearAt).size() != 4 || *month == 0 || *day == 0) {
        return std::nullopt;
    }
    const PartialDate result{*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)};
    return *year >= 1800 && isPossible(result) ? std::optional{result} : std::nullopt;
}

} // namespace ventanilla::reading::payload
