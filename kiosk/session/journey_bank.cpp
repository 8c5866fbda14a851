// SPDX-License-Identifier: EUPL-1.2
//
// The part of the journey that introduces to a bank, after the application is safe and only if
// wanted.
#include "kiosk/base/encoding.h"
#include "kiosk/session/journey.h"
#include "kiosk/session/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ventanilla::session {
namespace {

// Names the words on the consent screen; a change of their meaning changes the number.
constexpr const char* kConsentText = "bank.consent/1";
constexpr std::array kConsentFields{"name", "language", "contact"};

std::string randomSubject(Random& random)
{
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return toBase64Url(bytes);
}

} // namespace

std::vector<policy::Bank> Journey::banks() const
{
    if (!today() || isMinor()) {
        return {};
    }
    return m_policy.banksOn(dayOf(m_ports.clock.now()));
}

void Journey::answerBankOffer(bool wanted)
{
    if (!at(Step::BankOffer)) {
        return;
    }
    if (wanted) {
        advance(Step::BankBranch);
    } else {
        toFarewell(Ending::Finished);
    }
}

void Journey::chooseBranch(const std::string& bank, const std::string& branch)
{
    if (!at(Step::BankBranch)) {
        return;
    }
    for (const auto& offered : banks()) {
        const bool has = std::any_of(offered.branches.begin(),
                                     offered.branches.end(),
                                     [&](const auto& b) { return b.key == branch; });
        if (offered.key == bank && has) {
            m_bank.bank = bank;
            m_bank.branch = branch;
            m_bank.ticked = {};
            advance(Step::BankWhen);
            return;
        }
    }
}

void Journey::chooseWhen(ReferralWhen when)
{
    if (at(Step::BankWhen)) {
        m_bank.when = when;
        advance(Step::BankHow);
    }
}

void Journey::chooseHow(BankHow how)
{
    if (!at(Step::BankHow)) {
        return;
    }
    m_bank.how = how;
    m_bank.ticked = {};
    if (how == BankHow::GoMyself) {
        m_bank.contact.reset();
        advance(Step::BankWarning);
    } else {
        advance(Step::BankContact);
    }
}

EntryFault Journey::setBankContact(const BankContactEntry& entry)
{
    if (!at(Step::BankContact)) {
        return EntryFault::None;
    }
    const auto channel = m_bank.how == BankHow::Text ? ContactChannel::Text : ContactChannel::Call;
    auto clean = tidied(Contact{channel, entry.number});
    const auto fault = judgeContact(clean);
    if (fault != EntryFault::None) {
        return fault;
    }
    const int days = std::clamp(entry.days, 1, std::max(1, m_policy.kiosk.referralValidDays));
    const auto until = dayOf(m_ports.clock.now() + std::chrono::hours{24} * days);
    m_bank.contact = ReferralContact{std::move(clean), entry.hours, isoDay(until)};
    advance(Step::BankWarning);
    return EntryFault::None;
}

void Journey::acceptWarning()
{
    if (at(Step::BankWarning)) {
        advance(Step::BankConsent);
    }
}

std::size_t Journey::consentLines() const
{
    return m_bank.contact ? kConsentFields.size() : kConsentFields.size() - 1;
}

void Journey::tickConsent(std::size_t field, bool ticked)
{
    if (at(Step::BankConsent) && field < consentLines()) {
        m_bank.ticked.at(field) = ticked;
        m_sealed.reset();
        m_referral.reset();
        changed();
    }
}

bool Journey::consentComplete() const
{
    return std::all_of(m_bank.ticked.begin(),
                       m_bank.ticked.begin() + static_cast<std::ptrdiff_t>(consentLines()),
                       [](bool ticked) { return ticked; });
}

Referral Journey::makeReferral() const
{
    const auto* bank = m_policy.bank(m_bank.bank);
    VN_ASSERT(bank != nullptr);
    const auto now = std::chrono::floor<std::chrono::hours>(m_ports.clock.now());
    Consent consent{bank->recipient, {}, kConsentText, m_language};
    for (std::size_t i = 0; i < consentLines(); ++i) {
        consent.fields.emplace_back(kConsentFields.at(i));
    }
    return {.kind = m_bank.contact ? Referral::Kind::Introduction : Referral::Kind::Voucher,
            .issuer = m_policy.recipient,
            .audience = bank->recipient,
            .jti = ParcelId::mint(m_ports.random),
            .code = Code::mint(m_ports.random),
            .issuedAt = now,
            .expires = now + std::chrono::hours{24} * m_policy.kiosk.referralValidDays,
            .subject = randomSubject(m_ports.random),
            .name = displayName(m_draft.name),
            .language = m_language,
            .contact = m_bank.contact,
            .branch = m_bank.branch,
            .when = m_bank.when.value_or(ReferralWhen::AfterCard),
            .words = twoWords(m_ports.random, m_language),
            .consent = std::move(consent)};
}

void Journey::sendReferral()
{
    if (!at(Step::BankConsent) || !consentComplete()) {
        return;
    }
    if (!m_referral) {
        m_referral = makeReferral();
    }
    if (!store(m_sealed ? Result<SealedParcel>{*m_sealed} : m_ports.sealer.seal(*m_referral))) {
        changed();
        return;
    }
    m_referralSent = true;
    m_history.clear();
    m_slip = SlipState::NotPrinted;
    enter(Step::BankAccepted);
}

} // namespace ventanilla::session
