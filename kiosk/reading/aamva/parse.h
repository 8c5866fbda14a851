// SPDX-License-Identifier: EUPL-1.2
//
// The barcode of a North American licence or ID card, read through an allow-list (AAMVA DL/ID,
// Annex D). Elements outside the list are stepped over without being looked at: number, sex,
// compliance, limited duration, discriminators and every jurisdiction subfile never exist behind
// this header.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/person.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ventanilla::reading::aamva {

/// What the card says of a name part's length (DDE, DDF, DDG; from version 04).
enum class Truncation { NotSaid, Whole, Cut };

struct Licence
{
    int version = 0;                  ///< 00 to 99 of the header.
    std::vector<SensitiveText> given; ///< First, then middle names.
    std::vector<SensitiveText> family;
    SensitiveText suffix;
    Truncation familyCut = Truncation::NotSaid;
    Truncation firstCut = Truncation::NotSaid;
    Truncation middleCut = Truncation::NotSaid;
    /// One run of words without commas: which is the family name is a guess.
    bool nameOrderDoubtful = false;
    std::optional<BirthDate> birthDate;
    std::optional<Sensitive<PartialDate>> expiry; ///< Nothing for cards that never expire.
    std::optional<Address> address;

    friend bool operator==(const Licence&, const Licence&) = default;
};

/// Longer payloads than a PDF417 can hold are refused.
inline constexpr std::size_t kMaxPayload = 4096;

/// True when the header's marker ("ANSI " or "AAMVA") stands where it should.
[[nodiscard]] bool looksLikeLicence(std::string_view bytes);

/// Fails with InvalidInput when it is no such barcode or has neither name nor birth date,
/// Unsupported when the elements cannot be told apart (separators eaten, magnetic-stripe layout).
[[nodiscard]] Result<Licence> parseLicence(std::string_view bytes);

} // namespace ventanilla::reading::aamva
