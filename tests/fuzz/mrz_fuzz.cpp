// SPDX-License-Identifier: EUPL-1.2
//
// Any text as a machine-readable zone: refused, or a zone whose digits hold once they are computed
// anew.
#include "kiosk/reading/mrz/check_digit.h"
#include "kiosk/reading/mrz/parse.h"

#include <cstdint>

using namespace ventanilla;
using namespace ventanilla::reading::mrz;

namespace {

constexpr PartialDate kToday{2026, 11, 21};

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines) {
        text += line + "\n";
    }
    return text;
}

/// Every digit that the tables know, computed anew; a number that runs on loses its marker.
std::vector<std::string> withComputedDigits(const Zone& zone, std::vector<std::string> lines)
{
    const auto& format = reading::mrz::formatOf(zone.kind);
    for (const auto& rule : format.checks) {
        CheckSum sum;
        for (const auto& span : rule.inputs()) {
            sum.add(slice(lines, span));
        }
        const auto* field = format.find(rule.digit);
        VN_ASSERT(field != nullptr);
        lines[field->span.line][field->span.begin] = sum.digit();
    }
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto lines = linesOf({reinterpret_cast<const char*>(data), size});
    if (!lines) {
        return 0;
    }
    VN_ASSERT(linesOf(joined(*lines)) && *linesOf(joined(*lines)) == *lines);
    const auto zone = parseZone(*lines, kToday);
    if (!zone) {
        return 0;
    }
    VN_ASSERT(zone->names.starts.size() ==
              zone->names.primary.size() + zone->names.secondary.size());
    VN_ASSERT(!allHold(zone->digits) || !anyFails(zone->digits));
    const auto corrected = parseZone(withComputedDigits(*zone, *lines), kToday);
    VN_ASSERT(corrected.has_value() && allHold(corrected->digits));
    VN_ASSERT(corrected->names == zone->names && corrected->birthDate == zone->birthDate);
    VN_ASSERT(corrected->expiry == zone->expiry && corrected->kind == zone->kind);
    return 0;
}
