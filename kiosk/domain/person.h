// SPDX-License-Identifier: EUPL-1.2
//
// A person as the resident states it, and nothing beyond that.
#pragma once

#include "kiosk/base/sensitive.h"

#include <optional>
#include <vector>

namespace ventanilla {

/// UTF-8 (NFC), as the resident writes it. One name alone is legal: then `family` is empty.
/// Two surnames are two entries of `family`.
struct PersonName
{
    std::vector<SensitiveText> given;
    std::vector<SensitiveText> family;

    friend bool operator==(const PersonName&, const PersonName&) = default;
};

/// "given given family family", single spaces.
[[nodiscard]] SensitiveText displayName(const PersonName& name);

/// A date of which parts may be unknown (Doc 9303-3, 4.8). The Gregorian year has four digits.
struct PartialDate
{
    int year = 0;       ///< 0: unknown.
    unsigned month = 0; ///< 1-12; 0: unknown.
    unsigned day = 0;   ///< 1-31; 0: unknown.

    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// A type of its own, not an alias: GCC 12 takes the enumerators of that name for shadows of an
/// alias.
struct BirthDate : Sensitive<PartialDate>
{
    using Sensitive::Sensitive;
};

/// True when the known parts name a day, month or year that can exist.
[[nodiscard]] bool isPossible(const PartialDate& date);
/// Full years on @p today; nothing when the year is unknown. Unknown parts count as the latest
/// possible day.
[[nodiscard]] std::optional<int> ageOn(const PartialDate& birth, const PartialDate& today);

/// A mailing address in the United States, or a care-of, programme or shelter address: same fields.
struct Address
{
    SensitiveText careOf;
    SensitiveText street;
    SensitiveText unit;
    SensitiveText city;
    SensitiveText state;      ///< Two letters.
    SensitiveText postalCode; ///< 12345 or 12345-6789.

    friend bool operator==(const Address&, const Address&) = default;
};

enum class ContactChannel { Text, Call, Email };

struct Contact
{
    ContactChannel channel = ContactChannel::Text;
    SensitiveText value;

    friend bool operator==(const Contact&, const Contact&) = default;
};

} // namespace ventanilla
