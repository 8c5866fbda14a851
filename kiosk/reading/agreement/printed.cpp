// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed.h"

#include "kiosk/reading/agreement/printed_address.h"
#include "kiosk/reading/agreement/printed_date.h"
#include "kiosk/reading/agreement/printed_name.h"
#include "kiosk/reading/agreement/printed_page.h"
#include "kiosk/reading/agreement/printed_templates.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace ventanilla::reading::agreement {
namespace {

constexpr auto kConsularWords = std::to_array<std::string_view>(
    {"CONSULAR", "CONSULADO", "CONSULATE", "MATRICULA", "CONSULAIRE", "CONSULAT"});
constexpr auto kProofWords = std::to_array<std::string_view>(
    {"STATEMENT",      "BILL",       "INVOICE",  "AMOUNT DUE", "SERVICE ADDRESS",
     "ACCOUNT NUMBER", "METER",      "KWH",      "ELECTRIC",   "UTILITY",
     "WATER",          "GAS",        "LEASE",    "TENANT",     "LANDLORD",
     "RENT",           "PAY PERIOD", "CUSTOMER", "PREMIUM",    "FACTURA"});
constexpr int kLongestValidity = 15; // years

/// A date under its label.
struct LabelledDate
{
    FieldName field = FieldName::BirthDate;
    Place place;
    PrintedDate read;
    bool contradicted = false;
};

bool isBefore(const PartialDate& a, const PartialDate& b)
{
    return std::tie(a.year, a.month, a.day) < std::tie(b.year, b.month, b.day);
}

class PrintedReader
{
public:
    PrintedReader(std::span<const TextLine> lines, const Circumstances& circumstances)
        : m_page(lines)
        , m_circumstances(circumstances)
    {}

    PrintedReading read()
    {
        auto& evidence = m_reading.evidence;
        if (isRefusedSpecimen()) {
            evidence.checks.push_back(
                {"paper.specimen", CheckResult::Disagrees, "specimen.refused"});
            return std::move(m_reading);
        }
        const bool consular = m_page.count(kConsularWords) >= 1;
        const auto address = bestAddress(m_page);
        const bool proof = !consular && address && m_page.count(kProofWords) >= 2;
        evidence.documentClass = consular ? "consular_id" : proof ? "proof_of_address" : "";
        ReadName name = labelledName(m_page);
        if (name.empty() && proof) {
            if (const auto line = nameLineOver(m_page, *address)) {
                name = fromFullName(m_page.piecesOf(*line, 0));
            }
        }
        addName(name);
        readDates(consular, proof);
        addDate(FieldName::BirthDate);
        if (address) {
            add(fieldOf(*address, m_page), address->street);
        }
        addDate(FieldName::IssueDate);
        addDate(FieldName::Expiry);
        addChecks(proof);
        return std::move(m_reading);
    }

private:
    [[nodiscard]] bool isRefusedSpecimen() const
    {
        return m_circumstances.specimens == AcceptSpecimens::No &&
               std::ranges::any_of(m_page.laid(), [](const LaidLine& line) {
                   return line.words.size() == 1 && line.words.front().folded == "SPECIMEN";
               });
    }

    void add(FieldEvidence field, std::size_t line)
    {
        m_reading.evidence.fields.push_back(std::move(field));
        m_reading.lines.push_back(line);
    }

    void addName(const ReadName& read)
    {
        if (!read.empty()) {
            m_orderDoubtful = read.orderDoubtful;
            const auto line =
                read.given.empty() ? read.family.front().line : read.given.front().line;
            add(fieldOf(read, m_page), line);
        }
    }

    void readDate(FieldName field, Label label, DayOrMonth habit)
    {
        for (const Place& place : m_page.placesOf(label)) {
            const auto words = wordsOf(m_page.text(place.line).substr(place.begin));
            if (const auto found = agreement::dateIn(words, habit)) {
                m_dates.push_back({field, place, *found, false});
                return;
            }
        }
    }

    void readAllDates(DayOrMonth habit)
    {
        m_dates.clear();
        readDate(FieldName::BirthDate, Label::BirthDate, habit);
        readDate(FieldName::IssueDate, Label::IssueDate, habit);
        readDate(FieldName::Expiry, Label::Expiry, habit);
    }

