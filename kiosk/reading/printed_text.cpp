// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/printed_text.h"

#include "kiosk/reading/agreement/printed.h"

#include <algorithm>
#include <utility>

namespace ventanilla::reading {
namespace {

/// Set on simulated cards so that nine of ten right fields are left alone; tests/bench/reading.
constexpr float kBelieved = 0.8F;

agreement::TextLine textLineOf(const PageLine& line)
{
    agreement::TextLine text{line.text, line.left, line.top, line.width, line.height, {}};
    for (std::size_t i = 0; i < line.confidence.size(); ++i) {
        if (line.confidence[i] < kBelieved) {
            text.doubtful.push_back(static_cast<std::uint16_t>(i));
        }
    }
    return text;
}

bool has(const Evidence& evidence, FieldName name)
{
    return std::any_of(evidence.fields.begin(), evidence.fields.end(), [name](const auto& field) {
        return field.name == name;
    });
}

} // namespace

LineCrop cropOf(const Picture& picture)
{
    LineCrop crop;
    crop.width = static_cast<std::uint16_t>(picture.width());
    crop.height = static_cast<std::uint16_t>(picture.height());
    crop.pixels = Sensitive<std::vector<std::uint8_t>>(picture.pixels());
    return crop;
}

PrintedEvidence printedEvidence(const PageText& text, const agreement::Circumstances& circumstances)
{
    std::vector<agreement::TextLine> lines;
    for (const PageLine& line : text.lines) {
        lines.push_back(textLineOf(line));
    }
    agreement::PrintedReading reading = agreement::readPrinted(lines, circumstances);
    for (std::size_t i = 0; i < reading.lines.size(); ++i) {
        reading.evidence.fields[i].crop = cropOf(pictureOf(text, reading.lines[i]));
    }
    PrintedEvidence printed{std::move(reading.evidence), text.confidence, false};
    printed.useful =
        has(printed.evidence, FieldName::Address) || (has(printed.evidence, FieldName::NameParts) &&
                                                      has(printed.evidence, FieldName::BirthDate));
    return printed;
}

} // namespace ventanilla::reading
