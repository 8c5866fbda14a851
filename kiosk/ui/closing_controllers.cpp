// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/closing_controllers.h"

#include "kiosk/ui/choice_controllers.h"
#include "kiosk/ui/words.h"

namespace ventanilla::ui {

SummaryController::State SummaryController::state() const
{
    switch (journey().trouble()) {
    case session::Trouble::None:
        return Ready;
    case session::Trouble::NotStored:
        return NotStored;
    case session::Trouble::NoKey:
        return NoKey;
    }
    return Ready;
}

QString SummaryController::name() const
{
    return shown(displayName(journey().draft().name));
}

QString SummaryController::birthDate() const
{
    return dateWords(journey().draft().birthDate.reveal(), journey().language());
}

bool SummaryController::addressOnCard() const
{
    return journey().draft().addressOnCard.value_or(false);
}

QString SummaryController::address() const
{
    const auto& draft = journey().draft();
    const bool used = addressOnCard() || mail() == Home;
    return used && draft.home ? addressLines(*draft.home) : QString{};
}

SummaryController::Mail SummaryController::mail() const
{
    switch (journey().draft().mail.value_or(MailTo::Pickup)) {
    case MailTo::Home:
        return Home;
    case MailTo::Other:
        return Other;
    case MailTo::Pickup:
        return PickUp;
    }
    return PickUp;
}

QString SummaryController::mailAddress() const
{
    const auto& address = journey().draft().mailAddress;
    return address ? addressLines(*address) : QString{};
}

QString SummaryController::contact() const
{
    const auto& contact = journey().draft().contact;
    return contact ? shown(contact->value) : QString{};
}

SummaryController::Signature SummaryController::signature() const
{
    const auto& signature = journey().draft().signature;
    if (!signature || std::holds_alternative<SignatureNone>(*signature)) {
        return NoSignature;
    }
    return std::holds_alternative<SignatureMark>(*signature) ? Mark : Finger;
}

SummaryController::Fee SummaryController::fee() const
{
    if (journey().feeCents() == 0) {
        return NoFee;
    }
    return journey().draft().fee.value_or(FeeChoice::Pay) == FeeChoice::Waive ? Waive : Pay;
}

QString SummaryController::feeAmount() const
{
    return dollars(journey().feeCents());
}

AcceptedController::State AcceptedController::state() const
{
    switch (journey().slip()) {
    case session::SlipState::NotPrinted:
        return Printing;
    case session::SlipState::Printed:
        return Printed;
    case session::SlipState::PrinterAway:
        return PrinterAway;
    }
    return Printing;
}

QString AcceptedController::code() const
{
    if (bank()) {
        return journey().referral() ? shown(journey().referral()->code.grouped()) : QString{};
    }
    return journey().application() ? shown(journey().application()->code.grouped()) : QString{};
}

QString AcceptedController::words() const
{
    return journey().referral() ? QString::fromStdString(journey().referral()->words) : QString{};
}

bool AcceptedController::voucher() const
{
    return journey().referral() && journey().referral()->kind == Referral::Kind::Voucher;
}

QString AcceptedController::worksFrom() const
{
    if (!journey().referral()) {
        return {};
    }
    const auto day = session::voucherWorksFrom(*journey().referral(), journey().policy());
    return QString::fromStdString(CatalogueTexts{}.day(day, journey().language()));
}

const policy::Branch* AcceptedController::chosenBranch() const
{
    const auto& chosen = journey().bankDraft();
    const auto* bank = journey().policy().bank(chosen.bank);
    if (bank == nullptr) {
        return nullptr;
    }
    for (const auto& branch : bank->branches) {
        if (branch.key == chosen.branch) {
            return &branch;
        }
    }
    return nullptr;
}

QString AcceptedController::branch() const
{
    const auto* branch = chosenBranch();
    const auto* bank = journey().policy().bank(journey().bankDraft().bank);
    return branch == nullptr
               ? QString{}
               : QString::fromStdString(bank->name + "\n" + branch->name + ", " + branch->street);
}

QString AcceptedController::branchPhone() const
{
    const auto* branch = chosenBranch();
    return branch == nullptr ? QString{} : QString::fromStdString(branch->phone);
}

void AcceptedController::goOn()
{
    if (bank()) {
        journey().finish();
    } else {
        journey().leaveAccepted();
    }
}

} // namespace ventanilla::ui
