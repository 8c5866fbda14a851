// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/object_reader.h"

#include "kiosk/base/encoding.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace ventanilla::protocol {
namespace {

const Json kNull;

bool isPrintable(std::string_view text)
{
    return std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '\x7f'; });
}

int number(std::string_view digits)
{
    int value = -1;
    const auto* end = digits.data() + digits.size();
    const auto [at, fault] = std::from_chars(digits.data(), end, value);
    return fault == std::errc{} && at == end ? value : -1;
}

} // namespace

bool isDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8, 2));
    if (year < 1 || month < 1 || day < 1) {
        return false;
    }
    return std::chrono::year_month_day{std::chrono::year{year},
                                       std::chrono::month{static_cast<unsigned>(month)},
                                       std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
}

ObjectReader::ObjectReader(const Json& object)
    : m_object(object)
{}

void ObjectReader::refuse(std::string_view name, const char* why)
{
    if (!m_fault) {
        m_fault = Error{ErrorKind::InvalidInput, "member '" + std::string{name} + "' " + why};
    }
}

void ObjectReader::adopt(const Result<void>& part)
{
    if (!part && !m_fault) {
        m_fault = part.error();
    }
}

const Json* ObjectReader::take(std::string_view name)
{
    m_known.push_back(name);
    return m_object.find(name);
}

const Json* ObjectReader::need(std::string_view name)
{
    const auto* value = take(name);
    if (value == nullptr) {
        refuse(name, "is missing");
    }
    return value;
}

std::optional<std::string>
ObjectReader::textOf(std::string_view name, const Json* value, Length length)
{
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto* text = value->text();
    if (text == nullptr) {
        refuse(name, "is not text");
    } else if (text->size() < length.least || text->size() > length.most) {
        refuse(name, "is too short or too long");
    } else if (!isPrintable(*text)) {
        refuse(name, "has control characters");
    } else {
        return *text;
    }
    return std::nullopt;
}

std::string ObjectReader::text(std::string_view name, Length length)
{
    return textOf(name, need(name), length).value_or(std::string{});
}

std::optional<std::string> ObjectReader::optionalText(std::string_view name, Length length)
{
    return textOf(name, take(name), length);
}

SensitiveText ObjectReader::secret(std::string_view name, Length length)
{
    return SensitiveText{text(name, length)};
}

std::optional<SensitiveText> ObjectReader::optionalSecret(std::string_view name, Length length)
{
    auto found = optionalText(name, length);
    if (!found) {
        return std::nullopt;
    }
    return SensitiveText{*std::move(found)};
}

std::size_t ObjectReader::word(std::string_view name, std::initializer_list<std::string_view> words)
{
    const auto found = textOf(name, need(name), {0, 64});
    if (!found) {
        return 0;
    }
    const auto* const at = std::ranges::find(words, *found);
    if (at == words.end()) {
        refuse(name, "is none of the words allowed");
        return 0;
    }
    return static_cast<std::size_t>(at - words.begin());
}

std::optional<std::int64_t>
ObjectReader::optionalInteger(std::string_view name, std::int64_t least, std::int64_t most)
{
    const auto* value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto* integer = value->integer();
    if (integer == nullptr) {
        refuse(name, "is not a whole number");
    } else if (*integer < least || *integer > most) {
        refuse(name, "is out of bounds");
    } else {
        return *integer;
    }
    return std::nullopt;
}

std::int64_t ObjectReader::integer(std::string_view name, std::int64_t least, std::int64_t most)
{
    if (need(name) == nullptr) {
        return least;
    }
    return optionalInteger(name, least, most).value_or(least);
}

bool ObjectReader::boolean(std::string_view name)
{
    const auto* value = need(name);
    if (value == nullptr) {
        return false;
    }
    if (value->boolean() == nullptr) {
        refuse(name, "is neither true nor false");
        return false;
    }
    return *value->boolean();
}

std::string ObjectReader::day(std::string_view name)
{
    auto found = text(name, {10, 10});
    if (good() && !isDay(found)) {
        refuse(name, "is not a day");
    }
    return found;
}

std::string ObjectReader::base64Url(std::string_view name, std::size_t size)
{
    auto found = text(name, {0, size * 2});
    if (!good()) {
        return found;
    }
    const auto bytes = fromBase64Url(found);
    if (!bytes || bytes->size() != size) {
        refuse(name, "is not base64url of the right size");
    }
    return found;
}

const Json& ObjectReader::child(std::string_view name)
{
    const auto* value = need(name);
    return value == nullptr ? kNull : *value;
}

const Json* ObjectReader::optionalChild(std::string_view name)
{
    return take(name);
}

std::span<const Json> ObjectReader::items(std::string_view name, std::size_t most)
{
    const auto* value = need(name);
    if (value == nullptr) {
        return {};
    }
    const auto* array = value->items();
    if (array == nullptr || array->size() > most) {
        refuse(name, array == nullptr ? "is not an array" : "has too many items");
        return {};
    }
    return *array;
}

std::vector<std::string> ObjectReader::texts(std::string_view name, std::size_t most, Length length)
{
    std::vector<std::string> found;
    for (const auto& item : items(name, most)) {
        if (auto text = textOf(name, &item, length)) {
            found.push_back(*std::move(text));
        }
    }
    return found;
}

Result<void> ObjectReader::finish() const
{
    if (m_fault) {
        return *m_fault;
    }
    const auto* members = m_object.members();
    if (members == nullptr) {
        return Error{ErrorKind::InvalidInput, "JSON value is not an object"};
    }
    for (const auto& member : *members) {
        if (std::ranges::find(m_known, member.first) == m_known.end()) {
            return Error{ErrorKind::InvalidInput,
                         "an object has a member that the contract does not know"};
        }
    }
    return {};
}

} // namespace ventanilla::protocol
