// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/session/slips.h"

#include "kiosk/base/clock.h"

namespace ventanilla::session {
namespace {

using Style = SlipLine::Style;

class Builder
{
public:
    Builder(const SlipTexts& texts, const std::string& language)
        : m_texts(texts)
    {
        m_slip.language = language;
    }

    Builder& say(SlipText which, Style style = Style::Text)
    {
        return line(m_texts.text(which, m_slip.language), style);
    }
    Builder& line(std::string text, Style style = Style::Text)
    {
        m_slip.lines.push_back({style, SensitiveText{std::move(text)}});
        return *this;
    }
    Builder& rule() { return line({}, Style::Rule); }

    Slip finish(SensitiveText qr)
    {
        m_slip.qr = std::move(qr);
        return std::move(m_slip);
    }

private:
    const SlipTexts& m_texts;
    Slip m_slip;
};

void place(Builder& slip,
           const std::string& name,
           const std::string& street,
           const std::string& hours)
{
    slip.line(name);
    for (const auto* line : {&street, &hours}) {
        if (!line->empty()) {
            slip.line(*line);
        }
    }
}

const policy::Branch* findBranch(const policy::Bank& bank, const std::string& key)
{
    for (const auto& branch : bank.branches) {
        if (branch.key == key) {
            return &branch;
        }
    }
    return nullptr;
}

const policy::Bank* findBank(const policy::Policy& policy, const std::string& recipient)
{
    for (const auto& bank : policy.banks) {
        if (bank.recipient == recipient) {
            return &bank;
        }
    }
    return nullptr;
}

} // namespace

Slip cardSlip(const Application& application, const policy::Policy& policy, const SlipTexts& texts)
{
    Builder slip{texts, application.language};
    slip.line(policy.cityName, Style::Title).say(SlipText::CardTitle, Style::Title).rule();
    slip.say(SlipText::CardNext);
    // The same words for everyone: they must not tell who still has papers to show.
    slip.say(SlipText::CardBringPapers).rule();
    if (!policy.offices.empty()) {
        const auto& office = policy.offices.front();
        slip.say(SlipText::CardWhere);
        place(slip, office.name, office.street, office.hours);
        slip.line(office.phone).rule();
    }
    slip.say(SlipText::YourCode).line(application.code.grouped().reveal(), Style::Code);
    slip.say(SlipText::CodeSecret);
    return slip.finish(slipQr(application.audience, application.code));
}

policy::Day voucherWorksFrom(const Referral& referral, const policy::Policy& policy)
{
    return dayOf(referral.issuedAt + std::chrono::hours{1} + policy.kiosk.referralDelayMaximum);
}

Slip bankSlip(const Referral& referral, const policy::Policy& policy, const SlipTexts& texts)
{
    Builder slip{texts, referral.language};
    slip.say(SlipText::BankTitle, Style::Title).rule();
    const auto* bank = findBank(policy, referral.audience);
    const auto* branch = bank == nullptr ? nullptr : findBranch(*bank, referral.branch);
    if (branch != nullptr) {
        slip.line(bank->name);
        place(slip, branch->name, branch->street, branch->hours);
        slip.line(branch->phone).rule();
    }
    if (referral.kind == Referral::Kind::Voucher) {
        slip.say(SlipText::BankVoucherNext);
        slip.line(texts.text(SlipText::BankWorksFrom, referral.language) + " " +
                  texts.day(voucherWorksFrom(referral, policy), referral.language));
    } else {
        slip.say(SlipText::BankContactNext);
    }
    slip.say(SlipText::BankWords).line(referral.words, Style::Code);
    slip.say(SlipText::BankNever).rule();
    slip.say(SlipText::YourCode).line(referral.code.grouped().reveal(), Style::Code);
    slip.say(SlipText::BankStop);
    return slip.finish(slipQr(referral.audience, referral.code));
}

} // namespace ventanilla::session
