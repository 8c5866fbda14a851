// SPDX-License-Identifier: EUPL-1.2
//
// Any text as printed lines, names and barcode payloads: bounded, in range, and the same both ways
// round.
#include "kiosk/reading/agreement/compare.h"
#include "kiosk/reading/agreement/printed.h"
#include "kiosk/reading/agreement/transliterate.h"

#include <algorithm>
#include <cstdint>
#include <string>

using namespace ventanilla;
using namespace ventanilla::reading::agreement;

namespace {

const Circumstances kTrial{PartialDate{2026, 11, 21}, AcceptSpecimens::Yes};

/// One line of text a line; its first two bytes place it.
std::vector<TextLine> linesOf(std::string_view text)
{
    std::vector<TextLine> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        const auto at = [line](std::size_t i) {
            return i < line.size() ? static_cast<float>(line[i]) : 0.0F;
        };
        lines.push_back({SensitiveText{std::string{line}}, at(0), at(1), at(2), at(3), {0, 5}});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void checkPrint(std::string_view text)
{
    const auto lines = linesOf(text);
    const auto reading = readPrinted(lines, kTrial);
    VN_ASSERT(reading.lines.size() == reading.evidence.fields.size());
    for (const auto line : reading.lines) {
        VN_ASSERT(line < lines.size());
    }
    auto machine = evidenceOfPayload(text, kTrial).value_or(Evidence{});
    agree(machine, reading.evidence);
    VN_ASSERT(machine.fields.size() <= 5 + reading.evidence.fields.size());
}

void checkNames(std::string_view text)
{
    for (const auto& component : zoneSpellings(text)) {
        VN_ASSERT(!component.empty() && component.size() <= kMaxCandidates);
        for (const auto& spelling : component) {
            VN_ASSERT(!spelling.empty() &&
                      std::ranges::all_of(spelling, [](char c) { return c >= 'A' && c <= 'Z'; }));
        }
    }
    const auto cut = text.find('\n');
    const PersonName a{{SensitiveText{std::string{text.substr(0, cut)}}}, {}};
    const PersonName b{
        {}, {SensitiveText{std::string{cut == std::string_view::npos ? text : text.substr(cut)}}}};
    VN_ASSERT(compareNames({a, true}, {b, false}) == compareNames({b, false}, {a, true}));
    const auto self = compareNames({a, false}, {a, false});
    VN_ASSERT(self == Agreement::Same || self == Agreement::NotComparable);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text{reinterpret_cast<const char*>(data),
                                std::min<std::size_t>(size, 4096)};
    checkPrint(text);
    checkNames(text.substr(0, 256));
    return 0;
}
