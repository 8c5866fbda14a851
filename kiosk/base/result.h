// SPDX-License-Identifier: EUPL-1.2
//
// Errors as values: what a caller can do about a failure, and nothing about the person in front of
// it.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace ventanilla {

/// Answers "what can the caller do?", not "what went wrong?".
enum class ErrorKind {
    InvalidInput, ///< The bytes or arguments are bad; the same call will fail again.
    NotFound,     ///< The thing asked for does not exist.
    Unavailable,  ///< A device, peer or file is away; later may succeed.
    TimedOut,     ///< A bounded wait ended.
    Conflict,     ///< Another value stands in the way.
    Unsupported,  ///< Well formed, but not something that we do.
    Internal,     ///< Our own fault.
};

/// Stable name of @p kind for logs and wire messages.
[[nodiscard]] const char* toString(ErrorKind kind);

/// Where an error was made; filled in by the compiler.
struct Origin
{
    const char* file = __builtin_FILE();
    int line = __builtin_LINE();
};

/// A failure. `what` is for operators and never holds personal data.
class [[nodiscard]] Error
{
public:
    Error(ErrorKind kind,
          std::string what,
          const char* file = __builtin_FILE(),
          int line = __builtin_LINE())
        : m_kind(kind)
        , m_what(std::move(what))
        , m_origin{file, line}
    {}

    [[nodiscard]] ErrorKind kind() const { return m_kind; }
    [[nodiscard]] const std::string& what() const { return m_what; }
    [[nodiscard]] Origin origin() const { return m_origin; }

    /// Lets a function that returns Result<T> say `return Error{...};`.
    template <typename T>
    operator tl::expected<T, Error>() const // NOLINT(google-explicit-constructor): that is its use
    {
        return tl::unexpected<Error>(*this);
    }

private:
    ErrorKind m_kind;
    std::string m_what;
    Origin m_origin;
};

template <typename T>
using Result = tl::expected<T, Error>;

/// Ends the process, in release too: a bug beside a person's data must not go on.
[[noreturn]] void assertionFailed(const char* condition, const char* file, int line);

} // namespace ventanilla

#define VN_CONCAT_INNER(a, b) a##b
#define VN_CONCAT(a, b) VN_CONCAT_INNER(a, b)

/// VN_TRY(const auto line, readLine()); returns the error or declares the value.
#define VN_TRY(declaration, expression)                                                            \
    auto VN_CONCAT(vnResult, __LINE__) = (expression);                                             \
    if (!VN_CONCAT(vnResult, __LINE__)) {                                                          \
        return std::move(VN_CONCAT(vnResult, __LINE__)).error();                                   \
    }                                                                                              \
    /* NOLINTNEXTLINE(bugprone-macro-parentheses): a declaration takes no parentheses. */          \
    declaration = *std::move(VN_CONCAT(vnResult, __LINE__))

/// VN_CHECK(store.save(draft)); returns the error of a Result<void>.
#define VN_CHECK(expression)                                                                       \
    do {                                                                                           \
        auto vnChecked = (expression);                                                             \
        if (!vnChecked) {                                                                          \
            return std::move(vnChecked).error();                                                   \
        }                                                                                          \
    } while (false)

#define VN_ASSERT(condition)                                                                       \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            ::ventanilla::assertionFailed(#condition, __FILE__, __LINE__);                         \
        }                                                                                          \
    } while (false)
