// SPDX-License-Identifier: EUPL-1.2
//
// Whether the name on a second paper can be the applicant's: bills cut, reorder and plainly spell
// names.
#pragma once

#include "kiosk/domain/person.h"

#include <string>
#include <string_view>
#include <vector>

namespace ventanilla {

/// Words of @p utf8 in capitals without accents; letters of other scripts stay as they are.
[[nodiscard]] std::vector<std::string> plainWords(std::string_view utf8);

/// Accents, capitals and order do not count; an initial stands for a name that begins with it. At
/// least one whole surname and one given name (or its initial) must be there, and nothing that is
/// not the applicant's. A single name must be equal. False when one of them is empty.
[[nodiscard]] bool couldBeSamePerson(const PersonName& applicant, const PersonName& onPaper);

} // namespace ventanilla
