// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_address.h"

#include "kiosk/reading/agreement/us_address.h"
#include "kiosk/reading/payload/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ventanilla::reading::agreement {
namespace {

constexpr auto kCompanyWords = std::to_array<std::string_view>({"INC",
                                                                "LLC",
                                                                "CO",
                                                                "COMPANY",
                                                                "CORP",
                                                                "CORPORATION",
                                                                "ELECTRIC",
                                                                "BANK",
                                                                "GAS",
                                                                "WATER",
                                                                "DEPARTMENT",
                                                                "CITY",
                                                                "AUTHORITY",
                                                                "SERVICES",
                                                                "ENERGY",
                                                                "PAYMENT",
                                                                "INSURANCE",
                                                                "REMIT",
                                                                "UNION"});

SensitiveText trimmedText(std::string_view text)
{
    return SensitiveText{std::string{payload::trimmed(text)}};
}

void takeCareOf(const PrintedPage& page, FoundAddress& found)
{
    const auto above = lineAbove(page.lines(), found.top);
    if (!above || matchPhrase(page.laid(*above).words, 0, "C O") == 0 ||
        page.laid(*above).words.size() < 3)
    {
        return;
    }
    const auto begin = page.laid(*above).words[2].begin;
    found.address.careOf = trimmedText(page.text(*above).substr(begin));
    found.top = *above;
}

/// The address whose last line is @p at.
std::optional<FoundAddress> addressEndingAt(const PrintedPage& page, std::size_t at)
{
    auto address = cityLine(page.text(at));
    if (!address) {
        return std::nullopt;
    }
    const std::string city = address->city.reveal();
    const auto comma = city.rfind(',');
    if (comma != std::string::npos && takeStreetLine(city.substr(0, comma), *address)) {
        address->city = trimmedText(std::string_view{city}.substr(comma + 1));
        return FoundAddress{std::move(*address), at, at, at};
    }
    auto above = lineAbove(page.lines(), at);
    SensitiveText unit;
    if (above && isUnitLine(page.text(*above))) {
        unit = trimmedText(page.text(*above));
        above = lineAbove(page.lines(), *above);
    }
    if (!above || !takeStreetLine(page.text(*above), *address)) {
        return std::nullopt;
    }
    if (!unit.reveal().empty()) {
        address->unit = std::move(unit);
    }
    FoundAddress found{std::move(*address), *above, *above, at};
    takeCareOf(page, found);
    return found;
}

/// Bills print the company's address too: that of a person has a name above it.
int likeness(const PrintedPage& page, const FoundAddress& found)
{
    const auto above = lineAbove(page.lines(), found.top);
    const bool postBox = matchPhrase(wordsOf(found.address.street.reveal()), 0, "PO BOX") != 0;
    const int score = postBox ? -1 : 0;
    if (!above) {
        return score;
    }
    const LaidLine& laid = page.laid(*above);
    const bool company = std::ranges::any_of(
        kCompanyWords, [&laid](std::string_view word) { return says(laid.words, word); });
    const bool name = !company && laid.label == Label::None && page.piecesOf(*above, 0).size() >= 2;
    return score + (name ? 2 : 0) - (company ? 2 : 0);
}

/// Adds the doubts about @p part, found again in the lines from @p first to @p last, which is shown
/// from @p shown on.
void takeDoubts(const PrintedPage& page,
                const FoundAddress& found,
                const SensitiveText& part,
                std::size_t shown,
                std::vector<std::uint16_t>& doubtful)
{
    const std::string& text = part.reveal();
    for (std::size_t line = 0; line < page.size() && !text.empty(); ++line) {
        const std::string_view whole = page.text(line);
        const auto at = whole.rfind(text);
        const float top = page.lines()[line].top;
        const bool within =
            (top >= page.lines()[found.top].top && top <= page.lines()[found.city].top) ||
            line == found.street;
        if (at == std::string_view::npos || !within) {
            continue;
        }
        const auto begin = codePoints(whole.substr(0, at));
        for (const auto point : page.lines()[line].doubtful) {
            if (point >= begin && point < begin + codePoints(text)) {
                doubtful.push_back(static_cast<std::uint16_t>(shown + point - begin));
            }
        }
    }
}

} // namespace

std::optional<FoundAddress> bestAddress(const PrintedPage& page)
{
    std::optional<FoundAddress> best;
    int bestScore = 0;
    for (std::size_t i = 0; i < page.size(); ++i) {
        auto found = addressEndingAt(page, i);
        const int score = found ? likeness(page, *found) : 0;
        if (found && (!best || score > bestScore)) {
            best = std::move(found);
            bestScore = score;
        }
    }
    return best;
}

std::optional<std::size_t> nameLineOver(const PrintedPage& page, const FoundAddress& found)
{
    return likeness(page, found) < 1 ? std::nullopt : lineAbove(page.lines(), found.top);
}

FieldEvidence fieldOf(const FoundAddress& found, const PrintedPage& page)
{
    const Address& address = found.address;
    std::vector<std::uint16_t> doubtful;
    std::size_t shown = 0;
    const auto take = [&](const SensitiveText& part, std::size_t behind) {
        if (!part.reveal().empty()) {
            takeDoubts(page, found, part, shown, doubtful);
            shown += codePoints(part.reveal()) + behind;
        }
    };
    if (!address.careOf.reveal().empty()) {
        shown += std::string_view{"c/o "}.size();
        take(address.careOf, 1);
    }
    take(address.street, 1);
    take(address.unit, 1);
    take(address.city, 2);
    take(address.state, 1);
    take(address.postalCode, 0);
    return {FieldName::Address, address, std::move(doubtful), std::nullopt};
}

} // namespace ventanilla::reading::agreement
