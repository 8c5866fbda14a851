// SPDX-License-Identifier: EUPL-1.2
//
// The runs of a zone that one check digit covers, and the readings of each that satisfy it.
#pragma once

#include "kiosk/reading/mrz/cell_scores.h"
#include "kiosk/reading/mrz/format.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace ventanilla::reading {

using Place = std::pair<std::uint8_t, std::uint8_t>; // line, column

struct Reading
{
    float score = 0;
    std::string text; ///< With its own check digit at the end, when the field has one.
};

/// A run of cells that one check digit covers, its own digit last.
struct Group
{
    std::vector<Place> places;
    bool hasDigit = false;
    bool isDate = false;
    bool digitMayBeLeftOut = false; ///< Empty field, or a number that runs on elsewhere.
    std::vector<Reading> readings;
    float free = 0; ///< Score without regard to the digit.
};

/// What a character counts in a check digit.
[[nodiscard]] unsigned valueOf(char c);
[[nodiscard]] std::vector<Place> placesOf(const mrz::Span& span);
/// The fields with a digit of their own, then those that only the composite digit may cover.
[[nodiscard]] std::vector<Group> groupsOf(const mrz::Format& format);
/// Fills in the readings that satisfy the group's own digit, best first.
void readGroup(const ZoneScores& scores, Group& group);
/// The group as printed, its digit right or wrong.
void readAsPrinted(const ZoneScores& scores, Group& group);

struct Choice
{
    float score = -std::numeric_limits<float>::infinity();
    std::vector<std::size_t> picks; ///< Index of the reading of each group.
};

using ChoiceBySum = std::array<Choice, 10>;

/// The best pick of one reading from each group, for each value of the composite sum.
[[nodiscard]] ChoiceBySum choicesBySum(const std::vector<Group>& groups,
                                       const mrz::CheckRule& composite);

} // namespace ventanilla::reading
