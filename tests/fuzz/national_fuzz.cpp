// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a national card: nothing behind the Colombian text counts, and an Argentine card
// comes back.
#include "kiosk/reading/national/card.h"
#include "kiosk/reading/national/check_rules.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>

using namespace ventanilla;
using namespace ventanilla::reading::national;

namespace {

std::string joined(const std::vector<SensitiveText>& parts)
{
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : " ") + part.reveal();
    }
    return text;
}

void checkColombia(std::string_view bytes)
{
    const auto card = parseColombia(bytes);
    std::string other{bytes};
    if (other.size() > kColombianText) {
        std::fill(other.begin() + kColombianText, other.end(), 'Z');
    }
    const auto same = parseColombia(other);
    VN_ASSERT(card.has_value() == same.has_value());
    VN_ASSERT(!card || *card == *same);
    std::vector<std::uint8_t> payload{bytes.begin(), bytes.end()};
    cutTemplates(payload);
    VN_ASSERT(!looksColombian(bytes) || payload.size() <= kColombianText);
}

void checkArgentina(std::string_view bytes)
{
    auto card = parseArgentina(bytes);
    if (!card) {
        return;
    }
    const auto& birth = card->birthDate->reveal();
    char date[16]{};
    (void)std::snprintf(date, sizeof date, "%02u/%02u/%04d", birth.day, birth.month, birth.year);
    const auto anew =
        "1@" + joined(card->family) + "@" + joined(card->given) + "@X@1@A@" + date + "@" + date;
    const auto again = parseArgentina(anew);
    card->expiry.reset(); // the later layout has none
    const bool named = !card->family.empty() && anew.size() <= 512;
    VN_ASSERT(!named || (again && *again == *card));
}

void checkRules(std::string_view text)
{
    for (const auto holds : {curpHolds,
                             cuiHolds,
                             duiHolds,
                             ecuadorianCedulaHolds,
                             dominicanCedulaHolds,
                             cpfHolds,
                             peruvianDniHolds})
    {
        // Blanks count for nothing anywhere.
        VN_ASSERT(holds(text) == holds(std::string{text} + " "));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    checkColombia(bytes);
    checkArgentina(bytes);
    checkRules(bytes.substr(0, 64));
    return 0;
}
