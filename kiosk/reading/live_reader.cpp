// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/evidence.h"
#include "kiosk/reading/barcode/read.h"
#include "kiosk/reading/image/decode.h"
#include "kiosk/reading/image/frame_judge.h"
#include "kiosk/reading/image/symbol_region.h"
#include "kiosk/reading/models.h"
#include "kiosk/reading/mrz/parse.h"
#include "kiosk/reading/printed_text.h"
#include "kiosk/reading/reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace ventanilla::reading {
namespace {

constexpr int kFramesForZone = 5;    // fused before a doubtful zone is shown as it is
constexpr int kFramesForNothing = 3; // read in vain before the resident types instead
constexpr int kFramesForPrint = 2;   // of a proof of address that is not read for certain
constexpr int kPatience = 20;        // still frames with a flaw before it is read all the same
constexpr int kCropSide = 900;
constexpr std::size_t kMostRegions = 2;

/// A paper larger than the view has no outline.
constexpr PageOutline kWholeFrame{{PageOutline::Corner{0, 0},
                                   PageOutline::Corner{1, 0},
                                   PageOutline::Corner{1, 1},
                                   PageOutline::Corner{0, 1}}};

std::string_view textOf(const std::vector<std::uint8_t>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// What one begin() asks for, and how far it has come.
struct Question
{
    PaperKind kind = PaperKind::Identity;
    agreement::Circumstances circumstances;
    int zoneFrames = 0;
    int emptyFrames = 0;
    int flawedFrames = 0;
    bool hidden = false;  ///< A reflection lay on the zone in every frame so far.
    bool glaring = false; ///< The paper shines: what is not found may lie under it.
    bool answered = false;
    std::optional<PrintedEvidence> printed; ///< The better of the frames so far.
};

/// Nothing in it is left to ask.
bool isCertain(const PrintedEvidence& printed)
{
    return printed.useful && std::all_of(printed.evidence.fields.begin(),
                                         printed.evidence.fields.end(),
                                         [](const auto& field) { return field.doubtful.empty(); });
}

Evidence evidenceOf(const ZoneReading& zone, const Question& question)
{
    std::vector<std::string> doubt = zone.lines;
    for (const auto& [line, column] : zone.doubtful) {
        doubt[line][column] = '?';
    }
    const auto parsed = mrz::parseZone(zone.lines, question.circumstances.today);
    if (!parsed) {
        return {};
    }
    return agreement::evidenceOf(*parsed, doubt, question.circumstances);
}

/// Nobody can read this but the resident: an empty field with the picture for each thing to type.
void addFieldsToType(Evidence& evidence, const Picture& page, PaperKind kind)
{
    const Picture shown = reduced(page.grey(), kCropSide);
    const auto missing = [&evidence](FieldName name) {
        return std::none_of(evidence.fields.begin(),
                            evidence.fields.end(),
                            [name](const auto& field) { return field.name == name; });
    };
    if (kind == PaperKind::ProofOfAddress) {
        if (missing(FieldName::Address)) {
            evidence.fields.push_back({FieldName::Address, Address{}, {}, cropOf(shown)});
        }
        return;
    }
    if (missing(FieldName::NameParts)) {
        evidence.fields.push_back({FieldName::NameParts, PersonName{}, {}, cropOf(shown)});
    }
    if (missing(FieldName::BirthDate)) {
        evidence.fields.push_back({FieldName::BirthDate, BirthDate{}, {}, cropOf(shown)});
    }
}

/// The pictures of the lines that the values came from.
void attachCrops(Evidence& evidence, const ZoneReading& zone)
{
    const mrz::Format& format = mrz::formatOf(zone.kind);
    for (FieldEvidence& field : evidence.fields) {
        const auto source = field.name == FieldName::BirthDate ? mrz::ZoneField::BirthDate
                            : field.name == FieldName::Expiry  ? mrz::ZoneField::Expiry
                                                               : mrz::ZoneField::Name;
        const mrz::Field* place = format.find(source);
        if (place != nullptr && place->span.line < zone.crops.size()) {
            field.crop = cropOf(zone.crops[place->span.line]);
        }
    }
}

/// Fingerprint templates go before anything looks at the payload.
void dropTemplates(BarcodeReading& symbol)
{
    const std::size_t whole = symbol.bytes.size();
    national::cutTemplates(symbol.bytes);
    if (symbol.bytes.size() != whole) {
        wipe(symbol.text);
    }
}

std::optional<Evidence> readSymbols(const Picture& page, const Question& question)
{
    const auto parse = [&](std::vector<BarcodeReading> symbols) -> std::optional<Evidence> {
        std::ranges::for_each(symbols, dropTemplates);
        for (const BarcodeReading& symbol : symbols) {
            if (auto evidence =
                    agreement::evidenceOfPayload(textOf(symbol.bytes), question.circumstances)) {
                return evidence;
            }
        }
        return std::nullopt;
    };
    for (const Effort effort : {Effort::Quick, Effort::Thorough}) {
        std::vector<BarcodeReading> symbols = readBarcodes(page.grey(), kTwoDimensional, effort);
        if (!symbols.empty()) {
            return parse(std::move(symbols));
        }
    }
    for (const Picture& region : symbolRegions(page.grey(), kMostRegions)) {
        if (auto evidence = parse(readBarcodes(region.grey(), kTwoDimensional, Effort::Thorough))) {
            return evidence;
        }
    }
    return std::nullopt;
}

} // namespace

struct LiveReader::State
{
    State(const Models& m, Specimens s)
        : models(m)
        , specimens(s)
    {}

