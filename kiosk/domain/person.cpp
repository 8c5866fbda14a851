// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/domain/person.h"

#include <chrono>
#include <string>

namespace ventanilla {

SensitiveText displayName(const PersonName& name)
{
    std::string text;
    for (const auto* parts : {&name.given, &name.family}) {
        for (const auto& part : *parts) {
            if (!text.empty()) {
                text.push_back(' ');
            }
            text += part.reveal();
        }
    }
    return SensitiveText{std::move(text)};
}

bool isPossible(const PartialDate& date)
{
    using namespace std::chrono;
    if (date.year < 0 || date.year > 9999 || date.month > 12 || date.day > 31) {
        return false;
    }
    if (date.day == 0) {
        return true;
    }
    // An unknown month or year is given the benefit of the longest one.
    const unsigned month = date.month == 0 ? 1 : date.month;
    const int year = date.year == 0 ? 2000 : date.year;
    return year_month_day{
        std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{date.day}}
        .ok();
}

std::optional<int> ageOn(const PartialDate& birth, const PartialDate& today)
{
    if (birth.year == 0 || today.year == 0) {
        return std::nullopt;
    }
    const unsigned month = birth.month == 0 ? 12 : birth.month;
    const unsigned day = birth.day == 0 ? 31 : birth.day;
    const bool hadBirthday = today.month > month || (today.month == month && today.day >= day);
    return today.year - birth.year - (hadBirthday ? 0 : 1);
}

} // namespace ventanilla
