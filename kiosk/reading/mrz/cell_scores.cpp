// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/cell_scores.h"

#include <algorithm>
#include <cmath>

namespace ventanilla::reading {
namespace {

constexpr float kStray = -6;        // nats for a character outside the field's alphabet
constexpr float kFillerInDate = -2; // unknown parts are allowed, and rare
constexpr float kLetterO = -3;      // most states bar O from numbers
constexpr float kCodeLimit = 7;     // nats that a code that exists may cost
constexpr float kFirstLetter = -2;  // for a document code that no zone of this size begins with

float penalty(const mrz::Field& field, char c)
{
    if (!mrz::admits(field.alphabet, c)) {
        return kStray;
    }
    if (field.alphabet == mrz::Alphabet::Digits && c == mrz::kFiller) {
        return kFillerInDate;
    }
    if (field.name == mrz::ZoneField::DocumentNumber && c == 'O') {
        return kLetterO;
    }
    return 0;
}

} // namespace

bool beginsAZone(ZoneKind kind, char c)
{
    switch (kind) {
    case ZoneKind::Td1:
    case ZoneKind::Td2:
        return c == 'I' || c == 'A' || c == 'C' || c == 'P';
    case ZoneKind::Td3:
        return c == 'P';
    case ZoneKind::MrvA:
    case ZoneKind::MrvB:
        return c == 'V';
    }
    return false;
}

std::size_t letterIndex(char c)
{
    return kZoneAlphabet.find(c);
}

ZoneScores::ZoneScores(const std::vector<cv::Mat>& cells)
{
    for (const cv::Mat& line : cells) {
        std::vector<CellScores> columns(static_cast<std::size_t>(line.rows));
        for (int k = 0; k < line.rows; ++k) {
            std::copy_n(line.ptr<float>(k), kLetters, columns[static_cast<std::size_t>(k)].begin());
        }
        m_lines.push_back(std::move(columns));
    }
}

float ZoneScores::score(std::size_t line, std::size_t column, char c) const
{
    return m_lines[line][column].at(letterIndex(c));
}

std::vector<std::string> ZoneScores::best() const
{
    std::vector<std::string> lines;
    for (const auto& columns : m_lines) {
        std::string line;
        for (const CellScores& cell : columns) {
            line += kZoneAlphabet[static_cast<std::size_t>(
                std::max_element(cell.begin(), cell.end()) - cell.begin())];
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

float ZoneScores::total(const std::vector<std::string>& lines) const
{
    float sum = 0;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        for (std::size_t k = 0; k < lines[l].size(); ++k) {
            sum += score(l, k, lines[l][k]);
        }
    }
    return sum;
}

void expectFormat(ZoneScores& scores, const mrz::Format& format)
{
    for (const mrz::Field& field : format.fields) {
        for (std::size_t i = 0; i < field.span.length; ++i) {
            CellScores& cell = scores.at(field.span.line, field.span.begin + i);
            for (std::size_t c = 0; c < cell.size(); ++c) {
                cell.at(c) += penalty(field, kZoneAlphabet[c]);
            }
        }
    }
    CellScores& first = scores.at(0, 0);
    for (std::size_t c = 0; c < first.size(); ++c) {
        first.at(c) += beginsAZone(format.kind, kZoneAlphabet[c]) ? 0 : kFirstLetter;
    }
}

void expectStateCodes(ZoneScores& scores, const mrz::Format& format)
{
    for (const mrz::ZoneField name : {mrz::ZoneField::Issuer, mrz::ZoneField::Nationality}) {
        const mrz::Field* field = format.find(name);
        if (field == nullptr) {
            continue;
        }
        const auto value = [&](std::string_view code) {
            float sum = 0;
            for (std::size_t i = 0; i < code.size(); ++i) {
                sum += scores.score(field->span.line, field->span.begin + i, code[i]);
            }
            return sum;
        };
        const auto codes = mrz::stateCodes();
        const std::string_view best = *std::max_element(
            codes.begin(), codes.end(), [&value](std::string_view a, std::string_view b) {
                return value(a) < value(b);
            });
        float free = 0;
        for (std::size_t i = 0; i < best.size(); ++i) {
            const CellScores& cell = scores.at(field->span.line, field->span.begin + i);
            free += *std::max_element(cell.begin(), cell.end());
        }
        if (free - value(best) >= kCodeLimit) {
            continue;
        }
        for (std::size_t i = 0; i < best.size(); ++i) {
            CellScores& cell = scores.at(field->span.line, field->span.begin + i);
            for (std::size_t c = 0; c < cell.size(); ++c) {
                cell.at(c) += c == letterIndex(best[i]) ? 0 : 2 * kStray;
            }
        }
    }
}

std::string likeliestName(const ZoneScores& scores, const mrz::Span& span)
{
    // States: in a component, after one filler, after two, in the fillers at the end.
    constexpr std::size_t kStates = 4;
    constexpr float kNever = -1e9F;
    struct Step
    {
        std::array<float, kStates> score;
        std::array<std::size_t, kStates> from;
    };
    const auto letterOf = [](const CellScores& cell) {
        return std::max_element(cell.begin() + static_cast<std::ptrdiff_t>(letterIndex('A')),
                                cell.end()) -
               cell.begin();
    };
    std::vector<Step> steps;
    for (std::size_t i = 0; i < span.length; ++i) {
        const CellScores& cell = scores.at(span.line, span.begin + i);
        const float letter = cell.at(static_cast<std::size_t>(letterOf(cell)));
        if (i == 0) {
            steps.push_back({{letter, kNever, kNever, kNever}, {0, 0, 0, 0}});
            continue;
        }
        const std::array<float, kStates>& s = steps.back().score;
        const auto component =
            static_cast<std::size_t>(std::max_element(s.begin(), s.begin() + 3) - s.begin());
        const std::size_t tail = s[2] > s[3] ? 2 : 3;
        steps.push_back(
            {{s.at(component) + letter, s[0] + cell[0], s[1] + cell[0], s.at(tail) + cell[0]},
             {component, 0, 1, tail}});
    }
    const auto& last = steps.back().score;
    auto state =
        static_cast<std::size_t>(std::max_element(last.begin(), last.end()) - last.begin());
    std::string name(span.length, mrz::kFiller);
    for (std::size_t i = span.length; i-- > 0;) {
        if (state == 0) {
            name[i] = kZoneAlphabet[static_cast<std::size_t>(
                letterOf(scores.at(span.line, span.begin + i)))];
        }
        state = steps[i].from.at(state);
    }
    return name;
}

} // namespace ventanilla::reading
