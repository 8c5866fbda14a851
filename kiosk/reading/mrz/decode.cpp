// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/decode.h"

#include "kiosk/reading/mrz/cell_scores.h"
#include "kiosk/reading/mrz/check_digit.h"
#include "kiosk/reading/mrz/parse.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>

namespace ventanilla::reading {
namespace {

constexpr std::size_t kKept = 12;   // readings kept of each field and checksum
constexpr std::size_t kChoices = 6; // characters tried for each cell
constexpr float kGate = 7;          // nats that a correction may cost
constexpr float kCautiousGate = 2;  // the same on a document some of whose digits are really wrong
constexpr float kCertainCost = 7;   // nats in all that a reading needing no question may have cost
constexpr float kCertainMargin = 0.7F;
constexpr double kCertainOddity =
    0.3; // nats in all: a letter read as a digit tells of another font or of blur
constexpr double kCertainConfidence = -0.015;
constexpr float kDoubtfulMargin = 1.5F;
constexpr float kUncertainMargin = 4; // the same in a zone that is not certain as a whole
constexpr float kImpossibleDate = -6;

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

unsigned valueOf(char c)
{
    return mrz::characterValue(c).value_or(0);
}

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

/// Fills in the readings that satisfy the group's own digit, best first.
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

/// The group as printed, its digit right or wrong.
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

std::vector<Place> placesOf(const mrz::Span& span)
{
    std::vector<Place> places;
    for (std::uint8_t i = 0; i < span.length; ++i) {
        places.emplace_back(span.line, static_cast<std::uint8_t>(span.begin + i));
    }
    return places;
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

struct Choice
{
    float score = -std::numeric_limits<float>::infinity();
    std::vector<std::size_t> picks; ///< Index of the reading of each group.
};

using ChoiceBySum = std::array<Choice, 10>;

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

/// The best pick of one reading from each group, for each value of the composite sum.
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

class Decoder
{
public:
    Decoder(const ZoneScores& scores, const mrz::Format& format)
        : m_scores(scores)
        , m_format(format)
        , m_groups(groupsOf(format))
        , m_lines(scores.best())
    {}

    [[nodiscard]] std::vector<std::string> decode()
    {
        settleGroups();
        std::vector<std::size_t> picks(m_groups.size(), 0);
        for (const mrz::CheckRule& rule : m_format.checks) {
            if (rule.digit == mrz::ZoneField::CompositeCheck) {
                settleComposite(rule, picks);
            }
        }
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            const Group& group = m_groups[g];
            for (std::size_t i = 0; i < group.places.size(); ++i) {
                put(group.places[i], group.readings[picks[g]].text[i]);
            }
        }
        settleName();
        return m_lines;
    }

private:
    void put(Place place, char c) { m_lines[place.first][place.second] = c; }

    void settleGroups()
    {
        bool someAreWrong = false;
        for (Group& group : m_groups) {
            readGroup(m_scores, group);
            someAreWrong = someAreWrong || group.free - group.readings.front().score >= kGate;
        }
        m_gate = someAreWrong ? kCautiousGate : kGate;
        for (Group& group : m_groups) {
            if (group.free - group.readings.front().score >= m_gate) {
                readAsPrinted(m_scores, group);
            }
        }
    }

    void settleComposite(const mrz::CheckRule& composite, std::vector<std::size_t>& picks)
    {
        const Place digit = placesOf(m_format.find(composite.digit)->span).front();
        float free = m_scores.score(digit.first, digit.second, m_lines[digit.first][digit.second]);
        for (const Group& group : m_groups) {
            free += group.readings.front().score;
        }
        const std::array<Choice, 10> bySum = choicesBySum(m_groups, composite);
        std::size_t best = 0;
        float bestScore = -std::numeric_limits<float>::infinity();
        for (std::size_t sum = 0; sum < bySum.size(); ++sum) {
            const float score =
                bySum.at(sum).score +
                m_scores.score(digit.first, digit.second, static_cast<char>('0' + sum));
            if (score > bestScore) {
                bestScore = score;
                best = sum;
            }
        }
        if (free - bestScore < m_gate) {
            picks = bySum.at(best).picks;
            put(digit, static_cast<char>('0' + best));
        }
    }

    void settleName()
    {
        const mrz::Span span = m_format.find(mrz::ZoneField::Name)->span;
        const std::string name = likeliestName(m_scores, span);
        float given = 0;
        for (std::size_t i = 0; i < name.size(); ++i) {
            given += m_scores.score(span.line, span.begin + i, m_lines[span.line][span.begin + i]) -
                     m_scores.score(span.line, span.begin + i, name[i]);
        }
        if (given < kGate) {
            m_lines[span.line].replace(span.begin, span.length, name);
        }
    }

    const ZoneScores& m_scores;
    const mrz::Format& m_format;
    std::vector<Group> m_groups;
    std::vector<std::string> m_lines;
    float m_gate = kGate;
};

/// How much better the chosen character is than the next one.
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

/// The margin of the character closest to being another one, of those that no digit covers.
float worstUnprotected(const ZoneScores& scores,
                       const std::vector<std::string>& lines,
                       const mrz::Format& format)
{
    float worst = std::numeric_limits<float>::infinity();
    for (std::size_t l = 0; l < lines.size(); ++l) {
        for (std::size_t k = 0; k < lines[l].size(); ++k) {
            const Place place{static_cast<std::uint8_t>(l), static_cast<std::uint8_t>(k)};
            if (!isProtected(format, place)) {
                worst = std::min(worst, margin(scores.at(l, k), lines[l][k]));
            }
        }
    }
    return worst;
}

void markDoubtful(const ZoneScores& scores, DecodedZone& zone)
{
    const float limit = zone.certain ? kDoubtfulMargin : kUncertainMargin;
    for (std::size_t l = 0; l < zone.lines.size(); ++l) {
        for (std::size_t k = 0; k < zone.lines[l].size(); ++k) {
            if (margin(scores.at(l, k), zone.lines[l][k]) < limit) {
                zone.doubtful.emplace_back(static_cast<std::uint8_t>(l),
                                           static_cast<std::uint8_t>(k));
            }
        }
    }
}

} // namespace

DecodedZone decodeZone(const std::vector<cv::Mat>& cells)
{
    const ZoneScores raw(cells);
    const bool visa = raw.score(0, 0, 'V') > raw.score(0, 0, 'P');
    DecodedZone zone;
    if (cells.size() == 3) {
        zone.kind = ZoneKind::Td1;
    } else if (raw.columns() == 44) {
        zone.kind = visa ? ZoneKind::MrvA : ZoneKind::Td3;
    } else {
        zone.kind =
            visa && raw.score(0, 0, 'V') > raw.score(0, 0, 'I') ? ZoneKind::MrvB : ZoneKind::Td2;
    }
    const mrz::Format& format = mrz::formatOf(zone.kind);
    ZoneScores scores = raw;
    expectFormat(scores, format);
    const std::vector<std::string> expected = scores.best();
    const double characters = static_cast<double>(raw.lines() * raw.columns());
    zone.oddity = static_cast<double>(raw.total(raw.best()) - raw.total(expected)) / characters;
    expectStateCodes(scores, format);
    zone.lines = Decoder(scores, format).decode();
    zone.cost = static_cast<double>(scores.total(scores.best()) - scores.total(zone.lines));
    zone.digitsHold = mrz::allHold(mrz::checkDigits(zone.kind, zone.lines));
    const float worst = worstUnprotected(scores, zone.lines, format);
    zone.certain = zone.digitsHold && !hasStrays(zone.lines, format) &&
                   zone.cost < static_cast<double>(kCertainCost) && worst > kCertainMargin &&
                   zone.oddity * characters < kCertainOddity && meanBest(raw) > kCertainConfidence;
    markDoubtful(scores, zone);
    return zone;
}

} // namespace ventanilla::reading
