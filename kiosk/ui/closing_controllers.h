// SPDX-License-Identifier: EUPL-1.2
//
// Controllers of the summary and of "accepted": the last look, and the proof that it is safe.
#pragma once

#include "kiosk/ui/journey_controller.h"

namespace ventanilla::ui {

class SummaryController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::SummaryController::State state READ state NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString birthDate READ birthDate NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(bool addressOnCard READ addressOnCard NOTIFY changed)
    Q_PROPERTY(ventanilla::ui::SummaryController::Mail mail READ mail NOTIFY changed)
    Q_PROPERTY(QString mailAddress READ mailAddress NOTIFY changed)
    Q_PROPERTY(QString contact READ contact NOTIFY changed)
    Q_PROPERTY(ventanilla::ui::SummaryController::Signature signature READ signature NOTIFY changed)
    Q_PROPERTY(ventanilla::ui::SummaryController::Fee fee READ fee NOTIFY changed)
    Q_PROPERTY(QString feeAmount READ feeAmount NOTIFY changed)

public:
    enum State { Ready, NotStored, NoKey };
    Q_ENUM(State)
    enum Mail { Home, Other, PickUp };
    Q_ENUM(Mail)
    enum Signature { NoSignature, Mark, Finger };
    Q_ENUM(Signature)
    enum Fee { NoFee, Pay, Waive };
    Q_ENUM(Fee)

    using ScreenController::ScreenController;
    [[nodiscard]] State state() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString birthDate() const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] bool addressOnCard() const;
    [[nodiscard]] Mail mail() const;
    [[nodiscard]] QString mailAddress() const;
    [[nodiscard]] QString contact() const;
    [[nodiscard]] Signature signature() const;
    [[nodiscard]] Fee fee() const;
    [[nodiscard]] QString feeAmount() const;

    Q_INVOKABLE void editName() { journey().edit(session::Step::Name); }
    Q_INVOKABLE void editBirthDate() { journey().edit(session::Step::BirthDate); }
    Q_INVOKABLE void editAddress() { journey().edit(session::Step::AddressOnCard); }
    Q_INVOKABLE void editContact() { journey().edit(session::Step::Contact); }
    Q_INVOKABLE void editSignature() { journey().edit(session::Step::Signature); }
    Q_INVOKABLE void submit() { journey().submit(); }
};

/// For the card and, with its two words, for the bank.
class AcceptedController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::AcceptedController::State state READ state NOTIFY changed)
    Q_PROPERTY(bool bank READ bank NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(bool voucher READ voucher NOTIFY changed)
    Q_PROPERTY(QString worksFrom READ worksFrom NOTIFY changed)
    Q_PROPERTY(QString branch READ branch NOTIFY changed)
    Q_PROPERTY(QString branchPhone READ branchPhone NOTIFY changed)

public:
    /// Of the slip.
    enum State { Printing, Printed, PrinterAway };
    Q_ENUM(State)

    using ScreenController::ScreenController;
    [[nodiscard]] State state() const;
    [[nodiscard]] bool bank() const { return journey().step() == session::Step::BankAccepted; }
    /// "XXXX-XXXX-XXXX-XXXX", to be copied by hand when no slip comes.
    [[nodiscard]] QString code() const;
    [[nodiscard]] QString words() const;
    [[nodiscard]] bool voucher() const;
    [[nodiscard]] QString worksFrom() const;
    [[nodiscard]] QString branch() const;
    [[nodiscard]] QString branchPhone() const;
    Q_INVOKABLE void print() { journey().printSlip(); }
    Q_INVOKABLE void goOn();

private:
    [[nodiscard]] const policy::Branch* chosenBranch() const;
};

} // namespace ventanilla::ui
