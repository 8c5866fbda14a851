// SPDX-License-Identifier: EUPL-1.2
//
// The person's address on a printed page, told from that of a company.
#pragma once

#include "kiosk/reading/agreement/printed_page.h"

#include <cstddef>
#include <optional>

namespace ventanilla::reading::agreement {

struct FoundAddress
{
    Address address;
    std::size_t street = 0; ///< Line.
    std::size_t top = 0;    ///< The address's first line: the name stands above it.
    std::size_t city = 0;   ///< Its last line.
};

/// The address that is most likely the person's.
[[nodiscard]] std::optional<FoundAddress> bestAddress(const PrintedPage& page);
/// The line over @p found that could be a person's name.
[[nodiscard]] std::optional<std::size_t> nameLineOver(const PrintedPage& page,
                                                      const FoundAddress& found);
/// As a field; doubtful are characters of "[c/o ...\n]street [unit]\ncity, state code".
[[nodiscard]] FieldEvidence fieldOf(const FoundAddress& found, const PrintedPage& page);

} // namespace ventanilla::reading::agreement
