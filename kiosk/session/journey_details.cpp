// SPDX-License-Identifier: EUPL-1.2
//
// The part of the journey that asks: name, birth date, address, mail, contact, signature, fee; then
// submits.
#include "kiosk/base/log.h"
#include "kiosk/session/journey.h"

#include <utility>

namespace ventanilla::session {
std::optional<int> Journey::age() const
{
    const auto now = today();
    return now ? ageOn(m_draft.birthDate.reveal(), *now) : std::nullopt;
}

bool Journey::isMinor() const
{
    const auto years = age();
    return years && *years < m_policy.ages.guardianBelow;
}

int Journey::feeCents() const
{
    return m_policy.feeCents(age());
}

EntryFault Journey::setName(const PersonName& name)
{
    if (!at(Step::Name)) {
        return EntryFault::None;
    }
    auto clean = tidied(name);
    const auto fault = judgeName(clean);
    if (fault != EntryFault::None) {
        return fault;
    }
    m_draft.name = std::move(clean);
    m_draft.nameConfirmed = true;
    if (m_editing) {
        advanceOrReturn(Step::Summary);
    } else {
        continueIdentity();
    }
    return EntryFault::None;
}

EntryFault Journey::setBirthDate(const PartialDate& date)
{
    if (!at(Step::BirthDate)) {
        return EntryFault::None;
    }
    const auto fault = judgeBirthDate(date, today());
    if (fault != EntryFault::None) {
        return fault;
    }
    m_draft.birthDate = BirthDate{date};
    m_draft.birthDateConfirmed = true;
    if (m_editing && !(isMinor() && !m_draft.guardianPresent)) {
        advanceOrReturn(Step::Summary);
    } else if (m_editing) {
        advance(Step::Guardian);
    } else {
        continueIdentity();
    }
    return EntryFault::None;
}

void Journey::answerGuardian(bool present)
{
    if (!at(Step::Guardian)) {
        return;
    }
    m_draft.guardianPresent = present;
    if (m_editing) {
        m_outcome.guardianPresent = present;
        advanceOrReturn(Step::Summary);
    } else {
        continueIdentity();
    }
}

void Journey::answerAddressOnCard(bool wanted)
{
    if (!at(Step::AddressOnCard)) {
        return;
    }
    m_draft.addressOnCard = wanted;
    advance(wanted ? Step::HomeAddress : Step::Mail);
}

EntryFault Journey::setHomeAddress(const Address& address)
{
    if (!at(Step::HomeAddress)) {
        return EntryFault::None;
    }
    auto clean = tidied(address);
    const auto fault = judgeAddress(clean);
    if (fault != EntryFault::None) {
        return fault;
    }
    m_draft.home = std::move(clean);
    if (!m_history.empty() && m_history.back() == Step::Mail) {
        afterMail();
    } else {
        advance(Step::Mail);
    }
    return EntryFault::None;
}

void Journey::chooseMail(MailTo mail)
{
    if (!at(Step::Mail)) {
        return;
    }
    m_draft.mail = mail;
    if (mail == MailTo::Other) {
        advance(Step::MailAddress);
    } else if (mail == MailTo::Home && !m_draft.addressOnCard.value_or(false)) {
        advance(Step::HomeAddress);
    } else {
        afterMail();
    }
}

EntryFault Journey::setMailAddress(const Address& address)
{
    if (!at(Step::MailAddress)) {
        return EntryFault::None;
    }
    auto clean = tidied(address);
    const auto fault = judgeAddress(clean);
    if (fault == EntryFault::None) {
        m_draft.mailAddress = std::move(clean);
        afterMail();
    }
    return fault;
}

void Journey::afterMail()
{
    advanceOrReturn(Step::Contact);
}

EntryFault Journey::setContact(const std::optional<Contact>& contact)
{
    if (!at(Step::Contact)) {
        return EntryFault::None;
    }
    if (contact) {
        const auto clean = tidied(*contact);
        const auto fault = judgeContact(clean);
        if (fault != EntryFault::None) {
            return fault;
        }
        m_draft.contact = clean;
    } else {
        m_draft.contact.reset();
    }
    m_draft.contactAnswered = true;
    advanceOrReturn(Step::Signature);
    return EntryFault::None;
}

void Journey::setSignature(const Signature& signature)
{
    if (!at(Step::Signature)) {
        return;
    }
    m_draft.signature = signature;
    const bool asksFee = feeCents() > 0;
    if (!asksFee) {
        m_draft.fee = FeeChoice::None;
    }
    advanceOrReturn(asksFee ? Step::Fee : Step::Summary);
}

void Journey::chooseFee(FeeChoice fee)
{
    if (at(Step::Fee) && (fee != FeeChoice::Waive || m_policy.fees.waivable)) {
        m_draft.fee = fee;
        advanceOrReturn(Step::Summary);
    }
}

void Journey::edit(Step step)
{
    const bool known = step == Step::Name || step == Step::BirthDate ||
                       step == Step::AddressOnCard || step == Step::Contact ||
                       step == Step::Signature || step == Step::Fee;
    if (at(Step::Summary) && known) {
        advance(step);
        m_editing = true;
    }
}

Application Journey::makeApplication() const
{
    const bool onCard = m_draft.addressOnCard.value_or(false);
    const auto mail = m_draft.mail.value_or(MailTo::Pickup);
    Outcome outcome = m_outcome;
    outcome.guardianPresent = isMinor() && m_draft.guardianPresent.value_or(false);
    return {.audience = m_policy.recipient,
            .jti = ParcelId::mint(m_ports.random),
            .code = Code::mint(m_ports.random),
            .day = isoDay(dayOf(m_ports.clock.now())),
            .name = m_draft.name,
            .birthDate = m_draft.birthDate,
            .gender = std::nullopt,
            .language = m_language,
            .portrait = m_draft.portrait,
            .signature = m_draft.signature.value_or(SignatureNone{}),
            .address = onCard || mail == MailTo::Home ? m_draft.home : std::nullopt,
            .addressOnCard = onCard,
            .mail = mail,
            .mailAddress = mail == MailTo::Other ? m_draft.mailAddress : std::nullopt,
            .contact = m_draft.contact,
            .outcome = outcome,
            // The birth date may have been corrected since the question.
            .fee = feeCents() > 0 ? m_draft.fee.value_or(FeeChoice::Pay) : FeeChoice::None,
            .policy = m_policy.reference()};
}

bool Journey::store(const Result<SealedParcel>& sealed)
{
    if (!sealed) {
        log::failure("seal-failed", sealed.error());
        m_trouble = Trouble::NoKey;
        return false;
    }
    m_sealed = *sealed;
    const auto stored = m_ports.spool.store(*sealed);
    // Its jti is random: a parcel that is there already is this one, from the try before.
    if (!stored && stored.error().kind() != ErrorKind::Conflict) {
        log::failure("store-failed", stored.error());
        m_trouble = Trouble::NotStored;
        return false;
    }
    m_sealed.reset();
    m_trouble = Trouble::None;
    return true;
}

void Journey::submit()
{
    if (!at(Step::Summary)) {
        return;
    }
    if (!m_application) {
        m_application = makeApplication();
    }
    if (!store(m_sealed ? Result<SealedParcel>{*m_sealed} : m_ports.sealer.seal(*m_application))) {
        changed();
        return;
    }
    m_applicationSent = true;
    m_history.clear();
    m_slip = SlipState::NotPrinted;
    enter(Step::Accepted);
}

void Journey::print(const Slip& slip)
{
    const auto printed = m_ports.printer.print(slip);
    if (!printed) {
        log::failure("slip-not-printed", printed.error());
    }
    m_slip = printed ? SlipState::Printed : SlipState::PrinterAway;
    changed();
}

void Journey::printSlip()
{
    if (at(Step::Accepted) && m_application) {
        print(cardSlip(*m_application, m_policy, m_ports.texts));
    } else if (at(Step::BankAccepted) && m_referral) {
        print(bankSlip(*m_referral, m_policy, m_ports.texts));
    }
}

void Journey::leaveAccepted()
{
    if (!at(Step::Accepted)) {
        return;
    }
    if (banks().empty()) {
        toFarewell(Ending::Finished);
    } else {
        advance(Step::BankOffer);
    }
}

} // namespace ventanilla::session
