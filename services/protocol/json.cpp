// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/json.h"

#include "kiosk/base/sensitive.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace ventanilla::protocol {
namespace {

using Sax = nlohmann::json_sax<nlohmann::json>;

/// Builds the tree bottom up: open containers wait on a stack until they are closed.
class TreeBuilder : public Sax
{
public:
    [[nodiscard]] Json take() { return std::move(m_root); }

    bool null() override { return put(Json{}); }
    bool boolean(bool value) override { return put(Json{value}); }
    bool number_integer(number_integer_t value) override { return put(Json{value}); }
    bool number_unsigned(number_unsigned_t value) override
    {
        return value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()) &&
               put(Json{value});
    }
    bool number_float(number_float_t value, const string_t& /*text*/) override
    {
        return put(Json{value});
    }
    bool string(string_t& value) override { return put(Json{std::move(value)}); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool key(string_t& name) override
    {
        auto& top = m_open.back();
        if (top.value.find(name) != nullptr) {
            return false;
        }
        top.name = std::move(name);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    // The library's message may quote the text, so it is dropped.
    bool parse_error(std::size_t /*at*/,
                     const std::string& /*token*/,
                     const nlohmann::detail::exception& /*why*/) override
    {
        return false;
    }

private:
    struct Container
    {
        Json value;
        std::string name;
    };

    bool open(Json value)
    {
        if (m_open.size() >= Json::kMaxDepth) {
            return false;
        }
        m_open.push_back({std::move(value), {}});
        return true;
    }

    bool close()
    {
        Json done = std::move(m_open.back().value);
        m_open.pop_back();
        return put(std::move(done));
    }

    bool put(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
        } else if (m_open.back().value.members() != nullptr) {
            m_open.back().value.set(m_open.back().name, std::move(value));
        } else {
            m_open.back().value.push(std::move(value));
        }
        return true;
    }

    Json m_root;
    std::vector<Container> m_open;
};

void appendQuoted(std::string& out, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (static_cast<unsigned char>(c) < 0x20U) {
            out.append("\\u00");
            out.push_back(kDigits[static_cast<unsigned char>(c) >> 4U]);
            out.push_back(kDigits[static_cast<unsigned char>(c) & 15U]);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

void append(std::string& out, const Json& value);

void appendItems(std::string& out, const Json::Array& items)
{
    out.push_back('[');
    for (const auto& item : items) {
        if (&item != items.data()) {
            out.push_back(',');
        }
        append(out, item);
    }
    out.push_back(']');
}

void appendMembers(std::string& out, const Json::Object& members)
{
    out.push_back('{');
    for (const auto& member : members) {
        if (&member != members.data()) {
            out.push_back(',');
        }
        appendQuoted(out, member.first);
        out.push_back(':');
        append(out, member.second);
    }
    out.push_back('}');
}

void append(std::string& out, const Json& value)
{
    if (const auto* text = value.text()) {
        appendQuoted(out, *text);
    } else if (const auto* integer = value.integer()) {
        out.append(std::to_string(*integer));
    } else if (const auto* boolean = value.boolean()) {
        out.append(*boolean ? "true" : "false");
    } else if (const auto* number = value.number()) {
        out.append(nlohmann::json(*number).dump());
    } else if (const auto* items = value.items()) {
        appendItems(out, *items);
    } else if (const auto* members = value.members()) {
        appendMembers(out, *members);
    } else {
        out.append("null");
    }
}

} // namespace

Json::Json(std::string text)
    : m_value(std::move(text))
{}

Json::Json(std::string_view text)
    : m_value(std::string{text})
{}

Json::Json(const char* text)
    : m_value(std::string{text})
{}

Json::Json(double value)
    : m_value(value)
{}

Json& Json::operator=(const Json& other)
{
    if (this != &other) {
        *this = Json{other};
    }
    return *this;
}

Json& Json::operator=(Json&& other) noexcept
{
    if (this != &other) {
        wipeText();
        m_value = std::move(other.m_value);
        other.wipeText();
    }
    return *this;
}

Json::~Json()
{
    wipeText();
}

void Json::wipeText()
{
    if (auto* text = std::get_if<std::string>(&m_value)) {
        wipe(*text);
    }
}

Json Json::object()
{
    Json value;
    value.m_value = Object{};
    return value;
}

Json Json::array()
{
    Json value;
    value.m_value = Array{};
    return value;
}

Result<Json> Json::parse(std::string_view text, std::size_t limit)
{
    if (text.size() > limit) {
        return Error{ErrorKind::InvalidInput, "JSON text is longer than its bound"};
    }
    TreeBuilder builder;
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
        return Error{ErrorKind::InvalidInput, "text is not the JSON that we take"};
    }
    return builder.take();
}

std::string Json::dump() const
{
    std::string out;
    append(out, *this);
    return out;
}

Json& Json::set(std::string_view name, Json value)
{
    if (isNull()) {
        m_value = Object{};
    }
    auto* members = std::get_if<Object>(&m_value);
    VN_ASSERT(members != nullptr);
    const auto found =
        std::ranges::find_if(*members, [name](const auto& member) { return member.first == name; });
    if (found != members->end()) {
        found->second = std::move(value);
    } else {
        members->emplace_back(std::string{name}, std::move(value));
    }
    return *this;
}

Json& Json::push(Json value)
{
    if (isNull()) {
        m_value = Array{};
    }
    auto* items = std::get_if<Array>(&m_value);
    VN_ASSERT(items != nullptr);
    items->push_back(std::move(value));
    return *this;
}

const Json* Json::find(std::string_view name) const
{
    const auto* object = members();
    if (object == nullptr) {
        return nullptr;
    }
    for (const auto& member : *object) {
        if (member.first == name) {
            return &member.second;
        }
    }
    return nullptr;
}

} // namespace ventanilla::protocol
