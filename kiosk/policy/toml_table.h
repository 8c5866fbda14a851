// SPDX-License-Identifier: EUPL-1.2
//
// Reads a TOML table strictly: every key has one type, and a key that nobody asked for is an error.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/policy/banks.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ventanilla::policy {

/// Faults are collected while reading: the first one is what finish() of the file tells.
class TomlTable
{
public:
    template <typename E>
    using Words = std::vector<std::pair<std::string_view, E>>;

    /// Parses @p content and lets @p read take what it wants of the whole file.
    /// Fails with InvalidInput and names @p file, the key and the fault.
    [[nodiscard]] static Result<void> read(const std::string& file,
                                           const std::string& content,
                                           const std::function<void(TomlTable&)>& read);

    TomlTable(const TomlTable&) = delete;
    TomlTable& operator=(const TomlTable&) = delete;
    ~TomlTable();

    [[nodiscard]] bool has(std::string_view key) const;
    std::string text(std::string_view key);
    int number(std::string_view key, int minimum, int maximum);
    std::optional<int> optionalNumber(std::string_view key, int minimum, int maximum);
    bool flag(std::string_view key, bool otherwise);
    Day day(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    template <typename E>
    E word(std::string_view key, const Words<E>& words)
    {
        const auto said = text(key);
        for (const auto& [name, value] : words) {
            if (name == said) {
                return value;
            }
        }
        fault(key, "is not one of the words allowed");
        return words.front().second;
    }
    /// A table that must be there.
    void table(std::string_view key, const std::function<void(TomlTable&)>& read);
    /// An array of tables; absent means empty.
    void each(std::string_view key, const std::function<void(TomlTable&)>& read);
    /// Says that the value of @p key cannot be.
    void fault(std::string_view key, std::string_view what);

private:
    struct Impl;
    explicit TomlTable(std::unique_ptr<Impl> impl);
    void finish();
    std::unique_ptr<Impl> m_impl;
};

/// Parses "YYYY-MM-DD" as a day of the calendar.
[[nodiscard]] std::optional<Day> parseDay(std::string_view text);
[[nodiscard]] std::string formatDay(Day day);

} // namespace ventanilla::policy
