// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/evidence.h"
#include "kiosk/reading/image/decode.h"
#include "kiosk/reading/image/still_page.h"
#include "kiosk/reading/image/symbol_region.h"
#include "kiosk/reading/models.h"
#include "kiosk/reading/mrz/parse.h"
#include "kiosk/reading/printed_text.h"
#include "kiosk/reading/reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <iterator>

namespace ventanilla::reading {
namespace {

constexpr std::size_t kMostRegions = 4;

class Stopwatch
{
public:
    /// Milliseconds since the last call.
    [[nodiscard]] double lap()
    {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double, std::milli> passed = now - m_since;
        m_since = now;
        return passed.count();
    }

private:
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
};

std::vector<std::string> doubtOf(const ZoneReading& zone)
{
    std::vector<std::string> doubt = zone.lines;
    for (const auto& [line, column] : zone.doubtful) {
        doubt[line][column] = '?';
    }
    return doubt;
}

void readZone(ZoneReader& reader,
              const Picture& picture,
              const InspectOptions& options,
              InspectReading& into)
{
    const std::optional<ZoneReading> zone = reader.readStill(picture.grey());
    if (!zone) {
        return;
    }
    into.kind = zone->kind;
    into.mrz = zone->lines;
    into.mrzDigits = zone->digitsHold;
    into.mrzValid = zone->certain;
    into.mrzDoubt = doubtOf(*zone);
    const auto parsed = mrz::parseZone(zone->lines, options.today);
    if (parsed) {
        into.checks = agreement::evidenceOf(
                          *parsed, into.mrzDoubt, {options.today, agreement::AcceptSpecimens::Yes})
                          .checks;
    }
}

/// Quick first, then all that the library can do, then what it cannot: skewed and small symbols by
/// region.
std::vector<BarcodeReading> readSymbols(const Picture& picture, Symbologies lastResort)
{
    std::vector<BarcodeReading> found;
    for (const Effort effort : {Effort::Quick, Effort::Thorough}) {
        found = readBarcodes(picture.grey(), kTwoDimensional, effort);
        if (!found.empty()) {
            return found;
        }
    }
    for (const Picture& region : symbolRegions(picture.grey(), kMostRegions)) {
        std::vector<BarcodeReading> more =
            readBarcodes(region.grey(), kTwoDimensional, Effort::Thorough);
        std::move(more.begin(), more.end(), std::back_inserter(found));
    }
    return found.empty() ? readBarcodes(picture.grey(), lastResort, Effort::Thorough) : found;
}

std::string isoDate(const PartialDate& date)
{
    std::array<char, 32> text{};
    const int size =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", date.year, date.month, date.day);
    return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

std::string addressText(const Address& address)
{
    std::string text;
    const auto add = [&text](const SensitiveText& part, const char* before) {
        if (!part.reveal().empty()) {
            text += (text.empty() ? "" : before) + part.reveal();
        }
    };
    add(address.careOf, "");
    add(address.street, ", ");
    add(address.unit, " ");
    add(address.city, ", ");
    add(address.state, ", ");
    add(address.postalCode, " ");
    return text;
}

std::pair<std::string, std::string> printedField(const FieldEvidence& field)
{
    if (const auto* name = std::get_if<PersonName>(&field.value)) {
        return {"name", displayName(*name).reveal()};
    }
    if (const auto* address = std::get_if<Address>(&field.value)) {
        return {"address", addressText(*address)};
    }
    const auto& date = std::get<BirthDate>(field.value).reveal();
    const char* name = field.name == FieldName::BirthDate   ? "birthDate"
                       : field.name == FieldName::IssueDate ? "issueDate"
                                                            : "expiry";
    return {name, isoDate(date)};
}

void readPrint(TextReader& reader,
               const Picture& page,
               const InspectOptions& options,
               InspectReading& into)
{
    const PrintedEvidence printed =
        printedEvidence(reader.read(page.grey()), {options.today, agreement::AcceptSpecimens::Yes});
    std::string doubtful;
    for (const FieldEvidence& field : printed.evidence.fields) {
        into.text.push_back(printedField(field));
        if (!field.doubtful.empty()) {
            doubtful += (doubtful.empty() ? "" : " ") + into.text.back().first;
        }
    }
    if (!doubtful.empty()) {
        into.text.emplace_back("doubtful", doubtful);
    }
    if (into.checks.empty()) {
        into.checks = printed.evidence.checks;
    }
}

} // namespace

Result<InspectReading> StillReader::read(std::span<const std::byte> file,
                                         const InspectOptions& options)
{
    Stopwatch whole;
    Stopwatch part;
    InspectReading reading;
    VN_TRY(const Picture picture, decodePicture(file, Layout::Grey));
    reading.ms.page = part.lap();
    if (options.mrz) {
        readZone(m_models->loaded().zones, picture, options, reading);
        reading.ms.mrz = part.lap();
    }
    if (options.barcode) {
        // Linear symbols may end the process (kLinear): not where that would lose a zone.
        reading.barcodes = readSymbols(picture, reading.mrz ? Symbologies() : kLinear);
        reading.ms.barcode = part.lap();
    }
    // A zone that holds says more, and sooner, than its paper's print.
    auto& print = m_models->loaded().print;
    if (options.text && print && !reading.mrzValid) {
        VN_TRY(const Picture colours, decodePicture(file, Layout::Bgr));
        readPrint(*print, pageIn(colours), options, reading);
        reading.ms.text = part.lap();
    }
    reading.ms.total = whole.lap();
    return reading;
}

} // namespace ventanilla::reading
