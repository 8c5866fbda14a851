// SPDX-License-Identifier: EUPL-1.2
//
// One number for each character that each cell of a zone may hold: the currency of decoding.
#pragma once

#include "kiosk/reading/mrz/format.h"
#include "kiosk/reading/mrz/line_network.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace ventanilla::reading {

using CellScores = std::array<float, kLetters>;

/// Scores in nats by line and column.
class ZoneScores
{
public:
    explicit ZoneScores(const std::vector<cv::Mat>& cells);

    [[nodiscard]] CellScores& at(std::size_t line, std::size_t column)
    {
        return m_lines[line][column];
    }
    [[nodiscard]] const CellScores& at(std::size_t line, std::size_t column) const
    {
        return m_lines[line][column];
    }
    [[nodiscard]] float score(std::size_t line, std::size_t column, char c) const;
    [[nodiscard]] std::size_t lines() const { return m_lines.size(); }
    [[nodiscard]] std::size_t columns() const { return m_lines.front().size(); }
    /// The likeliest character of each cell.
    [[nodiscard]] std::vector<std::string> best() const;
    [[nodiscard]] float total(const std::vector<std::string>& lines) const;

private:
    std::vector<std::vector<CellScores>> m_lines;
};

/// Place of @p c in kZoneAlphabet.
[[nodiscard]] std::size_t letterIndex(char c);

/// Whether a document code may begin with @p c.
[[nodiscard]] bool beginsAZone(ZoneKind kind, char c);
/// Makes what the format does not expect unlikelier, never impossible: real documents stray.
void expectFormat(ZoneScores& scores, const mrz::Format& format);
/// Settles issuer and nationality on a code that exists where that costs little.
void expectStateCodes(ZoneScores& scores, const mrz::Format& format);
/// The name field by its grammar (Doc 9303-3, 4.6): components apart by one or two fillers, then
/// fillers to the end.
[[nodiscard]] std::string likeliestName(const ZoneScores& scores, const mrz::Span& span);

} // namespace ventanilla::reading
