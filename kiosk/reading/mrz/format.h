// SPDX-License-Identifier: EUPL-1.2
//
// Where the fields of a machine-readable zone lie and what its check digits cover (Doc 9303-3 to
// -7), as data.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ventanilla::reading {

enum class ZoneKind { Td1, Td2, Td3, MrvA, MrvB };

namespace mrz {

inline constexpr char kFiller = '<';

/// What a position may hold. Real documents stray: read by it, but do not force it.
enum class Alphabet {
    Letters, ///< A-Z and filler.
    Digits,  ///< 0-9 and filler (unknown parts of a date).
    Any,     ///< A-Z, 0-9 and filler.
    Sex,     ///< F, M, filler; X and the Mexican H are met.
    Check,   ///< 0-9; filler where Doc 9303 allows the digit to be left out.
};

enum class ZoneField {
    DocumentCode,
    Issuer,
    DocumentNumber,
    DocumentNumberCheck,
    BirthDate,
    BirthDateCheck,
    Sex,
    Expiry,
    ExpiryCheck,
    Nationality,
    Optional1,      ///< TD1: line 1. Elsewhere the only optional field (TD3: personal number).
    Optional2,      ///< TD1: line 2.
    Optional1Check, ///< TD3 only.
    CompositeCheck,
    Name,
};

/// Positions are counted from zero here and from one in Doc 9303.
struct Span
{
    std::uint8_t line = 0;
    std::uint8_t begin = 0;
    std::uint8_t length = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

struct Field
{
    ZoneField name = ZoneField::DocumentCode;
    Span span;
    Alphabet alphabet = Alphabet::Any;
};

/// One check digit and the runs of characters that it covers, in order. The weights 7, 3, 1 run on
/// across them.
struct CheckRule
{
    ZoneField digit = ZoneField::CompositeCheck;
    std::array<Span, 4> covers;
    std::uint8_t count = 0; ///< How many of @p covers are used.

    [[nodiscard]] std::span<const Span> inputs() const { return {covers.data(), count}; }
};

struct Format
{
    ZoneKind kind;
    std::string_view name; ///< "TD1" "TD2" "TD3" "MRVA" "MRVB".
    std::uint8_t lines;
    std::uint8_t lineLength;
    bool longNumber; ///< The document number may run on into Optional1 (Doc 9303-5, note j).
    std::span<const Field>
        fields; ///< In order of their positions; together they cover every position once.
    std::span<const CheckRule> checks;

    /// The field called @p wanted, or nothing when the format has none.
    [[nodiscard]] const Field* find(ZoneField wanted) const;
};

[[nodiscard]] const Format& formatOf(ZoneKind kind);
[[nodiscard]] std::span<const Format> allFormats();

/// Tells the format by the number and length of lines and by the first character (V: visa).
[[nodiscard]] std::optional<ZoneKind> kindOf(std::span<const std::string> lines);

/// The characters of @p lines at @p span; the lines must have the format's length.
[[nodiscard]] std::string_view slice(std::span<const std::string> lines, const Span& span);

/// True for A-Z, 0-9 and filler.
[[nodiscard]] bool isZoneCharacter(char c);
[[nodiscard]] bool admits(Alphabet alphabet, char c);

/// True for the issuer and nationality codes of Doc 9303-3, section 5, filler included ("D<<").
/// The specimen codes UTO and IAO are known too: whether they count is the caller's decision.
[[nodiscard]] bool isStateCode(std::string_view code);
/// All of them, three characters each, sorted.
[[nodiscard]] std::span<const std::string_view> stateCodes();

} // namespace mrz
} // namespace ventanilla::reading
