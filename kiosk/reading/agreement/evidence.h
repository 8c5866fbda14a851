// SPDX-License-Identifier: EUPL-1.2
//
// Makes Evidence of one reading: name, birth date, expiry standing, and named checks with their
// reasons. Document number, issuer, nationality and sex end here. The names of checks and reasons
// are in kiosk/reading/README.md.
#pragma once

#include "kiosk/domain/evidence.h"
#include "kiosk/reading/aamva/parse.h"
#include "kiosk/reading/mrz/parse.h"
#include "kiosk/reading/national/card.h"

#include <optional>
#include <span>
#include <string>

namespace ventanilla::reading::agreement {

/// Specimens (issuer UTO) are read in trials and refused in production.
enum class AcceptSpecimens { No, Yes };

struct Circumstances
{
    std::optional<PartialDate> today; ///< Nothing: the clock is implausible, expiry is not judged.
    AcceptSpecimens specimens = AcceptSpecimens::No;
};

/// @p doubt has the shape of the zone with '?' where the decoder was not sure; may be empty.
/// A specimen that is not accepted gives no class and no fields.
[[nodiscard]] Evidence evidenceOf(const mrz::Zone& zone,
                                  std::span<const std::string> doubt,
                                  const Circumstances& circumstances);
[[nodiscard]] Evidence evidenceOf(const aamva::Licence& licence,
                                  const Circumstances& circumstances);
[[nodiscard]] Evidence evidenceOf(const national::Card& card, const Circumstances& circumstances);

/// A barcode's payload by whichever parser knows it; an opaque one (encrypted, unknown) gives
/// nothing.
[[nodiscard]] std::optional<Evidence> evidenceOfPayload(std::string_view bytes,
                                                        const Circumstances& circumstances);

/// The whole name in @p evidence, if it has one.
[[nodiscard]] const PersonName* nameIn(const Evidence& evidence);
/// The date called @p name, if it has one.
[[nodiscard]] const PartialDate* dateIn(const Evidence& evidence, FieldName name);

/// Compares what @p printed says with @p machine and writes the checks "print.name",
/// "print.birth_date" and "print.expiry" into @p machine. Where the printed name agrees, its
/// spelling (accents, in full) takes the place of the machine's; fields that only the print has are
/// added.
void agree(Evidence& machine, const Evidence& printed);

/// Adds expiry standing and the check "paper.expiry" for @p expiry; nothing: the paper shows none.
void judgeExpiry(Evidence& evidence,
                 const std::optional<PartialDate>& expiry,
                 const std::optional<PartialDate>& today);

} // namespace ventanilla::reading::agreement
