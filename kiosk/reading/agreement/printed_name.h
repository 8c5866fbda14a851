// SPDX-License-Identifier: EUPL-1.2
//
// The name on a printed page: under its labels, or in full.
#pragma once

#include "kiosk/reading/agreement/printed_page.h"

#include <vector>

namespace ventanilla::reading::agreement {

struct ReadName
{
    std::vector<Piece> given;
    std::vector<Piece> family;
    bool orderDoubtful = false;

    [[nodiscard]] bool empty() const { return given.empty() && family.empty(); }
};

/// "GARCIA LOPEZ, ANA" says it; otherwise three words and more end in two surnames, which is a
/// guess.
[[nodiscard]] ReadName fromFullName(std::vector<Piece> pieces);
[[nodiscard]] ReadName labelledName(const PrintedPage& page);

/// As a field, with the characters of its displayed text that are doubtful. @p read is not empty.
[[nodiscard]] FieldEvidence fieldOf(const ReadName& read, const PrintedPage& page);

} // namespace ventanilla::reading::agreement
