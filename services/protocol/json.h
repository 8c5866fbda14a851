// SPDX-License-Identifier: EUPL-1.2
//
// A JSON value (RFC 8259) whose strings are wiped when it goes, read strictly and written
// compactly.
#pragma once

#include "kiosk/base/result.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ventanilla::protocol {

/// Members keep the order in which they were set or read.
class Json
{
public:
    using Array = std::vector<Json>;
    using Object = std::vector<std::pair<std::string, Json>>;

    static constexpr std::size_t kMaxDepth = 16;

    Json() = default; ///< null
    // NOLINTBEGIN(google-explicit-constructor): set("name", value) is its use.
    Json(std::string text);
    Json(std::string_view text);
    Json(const char* text);
    template <std::same_as<bool> B>
    Json(B value)
        : m_value(value)
    {}
    template <std::integral I>
    requires(!std::same_as<I, bool>) Json(I value)
        : m_value(static_cast<std::int64_t>(value))
    {}
    Json(double value);
    // NOLINTEND(google-explicit-constructor)
    Json(const Json&) = default;
    Json(Json&&) noexcept = default;
    Json& operator=(const Json& other);
    Json& operator=(Json&& other) noexcept;
    ~Json();

    [[nodiscard]] static Json object();
    [[nodiscard]] static Json array();

    /// Takes one value of at most @p limit bytes. Refuses bad UTF-8, a member named twice, more
    /// than kMaxDepth levels, text after the value. Fails with InvalidInput, never naming what it
    /// read.
    [[nodiscard]] static Result<Json> parse(std::string_view text, std::size_t limit);

    /// Compact, members in order; no escapes but those that RFC 8259 demands.
    [[nodiscard]] std::string dump() const;

    /// Adds or replaces a member; a null becomes an object first.
    Json& set(std::string_view name, Json value);
    /// Appends; a null becomes an array first.
    Json& push(Json value);

    // Each is null when the value is of another kind.
    [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&m_value); }
    [[nodiscard]] const std::int64_t* integer() const
    {
        return std::get_if<std::int64_t>(&m_value);
    }
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&m_value); }
    [[nodiscard]] const double* number() const
    {
        return std::get_if<double>(&m_value);
    } ///< Not for whole numbers.
    [[nodiscard]] const Array* items() const { return std::get_if<Array>(&m_value); }
    [[nodiscard]] const Object* members() const { return std::get_if<Object>(&m_value); }
    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    /// The member of that name, or null: absent, or this is no object.
    [[nodiscard]] const Json* find(std::string_view name) const;

    friend bool operator==(const Json&, const Json&) = default;

private:
    void wipeText();

    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> m_value;
};

} // namespace ventanilla::protocol
