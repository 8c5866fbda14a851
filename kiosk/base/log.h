// SPDX-License-Identifier: EUPL-1.2
//
// The log: declared events with typed fields. There is no way to log a run-time string but an
// Error, whose text by rule holds nothing about a person.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <initializer_list>
#include <variant>

namespace ventanilla::log {

/// A word known when the program was compiled.
class Token
{
public:
    consteval Token(const char* text) // NOLINT(google-explicit-constructor): a literal is a token
        : m_text(text)
    {}
    [[nodiscard]] const char* text() const { return m_text; }

    /// For the names of enum members that come from a `toString(enum)` of ours.
    [[nodiscard]] static Token ofEnum(const char* text) { return Token{text, 0}; }

private:
    Token(const char* text, int /*unchecked*/)
        : m_text(text)
    {}
    const char* m_text;
};

struct Field
{
    Token key;
    std::variant<std::int64_t, Token> value;
};

enum class Level { Debug, Info, Warning, Error };

/// Names the program in every line; call once, first thing in main().
void start(Token program);

/// Writes one line of JSON to standard error: time, program, event, fields.
void event(Level level, Token event, std::initializer_list<Field> fields = {});

/// The same with what went wrong and where.
void failure(Token event, const Error& error, std::initializer_list<Field> fields = {});

} // namespace ventanilla::log
