// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/field_groups.h"

#include "kiosk/reading/mrz/check_digit.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace ventanilla::reading {
namespace {

constexpr std::size_t kKept = 12;   // readings kept of each field and checksum
constexpr std::size_t kChoices = 6; // characters tried for each cell
constexpr float kImpossibleDate = -6;

/// The likeliest characters of a cell, best first.
std::vector<char> choices(const CellScores& cell)
{
    std::string order(kZoneAlphabet);
    std::partial_sort(
        order.begin(), order.begin() + kChoices, order.end(), [&cell](char a, char b) {
            return cell.at(letterIndex(a)) > cell.at(letterIndex(b));
        });
    return {order.begin(), order.begin() + kChoices};
}

void keepBest(std::vector<Reading>& readings, std::size_t count)
{
    const auto better = [](const Reading& a, const Reading& b) { return a.score > b.score; };
    if (readings.size() > count) {
        std::partial_sort(readings.begin(),
                          readings.begin() + static_cast<std::ptrdiff_t>(count),
                          readings.end(),
                          better);
        readings.resize(count);
    } else {
        std::sort(readings.begin(), readings.end(), better);
    }
}

using BySum = std::array<std::vector<Reading>, 10>;

/// Puts every reading of @p before, with @p c behind it, into @p into.
void append(char c, float score, unsigned weight, const BySum& before, BySum& into)
{
    const unsigned step = valueOf(c) * weight;
    for (std::size_t sum = 0; sum < before.size(); ++sum) {
        for (const Reading& reading : before.at(sum)) {
            into.at((sum + step) % 10).push_back({reading.score + score, reading.text + c});
        }
    }
}

/// The best readings of the cells at @p places for each value of the check sum.
BySum readingsBySum(const ZoneScores& scores, const std::vector<Place>& places)
{
    BySum now;
    now[0].push_back({});
    for (std::size_t i = 0; i < places.size(); ++i) {
        const CellScores& cell = scores.at(places[i].first, places[i].second);
        BySum next;
        for (const char c : choices(cell)) {
            append(c, cell.at(letterIndex(c)), mrz::weightAt(i), now, next);
        }
        for (auto& readings : next) {
            keepBest(readings, kKept);
        }
        now = std::move(next);
    }
    return now;
}

bool isPossibleDay(const std::string& text)
{
    const auto number = [&text](std::size_t at) -> std::optional<unsigned> {
        if (text[at] == mrz::kFiller || text[at + 1] == mrz::kFiller) {
            return std::nullopt;
        }
        return valueOf(text[at]) * 10 + valueOf(text[at + 1]);
    };
    const auto month = number(2);
    const auto day = number(4);
    return (!month || (*month >= 1 && *month <= 12)) && (!day || (*day >= 1 && *day <= 31));
}

/// Weight of each place in the composite digit: zero for what it does not cover.
unsigned compositeWeight(const mrz::CheckRule& composite, Place place)
{
    std::size_t position = 0;
    for (const mrz::Span& span : composite.inputs()) {
        if (span.line == place.first && place.second >= span.begin &&
            place.second < span.begin + span.length)
        {
            return mrz::weightAt(position + place.second - span.begin);
        }
        position += span.length;
    }
    return 0;
}

/// Puts every choice of @p before, with reading @p pick behind it, into @p into where it is better.
void choose(
    std::size_t pick, float score, unsigned step, const ChoiceBySum& before, ChoiceBySum& into)
{
    for (std::size_t sum = 0; sum < before.size(); ++sum) {
        Choice& place = into.at((sum + step) % 10);
        const float reached = before.at(sum).score + score;
        if (reached > place.score) {
            place.score = reached;
            place.picks = before.at(sum).picks;
            place.picks.push_back(pick);
        }
    }
}

} // namespace

unsigned valueOf(char c)
{
    return mrz::characterValue(c).value_or(0);
}

std::vector<Place> placesOf(const mrz::Span& span)
{
    std::vector<Place> places;
    for (std::uint8_t i = 0; i < span.length; ++i) {
        places.emplace_back(span.line, static_cast<std::uint8_t>(span.begin + i));
    }
    return places;
}

