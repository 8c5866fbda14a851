// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_templates.h"

#include <algorithm>

namespace ventanilla::reading::agreement {
namespace {

// Sources: GAO-04-881 (2002), DOF 12 May 2005 and 3 May 2023 (five years), press reports on the
// issues of November 2014 and July 2022; for Guatemala the guides differ in the years.
constexpr std::array<std::string_view, 4> kMexico{
    "MEXICO", "MEXICANOS", "MEXICANA", "RELACIONES EXTERIORES"};
constexpr std::array<std::string_view, 4> kGuatemala{
    "GUATEMALA", "GUATEMALTECA", "GUATEMALTECO", "TICG"};

constexpr auto kTemplates = std::to_array<CardTemplate>({
    {"mexico.2002", kMexico, 2002, 1, DayOrMonth::DayFirst, 5, true},
    {"mexico.2006", kMexico, 2006, 1, DayOrMonth::DayFirst, 5, true},
    {"mexico.2014", kMexico, 2014, 11, DayOrMonth::DayFirst, 5, true},
    {"mexico.2022", kMexico, 2022, 7, DayOrMonth::DayFirst, 5, true},
    {"guatemala.2002", kGuatemala, 2002, 8, DayOrMonth::DayFirst, 0, false},
});

bool isSaid(const PrintedPage& page, const CardTemplate& card)
{
    return page.count(card.signs) > 0;
}

bool hadBegun(const CardTemplate& card, const PartialDate& day)
{
    return day.year > card.firstYear ||
           (day.year == card.firstYear && day.month >= card.firstMonth);
}

} // namespace

const CardTemplate* templateOf(const PrintedPage& page, const std::optional<PartialDate>& issued)
{
    const CardTemplate* best = nullptr;
    for (const CardTemplate& card : kTemplates) {
        const bool fits = isSaid(page, card) && (!issued || hadBegun(card, *issued));
        best = fits ? &card : best;
    }
    return best;
}

} // namespace ventanilla::reading::agreement
