// SPDX-License-Identifier: EUPL-1.2
//
// Whether two readings say the same name or date, allowing for transliteration, cut names and
// unknown parts.
#pragma once

#include "kiosk/domain/person.h"

#include <optional>
#include <vector>

namespace ventanilla::reading::agreement {

enum class Agreement {
    Same,
    SoFar, ///< One is cut or says less, and nothing contradicts the other.
    Different,
    NotComparable, ///< One of them says nothing.
};

/// A name as one source has it.
struct NameReading
{
    const PersonName& name;
    bool possiblyCut = false; ///< Its last components may be shortened or missing.
};

/// Components match by any spelling that Doc 9303 allows; a cut one by its beginning. Names that
/// differ only in how many surnames or given names they show are SoFar, as is a name put wholly
/// into the family part.
[[nodiscard]] Agreement compareNames(const NameReading& a, const NameReading& b);

/// Same when all parts that both know are equal and both know the same parts; SoFar when one knows
/// more.
[[nodiscard]] Agreement compareDates(const PartialDate& a, const PartialDate& b);

} // namespace ventanilla::reading::agreement
