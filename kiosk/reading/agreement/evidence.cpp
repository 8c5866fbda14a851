// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/evidence.h"

#include "kiosk/reading/agreement/compare.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace ventanilla::reading::agreement {
namespace {

void add(Evidence& evidence, const char* name, CheckResult result, const char* reason)
{
    evidence.checks.push_back({name, result, reason});
}

void addName(Evidence& evidence, PersonName name, std::vector<std::uint16_t> doubtful = {})
{
    if (!name.given.empty() || !name.family.empty()) {
        evidence.fields.push_back(
            {FieldName::NameParts, std::move(name), std::move(doubtful), std::nullopt});
    }
}

void addDate(Evidence& evidence, FieldName field, const PartialDate& date)
{
    evidence.fields.push_back({field, BirthDate{date}, {}, std::nullopt});
}

/// The last day on which a date with unknown parts can lie.
std::chrono::sys_days lastDayOf(const PartialDate& date)
{
    using namespace std::chrono;
    const auto month = std::chrono::month{date.month == 0 ? 12 : date.month};
    if (date.day == 0) {
        return sys_days{year{date.year} / month / last};
    }
    return sys_days{year{date.year} / month / day{date.day}};
}

void addDigits(Evidence& evidence, const mrz::Digits& digits)
{
    if (mrz::anyFails(digits)) {
        add(evidence, "mrz.digits", CheckResult::Disagrees, "digits.fail");
    } else if (!mrz::allHold(digits)) {
        add(evidence, "mrz.digits", CheckResult::CannotBeChecked, "digits.absent");
    } else {
        add(evidence, "mrz.digits", CheckResult::Agrees, "digits.hold");
    }
}

void addZoneName(Evidence& evidence, const mrz::Names& names)
{
    if (!names.wellFormed) {
        add(evidence, "mrz.name", CheckResult::Disagrees, "name.odd");
    } else if (names.possiblyTruncated) {
        add(evidence, "mrz.name", CheckResult::CannotBeChecked, "name.maybe_cut");
    } else {
        add(evidence, "mrz.name", CheckResult::Agrees, "name.well_formed");
    }
}

void addZoneDates(Evidence& evidence, const mrz::Zone& zone)
{
    using State = mrz::ZoneDate::State;
    if (zone.birthDate.state == State::Impossible || zone.expiry.state == State::Impossible) {
        add(evidence, "mrz.dates", CheckResult::Disagrees, "dates.impossible");
    } else if (zone.birthDate.state == State::Unknown) {
        add(evidence, "mrz.dates", CheckResult::CannotBeChecked, "dates.unknown");
    } else {
        add(evidence, "mrz.dates", CheckResult::Agrees, "dates.possible");
    }
}

/// Policy keys; the codes beyond the first letter differ from state to state.
std::string documentClassOf(const mrz::Zone& zone)
{
    const auto& code = zone.particulars.documentCode.reveal();
    const char first = code.empty() ? mrz::kFiller : code.front();
    switch (zone.kind) {
    case ZoneKind::Td1:
    case ZoneKind::Td2:
        return first == 'A' || first == 'C' || first == 'I' ? "national_id" : "";
    case ZoneKind::Td3:
        return first == 'P' ? "passport" : "";
    case ZoneKind::MrvA:
    case ZoneKind::MrvB:
        return "visa";
    }
    return {};
}

void addClass(Evidence& evidence)
{
    if (evidence.documentClass.empty()) {
        add(evidence, "paper.class", CheckResult::CannotBeChecked, "class.unknown");
    } else if (evidence.documentClass == "visa") {
        add(evidence, "paper.class", CheckResult::Disagrees, "class.visa");
    } else {
        add(evidence, "paper.class", CheckResult::Agrees, "class.known");
    }
}

/// Doubtful places of the name field, counted over "given given family family".
std::vector<std::uint16_t> doubtfulIn(const mrz::Zone& zone, std::span<const std::string> doubt)
{
    std::vector<std::uint16_t> doubtful;
    const auto& format = mrz::formatOf(zone.kind);
    const auto* field = format.find(mrz::ZoneField::Name);
    const bool shaped =
        doubt.size() == format.lines && doubt[field->span.line].size() == format.lineLength;
    if (!shaped) {
        return doubtful;
    }
    const auto marks = mrz::slice(doubt, field->span);
    std::string shown; // the marks in the order of the words, with a blank after each
    const auto show = [&](const std::vector<SensitiveText>& parts, std::size_t firstStart) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            shown += marks.substr(zone.names.starts[firstStart + i], parts[i].reveal().size());
            shown += ' ';
        }
    };
    show(zone.names.secondary, zone.names.primary.size());
    show(zone.names.primary, 0);
    for (auto at = shown.find('?'); at != std::string::npos; at = shown.find('?', at + 1)) {
        doubtful.push_back(static_cast<std::uint16_t>(at));
    }
    return doubtful;
}