    /// One date that can be read in one order only settles that of all; so does a known card.
    [[nodiscard]] std::optional<DayOrMonth> orderOf(const CardTemplate* card) const
    {
        const auto shows = [this](DayOrMonth order) {
            return std::ranges::any_of(
                m_dates, [order](const LabelledDate& date) { return date.read.order == order; });
        };
        const bool dayFirst = shows(DayOrMonth::DayFirst);
        const bool monthFirst = shows(DayOrMonth::MonthFirst);
        if (dayFirst == monthFirst) {
            return card != nullptr && !dayFirst ? std::optional{card->dates} : std::nullopt;
        }
        return dayFirst ? DayOrMonth::DayFirst : DayOrMonth::MonthFirst;
    }

    void readDates(bool consular, bool proof)
    {
        const DayOrMonth habit = proof ? DayOrMonth::MonthFirst : DayOrMonth::DayFirst;
        readAllDates(habit);
        const CardTemplate* card =
            consular ? templateOf(m_page, dateOf(FieldName::IssueDate)) : nullptr;
        if (const auto order = orderOf(card)) {
            readAllDates(*order);
            for (LabelledDate& date : m_dates) {
                date.read.orderDoubtful = false;
            }
        }
        doubtDates();
        if (card != nullptr && card->validYears > 0) {
            checkValidity(card->validYears);
        }
    }

    [[nodiscard]] std::optional<PartialDate> dateOf(FieldName field) const
    {
        const auto found = std::ranges::find(m_dates, field, &LabelledDate::field);
        return found == m_dates.end() ? std::nullopt : std::optional{found->read.date};
    }

    void contradict(FieldName a, FieldName b)
    {
        for (LabelledDate& date : m_dates) {
            date.contradicted = date.contradicted || date.field == a || date.field == b;
        }
    }

    /// Dates that cannot all be true were misread somewhere.
    void doubtDates()
    {
        const auto birth = dateOf(FieldName::BirthDate);
        const auto issue = dateOf(FieldName::IssueDate);
        const auto expiry = dateOf(FieldName::Expiry);
        const auto& today = m_circumstances.today;
        if (birth && issue && !isBefore(*birth, *issue)) {
            contradict(FieldName::BirthDate, FieldName::IssueDate);
        }
        if (issue && expiry &&
            (!isBefore(*issue, *expiry) || expiry->year - issue->year > kLongestValidity))
        {
            contradict(FieldName::IssueDate, FieldName::Expiry);
        }
        if (birth && today && !isBefore(*birth, *today)) {
            contradict(FieldName::BirthDate, FieldName::BirthDate);
        }
        if (issue && today && isBefore(*today, *issue)) {
            contradict(FieldName::IssueDate, FieldName::IssueDate);
        }
    }

    /// Whether the card's two dates are as far apart as its kind says, give or take a day.
    void checkValidity(int years)
    {
        const auto issue = dateOf(FieldName::IssueDate);
        const auto expiry = dateOf(FieldName::Expiry);
        if (!issue || !expiry) {
            return;
        }
        const bool sameDay = issue->day == expiry->day || issue->day == expiry->day + 1;
        const bool agrees =
            expiry->year == issue->year + years && issue->month == expiry->month && sameDay;
        m_reading.evidence.checks.push_back(
            {"text.validity",
             agrees ? CheckResult::Agrees : CheckResult::CannotBeChecked,
             agrees ? "validity.usual" : "validity.unusual"});
        if (!agrees) {
            contradict(FieldName::IssueDate, FieldName::Expiry);
        }
    }

    void addDate(FieldName field)
    {
        const auto found = std::ranges::find(m_dates, field, &LabelledDate::field);
        if (found == m_dates.end()) {
            return;
        }
        const std::size_t begin = found->place.begin;
        // Under a misread label it may be another date altogether.
        const bool doubtful = found->read.orderDoubtful || found->contradicted ||
                              !m_page.laid(found->place.label).exact ||
                              m_page.isDoubtful(found->place.line,
                                                begin + found->read.begin,
                                                begin + found->read.end);
        // Dates are shown in words: there is no character to point at.
        add({field,
             BirthDate{found->read.date},
             doubtful ? std::vector<std::uint16_t>{0} : std::vector<std::uint16_t>{},
             std::nullopt},
            found->place.line);
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

    PrintedPage m_page;
    Circumstances m_circumstances;
    std::vector<LabelledDate> m_dates;
    PrintedReading m_reading;
    bool m_orderDoubtful = false;
};

} // namespace

PrintedReading readPrinted(std::span<const TextLine> lines, const Circumstances& circumstances)
{
    return PrintedReader{lines, circumstances}.read();
}

} // namespace ventanilla::reading::agreement
