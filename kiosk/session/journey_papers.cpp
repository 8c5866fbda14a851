// SPDX-License-Identifier: EUPL-1.2
//
// The part of the journey that looks at papers: read, confirmed or typed, judged by policy,
// forgotten.
#include "kiosk/domain/same_person.h"
#include "kiosk/session/journey.h"

#include <utility>
#include <vector>

namespace ventanilla::session {
namespace {

// Longer than any grace: the resident says that the paper is no longer valid.
constexpr int kLongExpired = 100000;

template <typename T>
const T* valueOf(const std::optional<Evidence>& evidence, FieldName name)
{
    if (!evidence) {
        return nullptr;
    }
    for (const auto& field : evidence->fields) {
        if (field.name == name) {
            return std::get_if<T>(&field.value);
        }
    }
    return nullptr;
}

/// Found on the paper but not read: a crop without a value.
bool isUnread(const FieldEvidence& field)
{
    if (const auto* name = std::get_if<PersonName>(&field.value)) {
        return name->given.empty() && name->family.empty();
    }
    if (const auto* date = std::get_if<BirthDate>(&field.value)) {
        return date->reveal() == PartialDate{};
    }
    return std::get<Address>(field.value) == Address{};
}

/// A bill in another name is still a paper: the check says so to whoever judges it.
void compareWithApplicant(Evidence& evidence, const PersonName& applicant)
{
    for (const auto& field : evidence.fields) {
        if (const auto* name = std::get_if<PersonName>(&field.value)) {
            const bool same = couldBeSamePerson(applicant, *name);
            evidence.checks.push_back({"proof.name",
                                       same ? CheckResult::Agrees : CheckResult::Disagrees,
                                       same ? "agree.same" : "agree.different"});
            return;
        }
    }
}

std::optional<policy::Day> asDay(const std::optional<PartialDate>& date)
{
    if (!date) {
        return std::nullopt;
    }
    return policy::Day{std::chrono::year{date->year},
                       std::chrono::month{date->month},
                       std::chrono::day{date->day}};
}

} // namespace

bool Journey::atIdentity() const
{
    return at(Step::LayIdentity) || at(Step::CaptureIdentity) || at(Step::KindOfIdentity) ||
           at(Step::StillValid) || at(Step::IdentityNotEnough);
}

bool Journey::atProof() const
{
    return at(Step::LayProof) || at(Step::CaptureProof) || at(Step::KindOfProof) ||
           at(Step::ProofRecent) || at(Step::ProofNotEnough);
}

void Journey::startCapture()
{
    const bool identity = at(Step::LayIdentity);
    if (!identity && !at(Step::LayProof)) {
        return;
    }
    if (identity && !m_another) {
        m_papers = Papers{};
        m_draft.nameConfirmed = false;
        m_draft.birthDateConfirmed = false;
    }
    m_paper.reset();
    m_evidence.reset();
    m_unread = false;
    m_paperLay = false;
    m_dateAsked = false;
    m_capture.begin(identity ? PaperKind::Identity : PaperKind::ProofOfAddress, today());
    advance(identity ? Step::CaptureIdentity : Step::CaptureProof);
}

void Journey::take(Evidence evidence)
{
    const bool identity = at(Step::CaptureIdentity);
    m_paperLay = true;
    m_paper = policy::paperSeen(evidence, asDay(today()));
    std::erase_if(evidence.fields, isUnread);
    if (!identity) {
        compareWithApplicant(evidence, m_draft.name);
    }
    m_evidence = std::move(evidence);
    if (identity && m_draft.portrait.reveal().empty()) {
        m_draft.portrait = m_evidence->portraitJpeg;
    }
    const bool known = identity && m_draft.nameConfirmed && m_draft.birthDateConfirmed;
    const bool read = identity ? valueOf<PersonName>(m_evidence, FieldName::NameParts) != nullptr ||
                                     valueOf<BirthDate>(m_evidence, FieldName::BirthDate) != nullptr
                               : valueOf<Address>(m_evidence, FieldName::Address) != nullptr;
    m_unread = !read;
    if (read && !known) {
        advance(identity ? Step::ReadIdentity : Step::ReadProof);
        return;
    }
    nextForPaper();
}

void Journey::typeInstead()
{
    if (!at(Step::CaptureIdentity) && !at(Step::CaptureProof)) {
        return;
    }
    m_paperLay = m_capture.paperSeen();
    m_paper = policy::PaperSeen{};
    m_unread = false;
    nextForPaper();
}

void Journey::askForPerson()
{
    if (atIdentity()) {
        m_papers.identityByPerson = true;
        m_paper.reset();
        continueIdentity();
    } else if (atProof()) {
        m_papers.residencyByPerson = true;
        m_paper.reset();
        continueProof();
    }
}

void Journey::copyReading(bool confirm)
{
    if (at(Step::ReadProof)) {
        // Who the applicant is comes from identity papers: bills spell names as they please.
        if (const auto* address = valueOf<Address>(m_evidence, FieldName::Address)) {
            m_draft.home = tidied(*address);
        }
        return;
    }
    if (const auto* name = valueOf<PersonName>(m_evidence, FieldName::NameParts)) {
        m_draft.name = tidied(*name);
        m_draft.nameConfirmed = confirm && judgeName(m_draft.name) == EntryFault::None;
    }
    if (const auto* birth = valueOf<BirthDate>(m_evidence, FieldName::BirthDate)) {
        m_draft.birthDate = *birth;
        m_draft.birthDateConfirmed =
            confirm && judgeBirthDate(birth->reveal(), today()) == EntryFault::None;
    }
    if (const auto* address = valueOf<Address>(m_evidence, FieldName::Address)) {
        m_draft.home = tidied(*address);
    }
}

void Journey::confirmReading()
{
    if (at(Step::ReadIdentity) || at(Step::ReadProof)) {
        copyReading(true);
        nextForPaper();
    }
}

void Journey::correctReading()
{
    if (at(Step::ReadIdentity) || at(Step::ReadProof)) {
        copyReading(false);
        nextForPaper();
    }
}

/// After "back" the paper that was judged last is the one in hand again.
void Journey::reopenPaper()
{
    if (!m_paper && !m_papers.seen.empty()) {
        m_paper = std::move(m_papers.seen.back());
        m_papers.seen.pop_back();
    }
    if (!m_paper) {
        m_paper = policy::PaperSeen{};
    }
}

void Journey::chooseKind(const std::string& documentClass)
{
    if (!at(Step::KindOfIdentity) && !at(Step::KindOfProof)) {
        return;
    }
    reopenPaper();
    m_paper->documentClass = documentClass;
    m_dateAsked = false;
    nextForPaper();
}

void Journey::answerDate(std::optional<bool> good)
{
    if (!at(Step::StillValid) && !at(Step::ProofRecent)) {
        return;
    }
    reopenPaper();
    m_dateAsked = true;
    if (at(Step::StillValid) && good) {
        m_paper->expiry = *good ? ExpiryStanding::Current : ExpiryStanding::Expired;
        m_paper->daysExpired = *good ? 0 : kLongExpired;
    } else if (good) {
        m_paper->ageDays = *good ? 0 : kLongExpired;
    }
    nextForPaper();
}

int Journey::proofMaxAgeDays() const
{
    const auto* rule = m_paper ? m_policy.document(m_paper->documentClass) : nullptr;
    return rule == nullptr ? 0 : rule->maxAgeDays.value_or(0);
}

void Journey::layAnother()
{
    if (at(Step::IdentityNotEnough)) {
        m_another = true;
        advance(Step::LayIdentity);
    } else if (at(Step::ProofNotEnough)) {
        advance(Step::LayProof);
    }
}

void Journey::nextForPaper()
{
    if (at(Step::CaptureProof) || at(Step::ReadProof) || at(Step::KindOfProof) ||
        at(Step::ProofRecent)) {
        continueProof();
    } else {
        continueIdentity();
    }
}

void Journey::continueIdentity()
{
    if (m_paper && m_paper->documentClass.empty()) {
        advance(Step::KindOfIdentity);
        return;
    }
    const auto* rule = m_paper ? m_policy.document(m_paper->documentClass) : nullptr;
    if (rule != nullptr && rule->accepted && m_paper->expiry == ExpiryStanding::Unknown &&
        !m_dateAsked) {
        advance(Step::StillValid);
        return;
    }
    if (!m_draft.nameConfirmed) {
        advance(Step::Name);
    } else if (!m_draft.birthDateConfirmed) {
        advance(Step::BirthDate);
    } else if (isMinor() && !m_draft.guardianPresent) {
        advance(Step::Guardian);
    } else {
        judge();
    }
}

void Journey::continueProof()
{
    if (m_paper && m_paper->documentClass.empty()) {
        advance(Step::KindOfProof);
        return;
    }
    const auto* rule = m_paper ? m_policy.document(m_paper->documentClass) : nullptr;
    if (rule != nullptr && rule->accepted && rule->maxAgeDays && !m_paper->ageDays && !m_dateAsked)
    {
        advance(Step::ProofRecent);
        return;
    }
    judge();
}

void Journey::judge()
{
    if (m_paper) {
        if (!m_paperLay) {
            // Nothing lay under the camera: said, but not seen.
            m_paper->documentClass.clear();
        }
        m_papers.seen.push_back(std::move(*m_paper));
        m_paper.reset();
    }
    m_another = false;
    m_standing = policy::evaluate(m_policy, m_papers.seen);
    const bool proofPhase = m_step == Step::ProofNotEnough || atProof() || at(Step::ReadProof);
    if (!m_standing.identityMet && !m_papers.identityByPerson) {
        advance(Step::IdentityNotEnough);
    } else if (m_standing.residencyMet || m_papers.residencyByPerson) {
        closePapers();
    } else {
        advance(proofPhase ? Step::ProofNotEnough : Step::LayProof);
    }
}

/// The verdict stands: from here on only the outcome remains, and "back" begins the papers anew.
void Journey::closePapers()
{
    m_outcome.identityMet = m_standing.identityMet;
    m_outcome.residencyMet = m_standing.residencyMet;
    m_outcome.guardianPresent = m_draft.guardianPresent.value_or(false);
    m_papers = Papers{};
    m_standing = policy::Standing{};
    m_evidence.reset();
    m_history = {Step::Language, Step::Choices, Step::Promise, Step::LayIdentity};
    enter(Step::AddressOnCard);
}

} // namespace ventanilla::session
