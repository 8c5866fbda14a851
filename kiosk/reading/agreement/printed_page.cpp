// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_page.h"

#include "kiosk/reading/payload/text.h"

#include <algorithm>
#include <string>

namespace ventanilla::reading::agreement {
namespace {

constexpr std::size_t kMaxLines = 200;
constexpr std::size_t kMaxLineBytes = 400;

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

std::size_t codePoints(std::string_view utf8)
{
    return utf8.size() - static_cast<std::size_t>(std::ranges::count_if(utf8, continues));
}

PrintedPage::PrintedPage(std::span<const TextLine> lines)
    : m_lines(lines.subspan(0, std::min(lines.size(), kMaxLines)))
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_laid.push_back(layOut(text(i)));
    }
}

std::string_view PrintedPage::text(std::size_t at) const
{
    const std::string_view text = m_lines[at].text.reveal();
    const bool usable = text.size() <= kMaxLineBytes && payload::isUtf8(text);
    return usable ? text : std::string_view{};
}

bool PrintedPage::says(std::string_view phrase) const
{
    return std::ranges::any_of(
        m_laid, [phrase](const LaidLine& line) { return agreement::says(line.words, phrase); });
}

std::size_t PrintedPage::count(std::span<const std::string_view> phrases) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(phrases, [this](std::string_view phrase) { return says(phrase); }));
}

std::vector<Place> PrintedPage::placesOf(Label label) const
{
    std::vector<Place> places;
    for (std::size_t i = 0; i < m_laid.size(); ++i) {
        if (m_laid[i].label != label) {
            continue;
        }
        if (m_laid[i].valueBegin < text(i).size()) {
            places.push_back({i, i, m_laid[i].valueBegin});
        }
        if (const auto value = valueLine(m_lines, m_laid, i)) {
            places.push_back({i, *value, 0});
        }
    }
    return places;
}

std::vector<Piece> PrintedPage::piecesOf(std::size_t at, std::size_t begin) const
{
    const std::string_view line = text(at);
    std::vector<Piece> pieces;
    for (std::size_t i = begin; i < line.size();) {
        if (isBlank(line[i])) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < line.size() && !isBlank(line[end])) {
            ++end;
        }
        const auto word = line.substr(i, end - i);
        if (word.find_first_of("0123456789<@") != std::string_view::npos) {
            return {};
        }
        if (!wordsOf(word).empty()) {
            pieces.push_back({SensitiveText{std::string{word}}, at, codePoints(line.substr(0, i))});
        }
        i = end;
    }
    return pieces;
}

bool PrintedPage::isDoubtful(std::size_t at, std::size_t begin, std::size_t end) const
{
    const auto first = codePoints(text(at).substr(0, begin));
    const auto behind = codePoints(text(at).substr(0, end));
    return std::ranges::any_of(m_lines[at].doubtful, [=](std::uint16_t point) {
        return point >= first && point < behind;
    });
}

} // namespace ventanilla::reading::agreement
