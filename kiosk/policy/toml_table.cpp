// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/toml_table.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <set>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace ventanilla::policy {
namespace {

constexpr std::size_t kMaximumFileSize = std::size_t{256} * 1024;

/// What the tables of one file share.
struct FileState
{
    std::string file;
    std::optional<std::string> firstFault;
};

int digits(std::string_view text)
{
    int value = -1;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failed == std::errc{} && end == text.data() + text.size();
    return whole && text.front() != '-' ? value : -1;
}

} // namespace

struct TomlTable::Impl
{
    const toml::table& table;
    std::string path;
    FileState& state;
    std::set<std::string, std::less<>> asked{};

    Impl(const toml::table& ofTable, std::string atPath, FileState& inState)
        : table(ofTable)
        , path(std::move(atPath))
        , state(inState)
    {}

    const toml::node* find(std::string_view key)
    {
        asked.emplace(key);
        return table.get(key);
    }
    [[nodiscard]] std::string pathOf(std::string_view key) const
    {
        return path.empty() ? std::string{key} : path + "." + std::string{key};
    }
};

TomlTable::TomlTable(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}

TomlTable::~TomlTable() = default;

Result<void> TomlTable::read(const std::string& file,
                             const std::string& content,
                             const std::function<void(TomlTable&)>& read)
{
    if (content.size() > kMaximumFileSize) {
        return Error{ErrorKind::InvalidInput, file + ": too large"};
    }
    const auto parsed = toml::parse(std::string_view{content});
    if (!parsed) {
        const auto line = parsed.error().source().begin.line;
        return Error{ErrorKind::InvalidInput, file + ": not TOML, line " + std::to_string(line)};
    }
    FileState state{file, std::nullopt};
    TomlTable whole{std::make_unique<Impl>(parsed.table(), "", state)};
    read(whole);
    whole.finish();
    if (state.firstFault) {
        return Error{ErrorKind::InvalidInput, *state.firstFault};
    }
    return {};
}

bool TomlTable::has(std::string_view key) const
{
    return m_impl->table.contains(key);
}

std::string TomlTable::text(std::string_view key)
{
    const auto* node = m_impl->find(key);
    const auto value = node != nullptr ? node->value_exact<std::string>() : std::nullopt;
    if (!value || value->empty()) {
        fault(key, "must be a text");
        return {};
    }
    return *value;
}

int TomlTable::number(std::string_view key, int minimum, int maximum)
{
    const auto value = optionalNumber(key, minimum, maximum);
    if (!value) {
        fault(key, "must be a number");
    }
    return value.value_or(minimum);
}

std::optional<int> TomlTable::optionalNumber(std::string_view key, int minimum, int maximum)
{
    const auto* node = m_impl->find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < minimum || *value > maximum) {
        fault(key, "must be a whole number within its limits");
        return std::nullopt;
    }
    return static_cast<int>(*value);
}

bool TomlTable::flag(std::string_view key, bool otherwise)
{
    const auto* node = m_impl->find(key);
    if (node == nullptr) {
        return otherwise;
    }
    const auto value = node->value_exact<bool>();
    if (!value) {
        fault(key, "must be true or false");
    }
    return value.value_or(otherwise);
}

Day TomlTable::day(std::string_view key)
{
    const auto value = parseDay(text(key));
    if (!value) {
        fault(key, "must be a day, YYYY-MM-DD");
    }
    return value.value_or(Day{});
}

std::vector<std::string> TomlTable::texts(std::string_view key)
{
    std::vector<std::string> all;
    const auto* node = m_impl->find(key);
    const auto* array = node != nullptr ? node->as_array() : nullptr;
    if (array == nullptr) {
        fault(key, "must be a list of texts");
        return all;
    }
    for (const auto& element : *array) {
        const auto value = element.value_exact<std::string>();
        if (!value || value->empty()) {
            fault(key, "must hold texts alone");
            return all;
        }
        all.push_back(*value);
    }
    return all;
}

void TomlTable::table(std::string_view key, const std::function<void(TomlTable&)>& read)
{
    const auto* node = m_impl->find(key);
    const auto* inner = node != nullptr ? node->as_table() : nullptr;
    if (inner == nullptr) {
        fault(key, "must be a table");
        return;
    }
    TomlTable one{std::make_unique<Impl>(*inner, m_impl->pathOf(key), m_impl->state)};
    read(one);
    one.finish();
}

void TomlTable::each(std::string_view key, const std::function<void(TomlTable&)>& read)
{
    const auto* node = m_impl->find(key);
    if (node == nullptr) {
        return;
    }
    const auto* array = node->as_array();
    if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
        fault(key, "must be a list of tables");
        return;
    }
    std::size_t index = 0;
    for (const auto& element : *array) {
        const auto path = m_impl->pathOf(key) + "[" + std::to_string(index++) + "]";
        TomlTable one{std::make_unique<Impl>(*element.as_table(), path, m_impl->state)};
        read(one);
        one.finish();
    }
}

void TomlTable::fault(std::string_view key, std::string_view what)
{
    if (!m_impl->state.firstFault) {
        m_impl->state.firstFault =
            m_impl->state.file + ": " + m_impl->pathOf(key) + " " + std::string{what};
    }
}

void TomlTable::finish()
{
    for (const auto& [key, node] : m_impl->table) {
        if (m_impl->asked.count(key.str()) == 0) {
            fault(key.str(), "is not a key that we know");
        }
    }
}

std::optional<Day> parseDay(std::string_view text)
{
    using namespace std::chrono;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const int years = digits(text.substr(0, 4));
    const int months = digits(text.substr(5, 2));
    const int days = digits(text.substr(8, 2));
    if (years < 0 || months < 0 || days < 0) {
        return std::nullopt;
    }
    const Day date{
        year{years}, month{static_cast<unsigned>(months)}, day{static_cast<unsigned>(days)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string formatDay(Day day)
{
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(),
                                     text.size(),
                                     "%04d-%02u-%02u",
                                     static_cast<int>(day.year()),
                                     static_cast<unsigned>(day.month()),
                                     static_cast<unsigned>(day.day()));
    return {text.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
}

} // namespace ventanilla::policy
