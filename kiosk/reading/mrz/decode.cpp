// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/decode.h"

#include "kiosk/reading/mrz/cell_scores.h"
#include "kiosk/reading/mrz/certainty.h"
#include "kiosk/reading/mrz/field_groups.h"
#include "kiosk/reading/mrz/parse.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace ventanilla::reading {
namespace {

constexpr float kGate = 7;         // nats that a correction may cost
constexpr float kCautiousGate = 2; // the same on a document some of whose digits are really wrong
constexpr float kCertainCost = 7;  // nats in all that a reading needing no question may have cost
constexpr double kCertainOddity =
    0.3; // nats in all: a letter read as a digit tells of another font or of blur
constexpr double kCertainConfidence = -0.015;
constexpr float kDoubtfulMargin = 1.5F;
constexpr float kUncertainMargin = 4; // the same in a zone that is not certain as a whole

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

bool isDated(const std::vector<std::string>& lines, const mrz::Format& format)
{
    constexpr std::ptrdiff_t kLeast = 6; // of twelve: either date may be unknown
    std::ptrdiff_t digits = 0;
    for (const mrz::ZoneField name : {mrz::ZoneField::BirthDate, mrz::ZoneField::Expiry}) {
        const std::string_view text = mrz::slice(lines, format.find(name)->span);
        digits +=
            std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    return digits >= kLeast;
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
    const ZoneScores seen = scores; // a code that exists is no better seen for it
    const std::vector<std::string> expected = scores.best();
    const double characters = static_cast<double>(raw.lines() * raw.columns());
    zone.oddity = static_cast<double>(raw.total(raw.best()) - raw.total(expected)) / characters;
    expectStateCodes(scores, format);
    zone.lines = Decoder(scores, format).decode();
    zone.cost = static_cast<double>(scores.total(scores.best()) - scores.total(zone.lines));
    zone.isDated = isDated(zone.lines, format);
    zone.digitsHold = mrz::allHold(mrz::checkDigits(zone.kind, zone.lines));
    zone.certain = zone.digitsHold && isSettled(seen, zone.lines, format) &&
                   zone.cost < static_cast<double>(kCertainCost) &&
                   zone.oddity * characters < kCertainOddity && meanBest(raw) > kCertainConfidence;
    markDoubtful(scores, zone);
    return zone;
}

} // namespace ventanilla::reading
