// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_name.h"

#include <algorithm>
#include <utility>

namespace ventanilla::reading::agreement {
namespace {

void move(std::vector<Piece>& from, std::size_t begin, std::size_t end, std::vector<Piece>& into)
{
    for (auto i = begin; i < end; ++i) {
        into.push_back(std::move(from[i]));
    }
}

std::vector<Piece> labelled(const PrintedPage& page, Label label)
{
    std::vector<Piece> pieces;
    std::vector<std::size_t> done; // labels that have their value, and lines that were taken
    const auto isDone = [&done](std::size_t line) {
        return std::ranges::find(done, line) != done.end();
    };
    for (const auto& place : page.placesOf(label)) {
        auto found = page.piecesOf(place.line, place.begin);
        if (found.empty() || isDone(place.label) || isDone(place.line)) {
            continue;
        }
        move(found, 0, found.size(), pieces);
        done.push_back(place.label);
        done.push_back(place.line);
    }
    return pieces;
}

/// Adds the doubtful code points of @p line that lie in @p piece, which is shown from @p shown on.
void addDoubt(const TextLine& line,
              const Piece& piece,
              std::size_t shown,
              std::vector<std::uint16_t>& doubtful)
{
    const auto end = piece.codePoint + codePoints(piece.text.reveal());
    for (const auto at : line.doubtful) {
        if (at >= piece.codePoint && at < end) {
            doubtful.push_back(static_cast<std::uint16_t>(shown + at - piece.codePoint));
        }
    }
}

} // namespace

ReadName fromFullName(std::vector<Piece> pieces)
{
    ReadName name;
    const auto comma = std::ranges::find_if(
        pieces, [](const Piece& piece) { return piece.text.reveal().ends_with(','); });
    const auto count = pieces.size();
    if (comma != pieces.end()) {
        const auto after = static_cast<std::size_t>(comma - pieces.begin()) + 1;
        comma->text =
            SensitiveText{comma->text.reveal().substr(0, comma->text.reveal().size() - 1)};
        move(pieces, 0, after, name.family);
        move(pieces, after, count, name.given);
        return name;
    }
    const std::size_t surnames = count >= 3 ? 2 : 1;
    const std::size_t givenNames = count > surnames ? count - surnames : 0;
    move(pieces, 0, givenNames, name.given);
    move(pieces, givenNames, count, name.family);
    name.orderDoubtful = count >= 3;
    return name;
}

ReadName labelledName(const PrintedPage& page)
{
    ReadName name;
    name.family = labelled(page, Label::Surname);
    name.given = labelled(page, Label::GivenNames);
    auto whole = labelled(page, Label::FullName);
    if (name.empty()) {
        return whole.empty() ? std::move(name) : fromFullName(std::move(whole));
    }
    // "Apellidos" and "Nombre", "Nom" and "Prénoms": the plain word means what the other does not.
    if (name.given.empty()) {
        name.given = std::move(whole);
    } else if (name.family.empty()) {
        name.family = std::move(whole);
    }
    return name;
}

FieldEvidence fieldOf(const ReadName& read, const PrintedPage& page)
{
    PersonName name;
    std::vector<std::uint16_t> doubtful;
    std::size_t shown = 0;
    const auto take = [&](const std::vector<Piece>& pieces, std::vector<SensitiveText>& into) {
        for (const auto& piece : pieces) {
            addDoubt(page.lines()[piece.line], piece, shown, doubtful);
            shown += codePoints(piece.text.reveal()) + 1;
            into.push_back(piece.text);
        }
    };
    take(read.given, name.given);
    take(read.family, name.family);
    return {FieldName::NameParts, std::move(name), std::move(doubtful), std::nullopt};
}

} // namespace ventanilla::reading::agreement
