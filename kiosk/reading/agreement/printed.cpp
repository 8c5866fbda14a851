// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed.h"

#include "kiosk/reading/agreement/printed_date.h"
#include "kiosk/reading/agreement/printed_layout.h"
#include "kiosk/reading/agreement/us_address.h"
#include "kiosk/reading/payload/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ventanilla::reading::agreement {
namespace {

using Lines = std::span<const TextLine>;
using Laid = std::vector<LaidLine>;

constexpr std::size_t kMaxLines = 200;
constexpr std::size_t kMaxLineBytes = 400;

constexpr auto kConsularWords = std::to_array<std::string_view>(
    {"CONSULAR", "CONSULADO", "CONSULATE", "MATRICULA", "CONSULAIRE"});
constexpr auto kProofWords = std::to_array<std::string_view>(
    {"STATEMENT",      "BILL",       "INVOICE",  "AMOUNT DUE", "SERVICE ADDRESS",
     "ACCOUNT NUMBER", "METER",      "KWH",      "ELECTRIC",   "UTILITY",
     "WATER",          "GAS",        "LEASE",    "TENANT",     "LANDLORD",
     "RENT",           "PAY PERIOD", "CUSTOMER", "PREMIUM",    "FACTURA"});
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

/// One word of a name, and where it was read.
struct Piece
{
    SensitiveText text;
    std::size_t line;
    std::size_t codePoint; ///< Of its first character in the line.
};

struct ReadName
{
    std::vector<Piece> given;
    std::vector<Piece> family;
    bool orderDoubtful = false;

    [[nodiscard]] bool empty() const { return given.empty() && family.empty(); }
};

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t codePoints(std::string_view utf8)
{
    return utf8.size() - static_cast<std::size_t>(std::ranges::count_if(utf8, continues));
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// The words of line @p at from byte @p begin on; nothing when one has a digit or a filler: that is
/// no name.
std::vector<Piece> piecesOf(Lines lines, std::size_t at, std::size_t begin)
{
    const std::string_view text = lines[at].text.reveal();
    std::vector<Piece> pieces;
    for (std::size_t i = begin; i < text.size();) {
        if (isBlank(text[i])) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < text.size() && !isBlank(text[end])) {
            ++end;
        }
        const auto word = text.substr(i, end - i);
        if (word.find_first_of("0123456789<@") != std::string_view::npos) {
            return {};
        }
        if (!wordsOf(word).empty()) {
            pieces.push_back({SensitiveText{std::string{word}}, at, codePoints(text.substr(0, i))});
        }
        i = end;
    }
    return pieces;
}

void move(std::vector<Piece>& from, std::size_t begin, std::size_t end, std::vector<Piece>& into)
{
    for (auto i = begin; i < end; ++i) {
        into.push_back(std::move(from[i]));
    }
}

/// "GARCIA LOPEZ, ANA" says it; otherwise three words and more end in two surnames, which is a
/// guess.
ReadName fromFullName(std::vector<Piece> pieces)
{
    ReadName name;
    const auto comma = std::ranges::find_if(
        pieces, [](const Piece& piece) { return piece.text.reveal().ends_with(','); });
    const auto count = pieces.size();
    if (comma != pieces.end()) {
        const auto after = static_cast<std::size_t>(comma - pieces.begin()) + 1;
        comma->text =
            SensitiveText{comma->text.reveal().substr(0, comma->text.reveal().size() - 1)};
        move(pieces, 0, after, name.family);
        move(pieces, after, count, name.given);
        return name;
    }
    const std::size_t surnames = count >= 3 ? 2 : 1;
    const std::size_t givenNames = count > surnames ? count - surnames : 0;
    move(pieces, 0, givenNames, name.given);
    move(pieces, givenNames, count, name.family);
    name.orderDoubtful = count >= 3;
    return name;
}

class PrintedReader
{
public:
    PrintedReader(Lines lines, const Circumstances& circumstances)
        : m_lines(lines.subspan(0, std::min(lines.size(), kMaxLines)))
        , m_circumstances(circumstances)
    {
        for (const auto& line : m_lines) {
            const bool usable =
                line.text.reveal().size() <= kMaxLineBytes && payload::isUtf8(line.text.reveal());
            m_laid.push_back(
                layOut(usable ? std::string_view{line.text.reveal()} : std::string_view{}));
        }
    }

