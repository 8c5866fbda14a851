// SPDX-License-Identifier: EUPL-1.2
//
// National cards' barcodes whose layout is known: name, birth date, expiry, and nothing else of
// what they hold.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/person.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ventanilla::reading::national {

struct Card
{
    std::vector<SensitiveText> given;
    std::vector<SensitiveText> family;
    std::optional<BirthDate> birthDate;
    std::optional<Sensitive<PartialDate>> expiry;

    friend bool operator==(const Card&, const Card&) = default;
};

/// '@'-separated fields of the Argentine DNI, three layouts. Fails with InvalidInput.
[[nodiscard]] Result<Card> parseArgentina(std::string_view bytes);
[[nodiscard]] bool looksArgentine(std::string_view bytes);

/// The yellow Colombian card holds two fingerprint templates behind its text: nothing at or after
/// this byte may be looked at, copied or kept.
inline constexpr std::size_t kColombianText = 160;

[[nodiscard]] bool looksColombian(std::string_view bytes);
/// Wipes and drops what lies behind the text when @p payload looks Colombian. Call before anything
/// else.
void cutTemplates(std::vector<std::uint8_t>& payload);
/// Reads the first kColombianText bytes only. Fails with InvalidInput, or Unsupported when a
/// scanner has eaten the NULs between the fields.
[[nodiscard]] Result<Card> parseColombia(std::string_view bytes);

} // namespace ventanilla::reading::national
