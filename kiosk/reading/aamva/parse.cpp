// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/aamva/parse.h"

#include "kiosk/reading/payload/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace ventanilla::reading::aamva {
namespace {

using payload::DateOrder;

constexpr std::size_t kMarkerWithin = 16;
// The segment terminator ends a subfile, but some cards and many keyboard-wedge scanners put it
// everywhere.
constexpr std::string_view kSeparators{"\n\r\x1e", 3};
constexpr std::size_t kIdLength = 3;
constexpr std::size_t kMaxValue = 120;

/// The whole allow-list; DAA, DAB, DCT and DAL to DAP are what versions 00 to 03 used instead.
constexpr auto kAllowed = std::to_array<std::string_view>({
    "DAA", "DAB", "DAC", "DAD", "DAG", "DAH", "DAI", "DAJ", "DAK", "DAL", "DAM",
    "DAN", "DAO", "DAP", "DBA", "DBB", "DCS", "DCT", "DCU", "DDE", "DDF", "DDG",
});

using Values = std::array<std::string_view, kAllowed.size()>;

std::size_t markerEnd(std::string_view bytes)
{
    const auto head = bytes.substr(0, kMarkerWithin);
    for (const std::string_view marker : {"ANSI ", "AAMVA"}) {
        const auto at = head.find(marker);
        if (at != std::string_view::npos) {
            return at + marker.size();
        }
    }
    return std::string_view::npos;
}

/// Offsets in the header lie on many cards; the subfile's own type does not.
std::string_view subfileOf(std::string_view afterMarker)
{
    const auto at = std::min(afterMarker.find("DLD"), afterMarker.find("IDD"));
    return at == std::string_view::npos ? std::string_view{} : afterMarker.substr(at + 2);
}

bool meansNothing(std::string_view value)
{
    return value.empty() || value == "NONE" || value == "UNAVL" || value == "UNAVAIL" ||
           value == "unavl" || value == "N/A";
}

Values allowedValues(std::string_view subfile)
{
    Values values{};
    while (!subfile.empty()) {
        const auto end = std::min(subfile.find_first_of(kSeparators), subfile.size());
        const auto element = subfile.substr(0, end);
        const auto found = std::ranges::lower_bound(kAllowed, element.substr(0, kIdLength));
        if (found != kAllowed.end() && *found == element.substr(0, kIdLength)) {
            auto& value = values.at(static_cast<std::size_t>(found - kAllowed.begin()));
            const auto text = payload::trimmed(element.substr(kIdLength, kMaxValue));
            // The first one counts: a jurisdiction's subfile must not overwrite it.
            value = value.empty() && !meansNothing(text) ? text : value;
        }
        subfile.remove_prefix(std::min(end + 1, subfile.size()));
    }
    return values;
}

std::string_view valueOf(const Values& values, std::string_view id)
{
    const auto found = std::ranges::lower_bound(kAllowed, id);
    return values.at(static_cast<std::size_t>(found - kAllowed.begin()));
}

std::string_view firstOf(const Values& values, std::string_view id, std::string_view olderId)
{
    const auto value = valueOf(values, id);
    return value.empty() ? valueOf(values, olderId) : value;
}

/// MMDDCCYY in the USA, CCYYMMDD in Canada and in version 01. No month is 18 to 21, so the digits
/// themselves tell, more surely than country and issuer number, which some cards have wrong.
std::optional<PartialDate> dateOf(std::string_view text)
{
    const bool yearFirst = text.starts_with("18") || text.starts_with("19") ||
                           text.starts_with("20") || text.starts_with("21");
    const auto date = payload::date(text, yearFirst ? DateOrder::YearFirst : DateOrder::MonthFirst);
    const bool never = date && date->year == 9999;
    return never ? std::nullopt : date;
}

Truncation truncationOf(std::string_view flag)
{
    if (flag == "T") {
        return Truncation::Cut;
    }
    return flag == "N" ? Truncation::Whole : Truncation::NotSaid;
}

void append(std::vector<SensitiveText>& names, std::string_view text)
{
    for (const auto part : payload::split(text, ",$")) {
        for (auto& word : payload::words(part)) {
            names.push_back(std::move(word));
        }
    }
}

SensitiveText cleanText(std::string_view value)
{
    // Control characters turn into blanks first, which then count as padding.
    const SensitiveText text{payload::utf8Of(value)};
    return SensitiveText{std::string{payload::trimmed(text.reveal())}};
}

/// DAA: "LAST,FIRST,MIDDLE" or, on some cards, a run of words.
void takeFullName(Licence& licence, std::string_view text)
{
    const auto comma = text.find_first_of(",$");
    if (comma == std::string_view::npos) {
        append(licence.given, text);
        licence.nameOrderDoubtful = licence.given.size() > 1;
        return;
    }
    append(licence.family, text.substr(0, comma));
    append(licence.given, text.substr(comma + 1));
}

void takeName(Licence& licence, const Values& values)
{
    append(licence.family, firstOf(values, "DCS", "DAB"));
    append(licence.given, valueOf(values, "DAC"));
    append(licence.given, valueOf(values, "DAD"));
    if (licence.given.empty()) {
        append(licence.given, valueOf(values, "DCT"));
    }
    if (licence.given.empty() && licence.family.empty()) {
        takeFullName(licence, valueOf(values, "DAA"));
    }
    licence.suffix = cleanText(valueOf(values, "DCU"));
    licence.familyCut = truncationOf(valueOf(values, "DDE"));
    licence.firstCut = truncationOf(valueOf(values, "DDF"));
    licence.middleCut = truncationOf(valueOf(values, "DDG"));
}

/// "232690000" and "23269-0000" mean 23269; "232691234" means 23269-1234. Anything else stays as it
/// is.
SensitiveText postalCodeOf(std::string_view value)
{
    auto text = cleanText(value);
    std::string digits;
    for (const char c : text.reveal()) {
        if (c >= '0' && c <= '9') {
            digits.push_back(c);
        } else if (c != '-' && c != ' ') {
            return text;
        }
    }
    if (digits.size() == 9 && !digits.ends_with("0000")) {
        return SensitiveText{digits.insert(5, 1, '-')};
    }
    return SensitiveText{digits.size() >= 5 ? digits.substr(0, 5) : digits};
}

std::optional<Address> addressOf(const Values& values)
{
    Address address;
    const auto text = [&values](std::string_view id, std::string_view olderId) {
        return cleanText(firstOf(values, id, olderId));
    };
    address.street = text("DAG", "DAL");
    address.unit = text("DAH", "DAM");
    address.city = text("DAI", "DAN");
    address.state = text("DAJ", "DAO");
    address.postalCode = postalCodeOf(firstOf(values, "DAK", "DAP"));
    return address == Address{} ? std::nullopt : std::optional{address};
}

int versionOf(std::string_view afterMarker)
{
    constexpr std::size_t kIssuerLength = 6;
    const auto text = afterMarker.substr(std::min(kIssuerLength, afterMarker.size()), 2);
    return payload::number(text).value_or(0);
}

} // namespace

