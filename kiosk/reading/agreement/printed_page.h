// SPDX-License-Identifier: EUPL-1.2
//
// The lines of a printed page with their labels, and where the values of a label may stand.
#pragma once

#include "kiosk/reading/agreement/printed.h"
#include "kiosk/reading/agreement/printed_layout.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ventanilla::reading::agreement {

/// Characters of @p utf8, which is valid.
[[nodiscard]] std::size_t codePoints(std::string_view utf8);

/// One word of a name, and where it was read.
struct Piece
{
    SensitiveText text;
    std::size_t line = 0;
    std::size_t codePoint = 0; ///< Of its first character in the line.
};

/// Where a value stands.
struct Place
{
    std::size_t label = 0; ///< The label's line.
    std::size_t line = 0;
    std::size_t begin = 0; ///< Byte.
};

class PrintedPage
{
public:
    /// @p lines are borrowed. Of too many, the first count; of too long or broken ones, nothing.
    explicit PrintedPage(std::span<const TextLine> lines);

    [[nodiscard]] std::size_t size() const { return m_lines.size(); }
    [[nodiscard]] std::span<const TextLine> lines() const { return m_lines; }
    [[nodiscard]] const LaidLine& laid(std::size_t at) const { return m_laid[at]; }
    [[nodiscard]] std::span<const LaidLine> laid() const { return m_laid; }
    [[nodiscard]] std::string_view text(std::size_t at) const;

    /// How many of @p phrases the page says.
    [[nodiscard]] std::size_t count(std::span<const std::string_view> phrases) const;
    [[nodiscard]] bool says(std::string_view phrase) const;

    /// The rest of a label's own line, then the line beside or below it.
    [[nodiscard]] std::vector<Place> placesOf(Label label) const;
    /// The words of line @p at from byte @p begin on; nothing when one has a digit or a filler:
    /// that is no name.
    [[nodiscard]] std::vector<Piece> piecesOf(std::size_t at, std::size_t begin) const;
    /// True when the recogniser doubted a character of line @p at from byte @p begin up to @p end.
    [[nodiscard]] bool isDoubtful(std::size_t at, std::size_t begin, std::size_t end) const;

private:
    std::span<const TextLine> m_lines;
    std::vector<LaidLine> m_laid;
};

} // namespace ventanilla::reading::agreement