CheckResult resultOf(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Same:
    case Agreement::SoFar:
        return CheckResult::Agrees;
    case Agreement::Different:
        return CheckResult::Disagrees;
    case Agreement::NotComparable:
        return CheckResult::CannotBeChecked;
    }
    return CheckResult::CannotBeChecked;
}

const char* reasonOf(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Same:
        return "agree.same";
    case Agreement::SoFar:
        return "agree.so_far";
    case Agreement::Different:
        return "agree.different";
    case Agreement::NotComparable:
        return "agree.not_read";
    }
    return "agree.not_read";
}

const FieldEvidence* fieldIn(const Evidence& evidence, FieldName name)
{
    const auto found = std::ranges::find(evidence.fields, name, &FieldEvidence::name);
    return found == evidence.fields.end() ? nullptr : &*found;
}

bool hasCheck(const Evidence& evidence, std::string_view name, std::string_view reason)
{
    return std::ranges::any_of(evidence.checks, [name, reason](const Check& check) {
        return check.name == name && check.reason == reason;
    });
}

bool nameMayBeCut(const Evidence& evidence)
{
    return hasCheck(evidence, "mrz.name", "name.maybe_cut") ||
           hasCheck(evidence, "barcode.name", "name.cut");
}

/// Puts the field of @p from in the place of the one in @p into; both must have it.
void takeField(Evidence& into, const Evidence& from, FieldName name)
{
    const auto target = std::ranges::find(into.fields, name, &FieldEvidence::name);
    const auto source = std::ranges::find(from.fields, name, &FieldEvidence::name);
    if (target != into.fields.end() && source != from.fields.end()) {
        *target = *source;
    }
}

Agreement agreeOnName(Evidence& machine, const Evidence& printed)
{
    const auto* ours = nameIn(machine);
    const auto* theirs = nameIn(printed);
    if (ours == nullptr || theirs == nullptr) {
        return Agreement::NotComparable;
    }
    const auto agreement = compareNames({*ours, nameMayBeCut(machine)}, {*theirs, false});
    // A print that shows less than the machine must not shorten it.
    const bool fuller =
        theirs->given.size() >= ours->given.size() && theirs->family.size() >= ours->family.size();
    if ((agreement == Agreement::Same || agreement == Agreement::SoFar) && fuller) {
        takeField(machine, printed, FieldName::NameParts);
    }
    return agreement;
}

Agreement agreeOnDate(const Evidence& machine, const Evidence& printed, FieldName name)
{
    const auto* ours = dateIn(machine, name);
    const auto* theirs = dateIn(printed, name);
    return ours == nullptr || theirs == nullptr ? Agreement::NotComparable
                                                : compareDates(*ours, *theirs);
}

} // namespace

void judgeExpiry(Evidence& evidence,
                 const std::optional<PartialDate>& expiry,
                 const std::optional<PartialDate>& today)
{
    if (!expiry || expiry->year == 0) {
        evidence.expiry = ExpiryStanding::NoDate;
        add(evidence, "paper.expiry", CheckResult::CannotBeChecked, "expiry.no_date");
        return;
    }
    if (!today || !isPossible(*expiry)) {
        evidence.expiry = ExpiryStanding::Unknown;
        add(evidence, "paper.expiry", CheckResult::CannotBeChecked, "expiry.not_judged");
        return;
    }
    const auto late = (lastDayOf(*today) - lastDayOf(*expiry)).count();
    evidence.expiry = late > 0 ? ExpiryStanding::Expired : ExpiryStanding::Current;
    evidence.daysExpired = late > 0 ? static_cast<int>(late) : 0;
    add(evidence,
        "paper.expiry",
        late > 0 ? CheckResult::Disagrees : CheckResult::Agrees,
        late > 0 ? "expiry.expired" : "expiry.current");
}

Evidence evidenceOf(const mrz::Zone& zone,
                    std::span<const std::string> doubt,
                    const Circumstances& circumstances)
{
    Evidence evidence;
    if (zone.specimen && circumstances.specimens == AcceptSpecimens::No) {
        add(evidence, "paper.specimen", CheckResult::Disagrees, "specimen.refused");
        return evidence;
    }
    evidence.documentClass = documentClassOf(zone);
    evidence.machineReadable = mrz::allHold(zone.digits);
    addName(evidence, {zone.names.secondary, zone.names.primary}, doubtfulIn(zone, doubt));
    if (zone.birthDate.state == mrz::ZoneDate::State::Date) {
        addDate(evidence, FieldName::BirthDate, zone.birthDate.value.reveal());
    }
    addClass(evidence);
    addDigits(evidence, zone.digits);
    addZoneName(evidence, zone.names);
    addZoneDates(evidence, zone);
    const bool codesKnown = zone.issuerKnown && zone.nationalityKnown && zone.documentCodeUsual;
    add(evidence,
        "mrz.codes",
        codesKnown ? CheckResult::Agrees : CheckResult::Disagrees,
        codesKnown ? "codes.known" : "codes.unknown");
    if (zone.specimen) {
        add(evidence, "paper.specimen", CheckResult::CannotBeChecked, "specimen.trial");
    }
    if (zone.expiry.state == mrz::ZoneDate::State::Impossible) {
        add(evidence, "paper.expiry", CheckResult::CannotBeChecked, "expiry.not_judged");
        return evidence;
    }
    const bool dated = zone.expiry.state == mrz::ZoneDate::State::Date;
    const auto expiry = dated ? std::optional{zone.expiry.value.reveal()} : std::nullopt;
    if (expiry) {
        addDate(evidence, FieldName::Expiry, *expiry);
    }
    judgeExpiry(evidence, expiry, circumstances.today);
    return evidence;
}