    /// Reads a still frame. Nothing while more frames may tell more.
    std::optional<Evidence> read(const Picture& page)
    {
        if (question.kind == PaperKind::ProofOfAddress) {
            readPrint(page);
            const bool last = ++question.emptyFrames >= kFramesForPrint;
            return last || isCertain(*question.printed) ? std::optional(whatIsPrinted(page))
                                                        : std::nullopt;
        }
        // A picture of a paper, or a zone printed askew: looked for once, it takes long.
        const auto lie = question.emptyFrames + 2 == kFramesForNothing ? ZoneReader::Lie::Any
                                                                       : ZoneReader::Lie::Level;
        if (const auto zone = models.loaded().zones.readFrame(page.grey(), lie)) {
            ++question.zoneFrames;
            question.hidden = zone->hidden;
            if (zone->certain || question.zoneFrames >= (zone->hidden ? kPatience : kFramesForZone))
            {
                Evidence evidence = evidenceOf(*zone, question);
                attachCrops(evidence, *zone);
                return evidence;
            }
            return std::nullopt;
        }
        if (auto evidence = readSymbols(page, question)) {
            return evidence;
        }
        if (question.glaring) {
            return std::nullopt;
        }
        // A zone may come with the next frame: print is asked only where two frames had none.
        const bool last = ++question.emptyFrames >= kFramesForNothing;
        if (question.emptyFrames + 1 >= kFramesForNothing) {
            readPrint(page);
        }
        return last || (question.printed && isCertain(*question.printed))
                   ? std::optional(whatIsPrinted(page))
                   : std::nullopt;
    }

    /// Keeps the better of this frame and those before.
    void readPrint(const Picture& page)
    {
        auto& print = models.loaded().print;
        PrintedEvidence printed =
            printedEvidence(print ? print->read(page.grey()) : PageText(), question.circumstances);
        const auto worth = [](const PrintedEvidence& reading) {
            return static_cast<float>(reading.evidence.fields.size()) + reading.confidence;
        };
        if (!question.printed || worth(printed) > worth(*question.printed)) {
            question.printed = std::move(printed);
        }
    }

    Evidence whatIsPrinted(const Picture& page)
    {
        Evidence evidence = std::move(question.printed->evidence);
        question.printed.reset();
        addFieldsToType(evidence, page, question.kind);
        return evidence;
    }

