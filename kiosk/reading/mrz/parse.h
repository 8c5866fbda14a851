// SPDX-License-Identifier: EUPL-1.2
//
// Takes a machine-readable zone apart and says of each check digit whether it holds. Repairs
// nothing.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"
#include "kiosk/domain/person.h"
#include "kiosk/reading/mrz/format.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::reading::mrz {

enum class Digit {
    NotDefined, ///< The format has no such digit.
    Holds,
    Fails,
    Unverified, ///< The format has one, this document left it out.
};

struct Digits
{
    Digit documentNumber = Digit::NotDefined;
    Digit birthDate = Digit::NotDefined;
    Digit expiry = Digit::NotDefined;
    Digit personalNumber = Digit::NotDefined;
    Digit composite = Digit::NotDefined;

    friend bool operator==(const Digits&, const Digits&) = default;
};

/// True when every digit that the format defines is there and holds.
[[nodiscard]] bool allHold(const Digits& digits);
[[nodiscard]] bool anyFails(const Digits& digits);

/// Primary and secondary identifier as on the document: capitals without accents, one entry a
/// component.
struct Names
{
    std::vector<SensitiveText> primary;
    std::vector<SensitiveText> secondary; ///< May be empty by right (one name only).
    /// Where each component begins in the name field, primary before secondary.
    std::vector<std::uint8_t> starts;
    /// The last position is a letter: there may be more than fitted (Doc 9303-3, 4.6).
    bool possiblyTruncated = false;
    /// Begins with a letter, has only letters, and one double filler at most.
    bool wellFormed = false;

    friend bool operator==(const Names&, const Names&) = default;
};

/// Never leaves the reading room except in ventanilla-inspect.
enum class Sex {
    Unspecified,
    Female,
    Male,
    Doubtful, ///< Mexican "M": Male by Doc 9303, mujer (female) on the voter card.
};

/// What is read from the zone in passing and must not go on into Evidence.
struct Particulars
{
    SensitiveText documentCode; ///< Two characters, filler removed.
    SensitiveText issuer;       ///< Filler removed: "D", "MEX".
    SensitiveText nationality;
    SensitiveText documentNumber; ///< In full when it runs on into the optional field.
    SensitiveText optional1;      ///< What a long number left of it.
    SensitiveText optional2;
    Sex sex = Sex::Unspecified;

    friend bool operator==(const Particulars&, const Particulars&) = default;
};

/// A date field as it was read: the parts may be unknown, or the characters make no date.
struct ZoneDate
{
    enum class State {
        Date,
        Unknown,    ///< All filler.
        Impossible, ///< No day of any calendar.
    };
    State state = State::Unknown;
    Sensitive<PartialDate> value; ///< All zero unless state is Date.

    friend bool operator==(const ZoneDate&, const ZoneDate&) = default;
};

struct Zone
{
    ZoneKind kind = ZoneKind::Td1;
    Names names;
    ZoneDate birthDate;
    ZoneDate expiry;
    Digits digits;
    Particulars particulars;
    bool issuerKnown = false; ///< Is a code of Doc 9303-3, section 5.
    bool nationalityKnown = false;
    bool documentCodeUsual =
        false; ///< A, C, I for cards, P for passports, V for visas, the second letter allowed.
    bool sexUsual = false; ///< F, M or filler; X and the Mexican H are tolerated but not usual.
    bool specimen = false; ///< Issuer or nationality UTO, or issuer IAO: no real document.

    friend bool operator==(const Zone&, const Zone&) = default;
};

/// Lines of @p text: broken at line ends, or an unbroken zone of 72, 88 or 90 characters cut by
/// length. Spaces at line ends are dropped. Fails with InvalidInput when it is no zone of Doc 9303.
[[nodiscard]] Result<std::vector<std::string>> linesOf(std::string_view text);

/// Centuries are settled by @p today: nobody is born after it, and an expiry lies within fifty
/// years of it. Without @p today (implausible clock) the day this rule was written stands in. Fails
/// with InvalidInput for a wrong number or length of lines or a character outside A-Z, 0-9, '<'.
/// Failing digits are no error: they are in Zone::digits.
[[nodiscard]] Result<Zone> parseZone(std::span<const std::string> lines,
                                     const std::optional<PartialDate>& today);

/// The digits alone, for decoders that try many readings. Same rules; the lines must be well-sized.
[[nodiscard]] Digits checkDigits(ZoneKind kind, std::span<const std::string> lines);

/// YYMMDD of a birth: the latest century that is not after @p today.
[[nodiscard]] ZoneDate birthDateOf(std::string_view sixCharacters, const PartialDate& today);
/// YYMMDD of an expiry: the century within (today - 50 years, today + 50 years].
[[nodiscard]] ZoneDate expiryOf(std::string_view sixCharacters, const PartialDate& today);
/// The name field, filler included.
[[nodiscard]] Names namesOf(std::string_view field);

/// The long-number rule (TD1, TD2): the part of @p optional that belongs to the number, and its
/// digit.
struct LongNumber
{
    std::string_view remainder;
    char digit;
};
/// Nothing when the optional field does not begin with characters, one digit and a filler.
[[nodiscard]] std::optional<LongNumber> longNumberIn(std::string_view optional);

} // namespace ventanilla::reading::mrz
