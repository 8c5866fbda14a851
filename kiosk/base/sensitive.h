// SPDX-License-Identifier: EUPL-1.2
//
// Holds a datum about a person: cannot be printed, formatted or logged, and is wiped when it goes.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ventanilla {

/// Overwrites @p size bytes at @p memory in a way that the compiler keeps.
void wipeMemory(void* memory, std::size_t size);

inline void wipe(std::string& text)
{
    // The whole capacity: a string that shrank keeps its old tail.
    text.resize(text.capacity());
    wipeMemory(text.data(), text.size());
    text.clear();
}

template <typename T>
requires std::is_trivially_copyable_v<T>
void wipe(std::vector<T>& values)
{
    wipeMemory(values.data(), values.capacity() * sizeof(T));
    values.clear();
}

template <typename T>
requires std::is_trivially_copyable_v<T>
void wipe(T& value)
{
    wipeMemory(&value, sizeof value);
    value = T{};
}

/// @tparam T std::string, a vector of plain values, or a plain value.
template <typename T>
class Sensitive
{
public:
    Sensitive() = default;
    explicit Sensitive(T value)
        : m_value(std::move(value))
    {}
    Sensitive(const Sensitive&) = default;
    Sensitive(Sensitive&& other) noexcept
        : m_value(std::move(other.m_value))
    {
        wipe(other.m_value);
    }
    Sensitive& operator=(const Sensitive& other)
    {
        if (this != &other) {
            wipe(m_value);
            m_value = other.m_value;
        }
        return *this;
    }
    Sensitive& operator=(Sensitive&& other) noexcept
    {
        if (this != &other) {
            wipe(m_value);
            m_value = std::move(other.m_value);
            wipe(other.m_value);
        }
        return *this;
    }
    ~Sensitive() { wipe(m_value); }

    /// The bare value: every use is a place to review.
    [[nodiscard]] const T& reveal() const { return m_value; }

    friend bool operator==(const Sensitive& a, const Sensitive& b)
    {
        return a.m_value == b.m_value;
    }

private:
    T m_value{};
};

using SensitiveText = Sensitive<std::string>;
using SensitiveBytes = Sensitive<std::vector<std::byte>>;

} // namespace ventanilla