    /// The paper moved. As the resident was asked to, away from a reflection: then what was seen of
    /// it before still counts, unless it turns out to be another paper.
    void moved()
    {
        if (!question.hidden) {
            startAfresh();
        }
    }

    void startAfresh()
    {
        models.loaded().zones.forget();
        question.hidden = false;
        question.zoneFrames = 0;
        question.emptyFrames = 0;
        question.flawedFrames = 0;
        question.printed.reset();
    }

    const Models& models; ///< Borrowed for the reader's life, as its constructor says.
    Specimens specimens;
    FrameJudge judge;
    Question question;
    bool asked = false;
};

LiveReader::LiveReader(const Models& models, Specimens specimens)
    : m_state(std::make_unique<State>(models, specimens))
{}

LiveReader::LiveReader(LiveReader&&) noexcept = default;
LiveReader& LiveReader::operator=(LiveReader&&) noexcept = default;
LiveReader::~LiveReader() = default;

void LiveReader::begin(PaperKind kind,
                       std::optional<PartialDate> today,
                       double /*pixelsPerMillimetre*/)
{
    forget();
    m_state->question.kind = kind;
    m_state->question.circumstances = {today,
                                       m_state->specimens == Specimens::Read
                                           ? agreement::AcceptSpecimens::Yes
                                           : agreement::AcceptSpecimens::No};
    m_state->asked = true;
}

void LiveReader::forget()
{
    m_state->judge.forget();
    m_state->startAfresh();
    m_state->question = {};
    m_state->asked = false;
}

Result<FrameOutcome> LiveReader::frame(std::span<const std::byte> bytes,
                                       PixelFormat format,
                                       std::uint16_t width,
                                       std::uint16_t height,
                                       std::span<std::byte> preview)
{
    const bool yuyv = format == PixelFormat::Yuyv;
    VN_TRY(const PreviewSize size,
           yuyv ? previewOfYuyv(bytes, width, height, preview) : decodePreview(bytes, preview));
    FrameOutcome outcome;
    outcome.previewWidth = static_cast<std::uint16_t>(size.width);
    outcome.previewHeight = static_cast<std::uint16_t>(size.height);
    State& state = *m_state;
    const FrameVerdict verdict = state.judge.judge(
        {reinterpret_cast<const std::uint8_t*>(preview.data()), size.width, size.height});
    outcome.outline = verdict.outline;
    outcome.guidance = verdict.guidance;
    Question& question = state.question;
    if (!state.asked || question.answered) {
        return outcome;
    }
    if (verdict.guidance == Guidance::NoPaper) {
        state.startAfresh();
        return outcome;
    }
    if (!verdict.still) {
        state.moved();
        return outcome;
    }
    const bool flawed = verdict.guidance != Guidance::None && ++question.flawedFrames < kPatience;
    // A reflection beside the zone does not matter, and one upon it is noticed.
    question.glaring = flawed && verdict.guidance == Guidance::Glare;
    if (flawed && (!question.glaring || question.kind == PaperKind::ProofOfAddress)) {
        return outcome;
    }
    VN_TRY(const Picture grey,
           yuyv ? greyOfYuyv(bytes, width, height) : decodePicture(bytes, Layout::Grey));
    outcome.guidance = Guidance::Reading;
    outcome.evidence = state.read(levelPage(grey.grey(), verdict.outline.value_or(kWholeFrame)));
    question.answered = outcome.evidence.has_value();
    if (!question.answered && (question.hidden || question.glaring)) {
        outcome.guidance = Guidance::Glare;
    }
    return outcome;
}

std::optional<Evidence> LiveReader::scan(std::span<const std::byte> payload)
{
    Question& question = m_state->question;
    if (!m_state->asked || question.answered || question.kind == PaperKind::ProofOfAddress) {
        return std::nullopt;
    }
    auto evidence = agreement::evidenceOfPayload(
        {reinterpret_cast<const char*>(payload.data()), payload.size()}, question.circumstances);
    question.answered = evidence.has_value();
    return evidence;
}

} // namespace ventanilla::reading
