// SPDX-License-Identifier: EUPL-1.2
//
// Two archives of one shape: Writer and Reader walk the same description of a message, each checks
// every bound, and one encoding exists for each value (little-endian, lengths before contents).
#pragma once

#include "kiosk/base/sensitive.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ventanilla::decoder_wire {

/// Which texts a field admits.
enum class Charset {
    Word,      ///< a-z 0-9 _ . -
    Printable, ///< Printable ASCII.
    Line,      ///< UTF-8 without control characters.
    Content,   ///< UTF-8, as a barcode holds it: control characters too.
};

[[nodiscard]] bool isOf(Charset charset, std::string_view text);

class Writer
{
public:
    static constexpr bool kReads = false;
    template <typename T>
    using Of = const T;

    [[nodiscard]] bool good() const { return m_good; }
    void refuse() { m_good = false; }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_bytes); }

    template <typename T>
    void number(const T& value, std::int64_t low, std::int64_t high)
    {
        const auto wide = static_cast<std::int64_t>(value);
        if (wide < low || wide > high) {
            refuse();
        }
        raw(static_cast<std::uint32_t>(wide));
    }
    void real(double value, double low, double high);
    void text(const std::string& value, std::size_t most, Charset charset);
    template <typename Byte>
    void bytes(const std::vector<Byte>& value, std::size_t most)
    {
        count(value.size(), most);
        put(value.data(), value.size());
    }
    /// The number of items that follow.
    std::size_t count(std::size_t size, std::size_t most);
    [[nodiscard]] bool finished() const { return m_good; }

private:
    void raw(std::uint32_t value);
    void put(const void* data, std::size_t size);

    std::vector<std::byte> m_bytes;
    bool m_good = true;
};

/// After the first fault every read gives the lowest value and nothing more is believed.
class Reader
{
public:
    static constexpr bool kReads = true;
    template <typename T>
    using Of = T;

    explicit Reader(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {}
    [[nodiscard]] bool good() const { return m_good; }
    void refuse() { m_good = false; }

    template <typename T>
    void number(T& value, std::int64_t low, std::int64_t high)
    {
        // Negative numbers travel as two's complement of 32 bits.
        const auto bits = raw();
        const auto wide =
            low < 0 ? std::int64_t{static_cast<std::int32_t>(bits)} : std::int64_t{bits};
        if (wide < low || wide > high) {
            refuse();
            value = static_cast<T>(low);
            return;
        }
        value = static_cast<T>(wide);
    }
    template <typename T>
    void real(T& value, double low, double high)
    {
        const auto wide = rawReal(low, high);
        value = static_cast<T>(wide);
        if (static_cast<double>(value) != wide) {
            refuse();
        }
    }
    void text(std::string& value, std::size_t most, Charset charset);
    template <typename Byte>
    void bytes(std::vector<Byte>& value, std::size_t most)
    {
        const auto size = count(0, most);
        if (size > m_rest.size()) {
            refuse();
            return;
        }
        const auto* data = reinterpret_cast<const Byte*>(m_rest.data());
        value.assign(data, data + size);
        m_rest = m_rest.subspan(size);
    }
    std::size_t count(std::size_t size, std::size_t most);
    /// Nothing may be left over.
    [[nodiscard]] bool finished() const { return m_good && m_rest.empty(); }

private:
    [[nodiscard]] std::uint32_t raw();
    [[nodiscard]] double rawReal(double low, double high);

    std::span<const std::byte> m_rest;
    bool m_good = true;
};

template <typename Archive, typename T>
using Shape = typename Archive::template Of<T>;

/// An enum whose members run from 0 to @p last.
template <typename Archive, typename Enum>
void choice(Archive& archive, Enum& value, std::remove_const_t<Enum> last)
{
    archive.number(value, 0, static_cast<std::int64_t>(last));
}

template <typename Archive>
void flag(Archive& archive, Shape<Archive, bool>& value)
{
    archive.number(value, 0, 1);
}

template <typename Archive, typename Optional, typename Each>
void optional(Archive& archive, Optional& value, Each each)
{
    bool present = value.has_value();
    archive.number(present, 0, 1);
    if (!present) {
        return;
    }
    if constexpr (Archive::kReads) {
        value.emplace();
    }
    each(*value);
}

/// Items are made one at a time, so that a lying count costs no memory.
template <typename Archive, typename List, typename Each>
void list(Archive& archive, List& values, std::size_t most, Each each)
{
    const auto size = archive.count(values.size(), most);
    for (std::size_t i = 0; i < size && archive.good(); ++i) {
        if constexpr (Archive::kReads) {
            values.emplace_back();
        }
        each(values[i]);
    }
}

template <typename Archive>
void secretText(Archive& archive, Shape<Archive, SensitiveText>& value, std::size_t most)
{
    if constexpr (Archive::kReads) {
        std::string text;
        archive.text(text, most, Charset::Line);
        value = SensitiveText{std::move(text)};
    } else {
        archive.text(value.reveal(), most, Charset::Line);
    }
}

template <typename Archive, typename Secret>
void secretBytes(Archive& archive, Secret& value, std::size_t most)
{
    if constexpr (Archive::kReads) {
        std::remove_cvref_t<decltype(value.reveal())> bytes;
        archive.bytes(bytes, most);
        value = Secret{std::move(bytes)};
    } else {
        archive.bytes(value.reveal(), most);
    }
}

} // namespace ventanilla::decoder_wire