void readGroup(const ZoneScores& scores, Group& group)
{
    std::vector<Place> body = group.places;
    if (group.hasDigit) {
        body.pop_back();
    }
    const BySum bySum = readingsBySum(scores, body);
    group.free = 0;
    for (const Place& place : group.places) {
        const CellScores& cell = scores.at(place.first, place.second);
        group.free += *std::max_element(cell.begin(), cell.end());
    }
    for (std::size_t sum = 0; sum < bySum.size(); ++sum) {
        for (const Reading& reading : bySum.at(sum)) {
            const float dated = group.isDate && !isPossibleDay(reading.text) ? kImpossibleDate : 0;
            if (!group.hasDigit) {
                group.readings.push_back({reading.score + dated, reading.text});
                continue;
            }
            const Place digit = group.places.back();
            const char wanted = static_cast<char>('0' + sum);
            group.readings.push_back(
                {reading.score + dated + scores.score(digit.first, digit.second, wanted),
                 reading.text + wanted});
            if (group.digitMayBeLeftOut && sum == 0) {
                group.readings.push_back(
                    {reading.score + dated + scores.score(digit.first, digit.second, mrz::kFiller),
                     reading.text + mrz::kFiller});
            }
        }
    }
    keepBest(group.readings, 2 * kKept);
}

void readAsPrinted(const ZoneScores& scores, Group& group)
{
    Reading printed;
    for (const Place& place : group.places) {
        const CellScores& cell = scores.at(place.first, place.second);
        const auto best = std::max_element(cell.begin(), cell.end());
        printed.text += kZoneAlphabet[static_cast<std::size_t>(best - cell.begin())];
        printed.score += *best;
    }
    group.readings = {printed};
}

std::vector<Group> groupsOf(const mrz::Format& format)
{
    std::vector<Group> groups;
    const auto covered = [&groups](const mrz::Span& span) {
        const Place first{span.line, span.begin};
        return std::any_of(groups.begin(), groups.end(), [&first](const Group& g) {
            return std::find(g.places.begin(), g.places.end(), first) != g.places.end();
        });
    };
    for (const mrz::CheckRule& rule : format.checks) {
        if (rule.digit == mrz::ZoneField::CompositeCheck) {
            continue;
        }
        Group group;
        group.hasDigit = true;
        group.isDate = rule.digit == mrz::ZoneField::BirthDateCheck ||
                       rule.digit == mrz::ZoneField::ExpiryCheck;
        group.digitMayBeLeftOut = rule.digit == mrz::ZoneField::Optional1Check;
        for (const mrz::Span& span : rule.inputs()) {
            const std::vector<Place> places = placesOf(span);
            group.places.insert(group.places.end(), places.begin(), places.end());
        }
        const std::vector<Place> digit = placesOf(format.find(rule.digit)->span);
        group.places.insert(group.places.end(), digit.begin(), digit.end());
        groups.push_back(std::move(group));
    }
    for (const mrz::ZoneField name : {mrz::ZoneField::Optional1, mrz::ZoneField::Optional2}) {
        const mrz::Field* field = format.find(name);
        if (field != nullptr && !covered(field->span)) {
            Group group;
            group.places = placesOf(field->span);
            groups.push_back(std::move(group));
        }
    }
    return groups;
}

ChoiceBySum choicesBySum(const std::vector<Group>& groups, const mrz::CheckRule& composite)
{
    ChoiceBySum now;
    now[0].score = 0;
    for (const Group& group : groups) {
        ChoiceBySum next;
        for (std::size_t r = 0; r < group.readings.size(); ++r) {
            unsigned step = 0;
            for (std::size_t i = 0; i < group.places.size(); ++i) {
                step += valueOf(group.readings[r].text[i]) *
                        compositeWeight(composite, group.places[i]);
            }
            choose(r, group.readings[r].score, step, now, next);
        }
        now = std::move(next);
    }
    return now;
}
} // namespace ventanilla::reading
