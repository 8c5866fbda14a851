// SPDX-License-Identifier: EUPL-1.2
//
// What is published about consular cards, as data: how to know one and what its print means. No
// layout has been published, so no place on the card is in it; labels say where values stand.
#pragma once

#include "kiosk/reading/agreement/printed_date.h"
#include "kiosk/reading/agreement/printed_page.h"

#include <array>
#include <optional>
#include <string_view>

namespace ventanilla::reading::agreement {

/// One issue of a card. Which one it is stays in here: a country never leaves the reader.
struct CardTemplate
{
    std::string_view name;
    /// Any of them, folded. The card also says one of the words for a consular card.
    std::array<std::string_view, 4> signs;
    int firstYear = 0; ///< Of issue; templates of one country follow one another.
    unsigned firstMonth = 1;
    DayOrMonth dates = DayOrMonth::DayFirst;
    int validYears = 0; ///< From issue to expiry; 0: sources differ, or unknown.
    bool addressOnFront = true;
};

/// The template that fits; @p issued chooses among the issues of one country, the latest without
/// it.
[[nodiscard]] const CardTemplate* templateOf(const PrintedPage& page,
                                             const std::optional<PartialDate>& issued);

} // namespace ventanilla::reading::agreement
