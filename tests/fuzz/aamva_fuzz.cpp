// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a licence barcode: refused, or the same licence again once it is written by the
// book.
#include "kiosk/reading/aamva/parse.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

using namespace ventanilla;
using namespace ventanilla::reading::aamva;

namespace {

constexpr std::size_t kLongestValue = 120;

std::string joined(const std::vector<SensitiveText>& parts)
{
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : " ") + part.reveal();
    }
    return text;
}

std::string flagOf(Truncation truncation)
{
    switch (truncation) {
    case Truncation::NotSaid:
        return "U";
    case Truncation::Whole:
        return "N";
    case Truncation::Cut:
        return "T";
    }
    return "U";
}

std::string dateOf(const PartialDate& date)
{
    char text[16]{};
    (void)std::snprintf(text, sizeof text, "%02u%02u%04d", date.month, date.day, date.year);
    return text;
}

struct Written
{
    std::string bytes = "@\n\x1e\rANSI 636000100001DL00000000DL";
    bool faithful = true;

    void add(const char* id, const std::string& value)
    {
        // A word that means "nothing", a value beyond the limit or a separator inside cannot come
        // back.
        const bool nothing = value == "NONE" || value == "UNAVL" || value == "UNAVAIL" ||
                             value == "unavl" || value == "N/A";
        faithful = faithful && !nothing && value.size() <= kLongestValue;
        bytes += id + value + "\n";
    }
};

Written writtenAnew(const Licence& licence)
{
    Written card;
    card.add("DCS", joined(licence.family));
    card.add("DAC", joined(licence.given));
    card.add("DCU", licence.suffix.reveal());
    card.add("DDE", flagOf(licence.familyCut));
    card.add("DDF", flagOf(licence.firstCut));
    card.add("DDG", flagOf(licence.middleCut));
    card.add("DBB", licence.birthDate ? dateOf(licence.birthDate->reveal()) : "");
    card.add("DBA", licence.expiry ? dateOf(licence.expiry->reveal()) : "");
    const auto address = licence.address.value_or(Address{});
    card.add("DAG", address.street.reveal());
    card.add("DAH", address.unit.reveal());
    card.add("DAI", address.city.reveal());
    card.add("DAJ", address.state.reveal());
    card.add("DAK", address.postalCode.reveal());
    return card;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto licence = parseLicence({reinterpret_cast<const char*>(data), size});
    if (!licence) {
        return 0;
    }
    VN_ASSERT(licence->birthDate && isPossible(licence->birthDate->reveal()));
    const auto card = writtenAnew(*licence);
    if (card.faithful) {
        const auto again = parseLicence(card.bytes);
        VN_ASSERT(again.has_value());
        licence->version = again->version;
        licence->nameOrderDoubtful = false;
        VN_ASSERT(*again == *licence);
    }
    return 0;
}