bool looksLikeLicence(std::string_view bytes)
{
    return markerEnd(bytes) != std::string_view::npos;
}

Result<Licence> parseLicence(std::string_view bytes)
{
    const auto header = markerEnd(bytes);
    if (bytes.size() > kMaxPayload || header == std::string_view::npos) {
        return Error{ErrorKind::InvalidInput, "not a licence barcode"};
    }
    const auto afterMarker = bytes.substr(header);
    const auto subfile = subfileOf(afterMarker);
    if (subfile.empty() || subfile.find_first_of(kSeparators) == std::string_view::npos) {
        return Error{ErrorKind::Unsupported,
                     "the elements of the licence barcode cannot be told apart"};
    }
    const auto values = allowedValues(subfile);
    Licence licence;
    licence.version = versionOf(afterMarker);
    takeName(licence, values);
    if (const auto birth = dateOf(valueOf(values, "DBB"))) {
        licence.birthDate = BirthDate{*birth};
    }
    if (const auto expiry = dateOf(valueOf(values, "DBA"))) {
        licence.expiry = Sensitive<PartialDate>{*expiry};
    }
    licence.address = addressOf(values);
    if ((licence.family.empty() && licence.given.empty()) || !licence.birthDate) {
        return Error{ErrorKind::InvalidInput, "the licence barcode has no name or no birth date"};
    }
    return licence;
}

} // namespace ventanilla::reading::aamva
