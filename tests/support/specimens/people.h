// SPDX-License-Identifier: EUPL-1.2
//
// People who do not exist, with names of every shape that forms get wrong.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla::specimens {

using Day = std::chrono::year_month_day;

struct Home
{
    std::string street;
    std::string unit; ///< May be empty.
    std::string city;
    std::string state;
    std::string postalCode;
};

struct Person
{
    std::string id; ///< "p01"; names files.
    std::vector<std::string> given;
    std::vector<std::string> family; ///< Empty: one name alone, kept in `given`.
    char sex = 'F';                  ///< F, M or X.
    Day birth{};
    std::string birthPlace;
    Home home;
    Day issued{};       ///< Of all documents.
    Day expires{};      ///< Always after the day that the specimens are made for.
    std::string number; ///< Nine characters; documents add their own letter.
};

/// At most twelve; the same for the same seed and day.
[[nodiscard]] std::vector<Person> makePeople(std::uint64_t seed, Day today, std::size_t count);

/// Parts joined by single spaces.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);
/// YYYY-MM-DD
[[nodiscard]] std::string isoDay(Day day);
/// Capital letters, also of Ñ, Ü and their kin (UTF-8 in and out).
[[nodiscard]] std::string capitals(const std::string& text);

} // namespace ventanilla::specimens
