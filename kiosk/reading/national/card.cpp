// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/national/card.h"

#include "kiosk/reading/payload/text.h"

#include <algorithm>
#include <string>

namespace ventanilla::reading::national {
namespace {

using payload::DateOrder;
using Fields = std::vector<std::string_view>;

constexpr std::size_t kMaxArgentine = 512;
constexpr std::string_view kColombianMark = "PubDSK_1";
constexpr std::size_t kColombianMarkAt = 24;

/// Where the wanted fields lie; the first layout has a separator in front.
struct ArgentineLayout
{
    std::size_t family = 0;
    std::size_t given = 0;
    std::size_t birthDate = 0;
    std::optional<std::size_t> expiry;
    std::size_t fewest = 0; ///< Fields of such a card.
};
constexpr ArgentineLayout kFirstLayout{4, 5, 7, 12, 13};
constexpr ArgentineLayout kLaterLayout{1, 2, 6, std::nullopt, 8};

struct ColombianField
{
    std::size_t begin;
    std::size_t length;
};
constexpr ColombianField kFirstSurname{58, 23};
constexpr ColombianField kSecondSurname{81, 23};
constexpr ColombianField kFirstGiven{104, 23};
constexpr ColombianField kSecondGiven{127, 23};
constexpr ColombianField kBirthDate{152, 8};

bool isName(std::string_view text)
{
    return !text.empty() && std::ranges::none_of(text, [](char c) {
        return (c >= '0' && c <= '9') || c == '@' || c == '/';
    });
}

const ArgentineLayout& layoutOf(std::string_view bytes)
{
    return bytes.starts_with('@') ? kFirstLayout : kLaterLayout;
}

void append(std::vector<SensitiveText>& names, std::string_view bytes)
{
    for (auto& word : payload::words(bytes)) {
        names.push_back(std::move(word));
    }
}

} // namespace

bool looksArgentine(std::string_view bytes)
{
    if (bytes.size() > kMaxArgentine) {
        return false;
    }
    const auto fields = payload::split(bytes, "@");
    const auto& layout = layoutOf(bytes);
    return fields.size() >= layout.fewest && isName(fields[layout.family]) &&
           payload::date(fields[layout.birthDate], DateOrder::DayFirst).has_value();
}

Result<Card> parseArgentina(std::string_view bytes)
{
    if (!looksArgentine(bytes)) {
        return Error{ErrorKind::InvalidInput, "not the barcode of an Argentine card"};
    }
    const auto fields = payload::split(bytes, "@");
    const auto& layout = layoutOf(bytes);
    Card card;
    append(card.family, fields[layout.family]);
    append(card.given, fields[layout.given]);
    if (const auto birth = payload::date(fields[layout.birthDate], DateOrder::DayFirst)) {
        card.birthDate = BirthDate{*birth};
    }
    const auto expiry =
        layout.expiry ? payload::date(fields[*layout.expiry], DateOrder::DayFirst) : std::nullopt;
    if (expiry) {
        card.expiry = Sensitive<PartialDate>{*expiry};
    }
    return card;
}

bool looksColombian(std::string_view bytes)
{
    // Some scanners strip NULs, so that the mark comes early.
    return bytes.substr(0, kColombianMarkAt + kColombianMark.size()).find(kColombianMark) !=
           std::string_view::npos;
}

void cutTemplates(std::vector<std::uint8_t>& payload)
{
    const std::string_view bytes{reinterpret_cast<const char*>(payload.data()), payload.size()};
    if (looksColombian(bytes) && payload.size() > kColombianText) {
        wipeMemory(payload.data() + kColombianText, payload.size() - kColombianText);
        payload.resize(kColombianText);
    }
}

Result<Card> parseColombia(std::string_view bytes)
{
    bytes = bytes.substr(0, kColombianText);
    if (!looksColombian(bytes)) {
        return Error{ErrorKind::InvalidInput, "not the barcode of a Colombian card"};
    }
    if (bytes.size() < kColombianText ||
        bytes.substr(kColombianMarkAt, kColombianMark.size()) != kColombianMark)
    {
        return Error{ErrorKind::Unsupported,
                     "the fields of the Colombian barcode have run together"};
    }
    const auto text = [bytes](const ColombianField& field) {
        return bytes.substr(field.begin, field.length);
    };
    Card card;
    append(card.family, text(kFirstSurname));
    append(card.family, text(kSecondSurname));
    append(card.given, text(kFirstGiven));
    append(card.given, text(kSecondGiven));
    if (const auto birth = payload::date(text(kBirthDate), DateOrder::YearFirst)) {
        card.birthDate = BirthDate{*birth};
    }
    const bool named = std::ranges::all_of(
        card.family, [](const SensitiveText& part) { return isName(part.reveal()); });
    if (card.family.empty() || !named || !card.birthDate) {
        return Error{ErrorKind::InvalidInput, "the Colombian barcode has no name or no birth date"};
    }
    return card;
}

} // namespace ventanilla::reading::national