Evidence evidenceOf(const aamva::Licence& licence, const Circumstances& circumstances)
{
    using aamva::Truncation;
    Evidence evidence;
    evidence.documentClass = "us_licence";
    evidence.machineReadable = true;
    PersonName name{licence.given, licence.family};
    if (!licence.suffix.reveal().empty()) {
        name.family.push_back(licence.suffix);
    }
    addName(evidence, std::move(name));
    if (licence.birthDate) {
        addDate(evidence, FieldName::BirthDate, licence.birthDate->reveal());
    }
    if (licence.address) {
        evidence.fields.push_back({FieldName::Address, *licence.address, {}, std::nullopt});
    }
    addClass(evidence);
    add(evidence, "barcode.layout", CheckResult::Agrees, "layout.whole");
    const auto flags = {licence.familyCut, licence.firstCut, licence.middleCut};
    if (licence.nameOrderDoubtful) {
        add(evidence, "barcode.name", CheckResult::CannotBeChecked, "name.order_doubtful");
    } else if (std::ranges::find(flags, Truncation::Cut) != flags.end()) {
        add(evidence, "barcode.name", CheckResult::CannotBeChecked, "name.cut");
    } else {
        const bool said = std::ranges::find(flags, Truncation::Whole) != flags.end();
        add(evidence,
            "barcode.name",
            said ? CheckResult::Agrees : CheckResult::CannotBeChecked,
            said ? "name.whole" : "name.not_said");
    }
    const auto expiry = licence.expiry ? std::optional{licence.expiry->reveal()} : std::nullopt;
    if (expiry) {
        addDate(evidence, FieldName::Expiry, *expiry);
    }
    judgeExpiry(evidence, expiry, circumstances.today);
    return evidence;
}

Evidence evidenceOf(const national::Card& card, const Circumstances& circumstances)
{
    Evidence evidence;
    evidence.documentClass = "national_id";
    evidence.machineReadable = true;
    addName(evidence, {card.given, card.family});
    if (card.birthDate) {
        addDate(evidence, FieldName::BirthDate, card.birthDate->reveal());
    }
    addClass(evidence);
    add(evidence, "barcode.layout", CheckResult::Agrees, "layout.whole");
    const auto expiry = card.expiry ? std::optional{card.expiry->reveal()} : std::nullopt;
    if (expiry) {
        addDate(evidence, FieldName::Expiry, *expiry);
    }
    judgeExpiry(evidence, expiry, circumstances.today);
    return evidence;
}

std::optional<Evidence> evidenceOfPayload(std::string_view bytes,
                                          const Circumstances& circumstances)
{
    if (national::looksColombian(bytes)) {
        const auto card = national::parseColombia(bytes);
        return card ? std::optional{evidenceOf(*card, circumstances)} : std::nullopt;
    }
    if (aamva::looksLikeLicence(bytes)) {
        const auto licence = aamva::parseLicence(bytes);
        return licence ? std::optional{evidenceOf(*licence, circumstances)} : std::nullopt;
    }
    if (national::looksArgentine(bytes)) {
        const auto card = national::parseArgentina(bytes);
        return card ? std::optional{evidenceOf(*card, circumstances)} : std::nullopt;
    }
    return std::nullopt;
}

const PersonName* nameIn(const Evidence& evidence)
{
    const auto* field = fieldIn(evidence, FieldName::NameParts);
    return field == nullptr ? nullptr : std::get_if<PersonName>(&field->value);
}

const PartialDate* dateIn(const Evidence& evidence, FieldName name)
{
    const auto* field = fieldIn(evidence, name);
    const auto* date = field == nullptr ? nullptr : std::get_if<BirthDate>(&field->value);
    return date == nullptr ? nullptr : &date->reveal();
}

void agree(Evidence& machine, const Evidence& printed)
{
    const auto name = agreeOnName(machine, printed);
    const auto birth = agreeOnDate(machine, printed, FieldName::BirthDate);
    const auto expiry = agreeOnDate(machine, printed, FieldName::Expiry);
    add(machine, "print.name", resultOf(name), reasonOf(name));
    add(machine, "print.birth_date", resultOf(birth), reasonOf(birth));
    add(machine, "print.expiry", resultOf(expiry), reasonOf(expiry));
    for (const auto& field : printed.fields) {
        if (fieldIn(machine, field.name) == nullptr) {
            machine.fields.push_back(field);
        }
    }
}

} // namespace ventanilla::reading::agreement