    PrintedReading read()
    {
        auto& evidence = m_reading.evidence;
        if (isRefusedSpecimen()) {
            evidence.checks.push_back(
                {"paper.specimen", CheckResult::Disagrees, "specimen.refused"});
            return std::move(m_reading);
        }
        const bool consular = count(kConsularWords) >= 1;
        const auto addressAt = bestAddress();
        const bool proof = !consular && addressAt && count(kProofWords) >= 2;
        evidence.documentClass = consular ? "consular_id" : proof ? "proof_of_address" : "";
        const auto habit = proof ? DayOrMonth::MonthFirst : DayOrMonth::DayFirst;
        auto name = labelledName();
        if (name.empty() && proof) {
            name = nameOver(*addressAt);
        }
        addName(name);
        addDate(FieldName::BirthDate, Label::BirthDate, habit);
        if (addressAt) {
            addAddress(*addressAt);
        }
        addDate(FieldName::IssueDate, Label::IssueDate, habit);
        addDate(FieldName::Expiry, Label::Expiry, habit);
        addChecks(proof);
        return std::move(m_reading);
    }

private:
    [[nodiscard]] std::size_t count(std::span<const std::string_view> phrases) const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(phrases, [this](std::string_view phrase) {
                return std::ranges::any_of(
                    m_laid, [phrase](const LaidLine& line) { return says(line.words, phrase); });
            }));
    }

    [[nodiscard]] bool isRefusedSpecimen() const
    {
        return m_circumstances.specimens == AcceptSpecimens::No &&
               std::ranges::any_of(m_laid, [](const LaidLine& line) {
                   return line.words.size() == 1 && line.words.front().folded == "SPECIMEN";
               });
    }

    struct Place
    {
        std::size_t label; ///< The label's line.
        std::size_t line;
        std::size_t begin; ///< Byte.
    };

    /// Where the values of @p label may stand: the rest of its own line, then the line beside or
    /// below.
    [[nodiscard]] std::vector<Place> placesOf(Label label) const
    {
        std::vector<Place> places;
        for (std::size_t i = 0; i < m_laid.size(); ++i) {
            if (m_laid[i].label != label) {
                continue;
            }
            if (m_laid[i].valueBegin < text(i).size()) {
                places.push_back({i, i, m_laid[i].valueBegin});
            }
            if (const auto value = valueLine(m_lines, m_laid, i)) {
                places.push_back({i, *value, 0});
            }
        }
        return places;
    }

    [[nodiscard]] std::vector<Piece> labelled(Label label) const
    {
        std::vector<Piece> pieces;
        std::vector<std::size_t> done; // labels that have their value, and lines that were taken
        const auto isDone = [&done](std::size_t line) {
            return std::ranges::find(done, line) != done.end();
        };
        for (const auto& place : placesOf(label)) {
            auto found = piecesOf(m_lines, place.line, place.begin);
            if (found.empty() || isDone(place.label) || isDone(place.line)) {
                continue;
            }
            move(found, 0, found.size(), pieces);
            done.push_back(place.label);
            done.push_back(place.line);
        }
        return pieces;
    }

    [[nodiscard]] ReadName labelledName() const
    {
        ReadName name;
        name.family = labelled(Label::Surname);
        name.given = labelled(Label::GivenNames);
        auto whole = labelled(Label::FullName);
        if (name.empty()) {
            return whole.empty() ? name : fromFullName(std::move(whole));
        }
        // "Apellidos" and "Nombre": beside a surname the plain word means given names.
        if (name.given.empty()) {
            name.given = std::move(whole);
        }
        return name;
    }

    [[nodiscard]] std::string_view text(std::size_t at) const { return m_lines[at].text.reveal(); }

    struct FoundAddress
    {
        Address address;
        std::size_t street;
        std::size_t top; ///< The address's first line: the name stands above it.
    };

    /// The address whose last line is @p at.
    [[nodiscard]] std::optional<FoundAddress> addressEndingAt(std::size_t at) const
    {
        auto address = cityLine(text(at));
        if (!address) {
            return std::nullopt;
        }
        const std::string city = address->city.reveal();
        const auto comma = city.rfind(',');
        if (comma != std::string::npos && takeStreetLine(city.substr(0, comma), *address)) {
            address->city = SensitiveText{
                std::string{payload::trimmed(std::string_view{city}.substr(comma + 1))}};
            return FoundAddress{std::move(*address), at, at};
        }
        auto above = lineAbove(m_lines, at);
        SensitiveText unit;
        if (above && isUnitLine(text(*above))) {
            unit = SensitiveText{std::string{payload::trimmed(text(*above))}};
            above = lineAbove(m_lines, *above);
        }
        if (!above || !takeStreetLine(text(*above), *address)) {
            return std::nullopt;
        }
        if (!unit.reveal().empty()) {
            address->unit = std::move(unit);
        }
        FoundAddress found{std::move(*address), *above, *above};
        takeCareOf(found);
        return found;
    }

    void takeCareOf(FoundAddress& found) const
    {
        const auto above = lineAbove(m_lines, found.top);
        if (!above || matchPhrase(m_laid[*above].words, 0, "C O") == 0 ||
            m_laid[*above].words.size() < 3) {
            return;
        }
        const auto begin = m_laid[*above].words[2].begin;
        found.address.careOf =
            SensitiveText{std::string{payload::trimmed(text(*above).substr(begin))}};
        found.top = *above;
    }

    /// Bills print the company's address too: that of a person has a name above it.
    [[nodiscard]] int likeness(const FoundAddress& found) const
    {
        const auto above = lineAbove(m_lines, found.top);
        const bool postBox = matchPhrase(wordsOf(found.address.street.reveal()), 0, "PO BOX") != 0;
        int score = postBox ? -1 : 0;
        if (!above) {
            return score;
        }
        const bool company =
            std::ranges::any_of(kCompanyWords, [this, &above](std::string_view word) {
                return says(m_laid[*above].words, word);
            });
        const bool name = !company && m_laid[*above].label == Label::None &&
                          piecesOf(m_lines, *above, 0).size() >= 2;
        score += name ? 2 : 0;
        return company ? score - 2 : score;
    }

    [[nodiscard]] std::optional<FoundAddress> bestAddress() const
    {
        std::optional<FoundAddress> best;
        int bestScore = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            auto found = addressEndingAt(i);
            const int score = found ? likeness(*found) : 0;
            if (found && (!best || score > bestScore)) {
                best = std::move(found);
                bestScore = score;
            }
        }
        return best;
    }

    [[nodiscard]] ReadName nameOver(const FoundAddress& found) const
    {
        const auto above = lineAbove(m_lines, found.top);
        if (!above || likeness(found) < 1) {
            return {};
        }
        return fromFullName(piecesOf(m_lines, *above, 0));
    }

    void add(FieldEvidence field, std::size_t line)
    {
        m_reading.evidence.fields.push_back(std::move(field));
        m_reading.lines.push_back(line);
    }

    void addName(const ReadName& read)
    {
        if (read.empty()) {
            return;
        }
        PersonName name;
        std::vector<std::uint16_t> doubtful;
        std::size_t shown = 0;
        const auto take = [&](const std::vector<Piece>& pieces, std::vector<SensitiveText>& into) {
            for (const auto& piece : pieces) {
                const auto length = codePoints(piece.text.reveal());
                for (const auto at : m_lines[piece.line].doubtful) {
                    if (at >= piece.codePoint && at < piece.codePoint + length) {
                        doubtful.push_back(
                            static_cast<std::uint16_t>(shown + at - piece.codePoint));
                    }
                }
                shown += length + 1;
                into.push_back(piece.text);
            }
        };
        take(read.given, name.given);
        take(read.family, name.family);
        m_orderDoubtful = read.orderDoubtful;
        const auto line = read.given.empty() ? read.family.front().line : read.given.front().line;
        add({FieldName::NameParts, std::move(name), std::move(doubtful), std::nullopt}, line);
    }

    void addDate(FieldName field, Label label, DayOrMonth habit)
    {
        for (const auto& place : placesOf(label)) {
            const auto words = wordsOf(text(place.line).substr(place.begin));
            if (const auto found = agreement::dateIn(words, habit)) {
                std::vector<std::uint16_t> doubtful;
                if (found->orderDoubtful) {
                    doubtful.push_back(0);
                }
                add({field, BirthDate{found->date}, std::move(doubtful), std::nullopt}, place.line);
                return;
            }
        }
    }

    void addAddress(const FoundAddress& found)
    {
        add({FieldName::Address, found.address, {}, std::nullopt}, found.street);
    }

    void addChecks(bool proof)
    {
        auto& evidence = m_reading.evidence;
        const bool known = !evidence.documentClass.empty();
        evidence.checks.push_back({"paper.class",
                                   known ? CheckResult::Agrees : CheckResult::CannotBeChecked,
                                   known ? "class.known" : "class.unknown"});
        evidence.checks.push_back({"text.values", CheckResult::CannotBeChecked, "text.confirm"});
        if (m_orderDoubtful) {
            evidence.checks.push_back(
                {"text.name", CheckResult::CannotBeChecked, "name.order_doubtful"});
        }
        if (proof) {
            evidence.expiry = ExpiryStanding::NoDate;
            return;
        }
        const auto* expiry = agreement::dateIn(evidence, FieldName::Expiry);
        if (expiry != nullptr) {
            judgeExpiry(evidence, *expiry, m_circumstances.today);
        } else {
            // The date may be printed where it was not read: only a read one is judged.
            evidence.checks.push_back(
                {"paper.expiry", CheckResult::CannotBeChecked, "expiry.not_judged"});
        }
    }

    Lines m_lines; ///< Borrowed from the caller for the one call of readPrinted().
    Circumstances m_circumstances;
    Laid m_laid;
    PrintedReading m_reading;
    bool m_orderDoubtful = false;
};

} // namespace

PrintedReading readPrinted(std::span<const TextLine> lines, const Circumstances& circumstances)
{
    return PrintedReader{lines, circumstances}.read();
}

} // namespace ventanilla::reading::agreement
