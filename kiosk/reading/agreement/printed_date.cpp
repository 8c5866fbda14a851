// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_date.h"

#include "kiosk/reading/payload/text.h"

#include <array>

namespace ventanilla::reading::agreement {
namespace {

/// Beginnings of month names in English, Spanish, Portuguese and French, January first.
constexpr std::array<std::array<std::string_view, 4>, 12> kMonths{{
    {"JAN", "ENE", "JAN", "JANV"},
    {"FEB", "FEB", "FEV", "FEVR"},
    {"MAR", "MAR", "MAR", "MARS"},
    {"APR", "ABR", "ABR", "AVR"},
    {"MAY", "MAY", "MAI", "MAI"},
    {"JUN", "JUN", "JUN", "JUIN"},
    {"JUL", "JUL", "JUL", "JUIL"},
    {"AUG", "AGO", "AGO", "AOU"},
    {"SEP", "SEP", "SET", "SEPT"},
    {"OCT", "OCT", "OUT", "OCT"},
    {"NOV", "NOV", "NOV", "NOV"},
    {"DEC", "DIC", "DEZ", "DEC"},
}};

constexpr int kMonthsOfYear = 12;

/// 1 to 12, or 0.
unsigned monthNamed(std::string_view folded)
{
    for (unsigned month = 0; month < kMonths.size(); ++month) {
        for (const auto name : kMonths.at(month)) {
            if (folded.starts_with(name)) {
                return month + 1;
            }
        }
    }
    return 0;
}

struct Part
{
    int number = 0;     ///< 0: none.
    unsigned month = 0; ///< Of a month's name; 0: none.
    std::size_t digits = 0;
    std::size_t begin = 0; ///< Bytes of the line.
    std::size_t end = 0;
};

Part partOf(const PrintedWord& word)
{
    const auto number = payload::number(word.folded);
    if (number) {
        return {*number, 0, word.folded.size(), word.begin, word.end};
    }
    return {0, monthNamed(word.folded), 0, word.begin, word.end};
}

bool isYear(const Part& part)
{
    return part.digits == 4 && part.number >= 1850 && part.number <= 2150;
}

bool isSmall(const Part& part)
{
    return part.digits >= 1 && part.digits <= 2 && part.number >= 1;
}

std::optional<PrintedDate> possible(int year, unsigned month, int day, bool doubtful)
{
    const PartialDate date{year, month, static_cast<unsigned>(day)};
    const bool fits = month >= 1 && isPossible(date);
    return fits ? std::optional{PrintedDate{date, doubtful, std::nullopt, 0, 0}} : std::nullopt;
}

/// Two small numbers and a year.
std::optional<PrintedDate> inDigits(int first, int second, int year, DayOrMonth habit)
{
    const bool doubtful = first <= kMonthsOfYear && second <= kMonthsOfYear && first != second;
    const bool dayFirst =
        first > kMonthsOfYear || (habit == DayOrMonth::DayFirst && second <= kMonthsOfYear);
    auto date = possible(year,
                         static_cast<unsigned>(dayFirst ? second : first),
                         dayFirst ? first : second,
                         doubtful);
    if (date && (first > kMonthsOfYear || second > kMonthsOfYear)) {
        date->order = dayFirst ? DayOrMonth::DayFirst : DayOrMonth::MonthFirst;
    }
    return date;
}

std::optional<PrintedDate> fromParts(const Part& a, const Part& b, const Part& c, DayOrMonth habit)
{
    if (isSmall(a) && b.month != 0 && isYear(c)) {
        return possible(c.number, b.month, a.number, false);
    }
    if (a.month != 0 && isSmall(b) && isYear(c)) {
        return possible(c.number, a.month, b.number, false);
    }
    if (isYear(a) && isSmall(b) && isSmall(c)) {
        return possible(a.number, static_cast<unsigned>(b.number), c.number, false);
    }
    return isSmall(a) && isSmall(b) && isYear(c) ? inDigits(a.number, b.number, c.number, habit)
                                                 : std::nullopt;
}

} // namespace

bool isMonthName(std::string_view folded)
{
    return monthNamed(folded) != 0;
}

std::optional<PrintedDate> dateIn(std::span<const PrintedWord> words, DayOrMonth habit)
{
    std::vector<Part> parts;
    for (const auto& word : words) {
        const auto part = partOf(word);
        // "12 AGO/AUG 1974": the second name of the same month adds nothing; "de" and "of" neither.
        const bool repeated = part.month != 0 && !parts.empty() && parts.back().month == part.month;
        if (!repeated && word.folded != "DE" && word.folded != "OF") {
            parts.push_back(part);
        }
    }
    for (std::size_t i = 0; i + 2 < parts.size(); ++i) {
        if (auto date = fromParts(parts[i], parts[i + 1], parts[i + 2], habit)) {
            date->begin = parts[i].begin;
            date->end = parts[i + 2].end;
            return date;
        }
    }
    return std::nullopt;
}

} // namespace ventanilla::reading::agreement
