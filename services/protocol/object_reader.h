// SPDX-License-Identifier: EUPL-1.2
//
// Reads one JSON object member by member and refuses it as a whole: unknown, missing, mistyped, out
// of bounds.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"
#include "services/protocol/json.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::protocol {

/// Bytes of UTF-8, both ends included.
struct Length
{
    std::size_t least = 1;
    std::size_t most = 128;
};

/// The first fault is kept and every later answer is a harmless default; finish() tells. Borrows
/// the Json.
///
///     ObjectReader in{json};
///     fresh.city = in.text("city", {1, 64});
///     fresh.version = in.integer("version", 1, kMaxVersion);
///     VN_CHECK(in.finish());
class ObjectReader
{
public:
    explicit ObjectReader(const Json& object);

    /// Printable text: no control characters.
    [[nodiscard]] std::string text(std::string_view name, Length length);
    [[nodiscard]] std::optional<std::string> optionalText(std::string_view name, Length length);
    [[nodiscard]] SensitiveText secret(std::string_view name, Length length);
    [[nodiscard]] std::optional<SensitiveText> optionalSecret(std::string_view name, Length length);
    /// One of @p words; the answer is its index.
    [[nodiscard]] std::size_t word(std::string_view name,
                                   std::initializer_list<std::string_view> words);
    [[nodiscard]] std::int64_t
    integer(std::string_view name, std::int64_t least, std::int64_t most);
    [[nodiscard]] std::optional<std::int64_t>
    optionalInteger(std::string_view name, std::int64_t least, std::int64_t most);
    [[nodiscard]] bool boolean(std::string_view name);
    /// YYYY-MM-DD of a day that exists.
    [[nodiscard]] std::string day(std::string_view name);
    /// base64url of exactly @p size bytes, returned as text.
    [[nodiscard]] std::string base64Url(std::string_view name, std::size_t size);

    /// The member as it is, or null JSON.
    [[nodiscard]] const Json& child(std::string_view name);
    [[nodiscard]] const Json* optionalChild(std::string_view name);
    [[nodiscard]] std::span<const Json> items(std::string_view name, std::size_t most);
    [[nodiscard]] std::vector<std::string>
    texts(std::string_view name, std::size_t most, Length length);

    /// Adds a fault that the caller found.
    void refuse(std::string_view name, const char* why);
    [[nodiscard]] bool good() const { return !m_fault; }
    /// Takes over the fault of a part that was read on its own.
    void adopt(const Result<void>& part);

    /// Fails with InvalidInput: the first fault, else a member that nobody asked for.
    [[nodiscard]] Result<void> finish() const;

private:
    const Json* take(std::string_view name);
    const Json* need(std::string_view name);
    [[nodiscard]] std::optional<std::string>
    textOf(std::string_view name, const Json* value, Length length);

    const Json& m_object;
    std::vector<std::string_view> m_known;
    std::optional<Error> m_fault;
};

/// YYYY-MM-DD of a day that exists.
[[nodiscard]] bool isDay(std::string_view text);

} // namespace ventanilla::protocol
