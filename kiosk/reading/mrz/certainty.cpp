// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/certainty.h"

#include "kiosk/reading/mrz/field_groups.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace ventanilla::reading {
namespace {

constexpr float kMargin = 0.7F; // nats between the chosen and the next character
constexpr float kSeen = 2;      // below it a digit stands in for the character

/// Characters that the format has no place for: printed so, or misread.
bool hasStrays(const std::vector<std::string>& lines, const mrz::Format& format)
{
    return std::any_of(
        format.fields.begin(), format.fields.end(), [&lines](const mrz::Field& field) {
            const std::string_view text = mrz::slice(lines, field.span);
            return std::any_of(text.begin(), text.end(), [&field](char c) {
                return !mrz::admits(field.alphabet, c);
            });
        });
}

bool isProtected(const mrz::Format& format, Place place)
{
    for (const mrz::CheckRule& rule : format.checks) {
        const Place digit = placesOf(format.find(rule.digit)->span).front();
        bool covered = digit == place;
        for (const mrz::Span& span : rule.inputs()) {
            covered = covered || (span.line == place.first && place.second >= span.begin &&
                                  place.second < span.begin + span.length);
        }
        if (covered) {
            return true;
        }
    }
    return false;
}

/// As margin(), against characters only that count the same in a check digit: it cannot tell an 8
/// from an S.
float marginOverTwins(const CellScores& cell, char chosen)
{
    const std::size_t index = letterIndex(chosen);
    float other = -std::numeric_limits<float>::infinity();
    for (std::size_t c = 0; c < cell.size(); ++c) {
        const bool twin = valueOf(kZoneAlphabet[c]) % 10 == valueOf(chosen) % 10;
        other = c == index || !twin ? other : std::max(other, cell.at(c));
    }
    return cell.at(index) - other;
}

/// The margin of the character closest to being another one that the digits would let pass.
float worstMargin(const ZoneScores& scores,
                  const std::vector<std::string>& lines,
                  const mrz::Format& format)
{
    float worst = std::numeric_limits<float>::infinity();
    for (std::size_t l = 0; l < lines.size(); ++l) {
        for (std::size_t k = 0; k < lines[l].size(); ++k) {
            const Place place{static_cast<std::uint8_t>(l), static_cast<std::uint8_t>(k)};
            const CellScores& cell = scores.at(l, k);
            worst = std::min(worst,
                             isProtected(format, place) ? marginOverTwins(cell, lines[l][k])
                                                        : margin(cell, lines[l][k]));
        }
    }
    return worst;
}

/// One equation gives one unknown.
bool digitsSuffice(const ZoneScores& scores,
                   const std::vector<std::string>& lines,
                   const mrz::Format& format)
{
    std::ptrdiff_t withoutOwn = 0;
    for (const Group& group : groupsOf(format)) {
        const auto unseen =
            std::count_if(group.places.begin(), group.places.end(), [&](const Place& place) {
                const auto [line, column] = place;
                return margin(scores.at(line, column), lines[line][column]) < kSeen;
            });
        withoutOwn += group.hasDigit ? 0 : unseen;
        if (unseen > 1) {
            return false;
        }
    }
    return withoutOwn <= 1;
}

} // namespace

float margin(const CellScores& cell, char chosen)
{
    const std::size_t index = letterIndex(chosen);
    float other = -std::numeric_limits<float>::infinity();
    for (std::size_t c = 0; c < cell.size(); ++c) {
        other = c == index ? other : std::max(other, cell.at(c));
    }
    return cell.at(index) - other;
}

double meanBest(const ZoneScores& scores)
{
    return static_cast<double>(scores.total(scores.best())) /
           static_cast<double>(scores.lines() * scores.columns());
}

bool isSettled(const ZoneScores& scores,
               const std::vector<std::string>& lines,
               const mrz::Format& format)
{
    return !hasStrays(lines, format) && beginsAZone(format.kind, lines.front().front()) &&
           worstMargin(scores, lines, format) > kMargin && digitsSuffice(scores, lines, format);
}

} // namespace ventanilla::reading
