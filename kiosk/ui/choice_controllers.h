// SPDX-License-Identifier: EUPL-1.2
//
// Controllers of the screens that ask for one choice and nothing else. No answer is preset.
#pragma once

#include "kiosk/ui/journey_controller.h"

namespace ventanilla::ui {

class LanguageController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList names READ names NOTIFY changed)
    Q_PROPERTY(QStringList tags READ tags NOTIFY changed)

public:
    using ScreenController::ScreenController;
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QStringList tags() const;
    Q_INVOKABLE void choose(const QString& tag);
};

class ChoicesController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void cityId() { journey().chooseCityId(); }
    Q_INVOKABLE void alreadyStarted() { journey().chooseAlreadyStarted(); }
    Q_INVOKABLE void rights() { journey().chooseRights(); }
};

/// For the two information screens: where people help.
class OfficeController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString street READ street NOTIFY changed)
    Q_PROPERTY(QString hours READ hours NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)

public:
    using ScreenController::ScreenController;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString street() const;
    [[nodiscard]] QString hours() const;
    [[nodiscard]] QString phone() const;

private:
    [[nodiscard]] const policy::Office* office() const;
};

class PromiseController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void accept() { journey().acceptPromise(); }
};

class GuardianController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void answer(bool present) { journey().answerGuardian(present); }
};

class AddressOnCardController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void answer(bool wanted) { journey().answerAddressOnCard(wanted); }
};

class MailController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void home() { journey().chooseMail(MailTo::Home); }
    Q_INVOKABLE void other() { journey().chooseMail(MailTo::Other); }
    Q_INVOKABLE void pickUp() { journey().chooseMail(MailTo::Pickup); }
};

class FeeController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    Q_PROPERTY(bool waivable READ waivable NOTIFY changed)

public:
    using ScreenController::ScreenController;
    [[nodiscard]] QString amount() const;
    [[nodiscard]] bool waivable() const { return journey().policy().fees.waivable; }
    Q_INVOKABLE void pay() { journey().chooseFee(FeeChoice::Pay); }
    Q_INVOKABLE void waive() { journey().chooseFee(FeeChoice::Waive); }
};

class BankOfferController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void answer(bool wanted) { journey().answerBankOffer(wanted); }
};

class BankWhenController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void now() { journey().chooseWhen(ReferralWhen::Now); }
    Q_INVOKABLE void afterCard() { journey().chooseWhen(ReferralWhen::AfterCard); }
};

class BankHowController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void goMyself() { journey().chooseHow(session::BankHow::GoMyself); }
    Q_INVOKABLE void text() { journey().chooseHow(session::BankHow::Text); }
    Q_INVOKABLE void call() { journey().chooseHow(session::BankHow::Call); }
};

class BankWarningController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ScreenController::ScreenController;
    Q_INVOKABLE void accept() { journey().acceptWarning(); }
};

class GoodbyeController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::GoodbyeController::State state READ state NOTIFY changed)
    Q_PROPERTY(bool applicationSent READ applicationSent NOTIFY changed)

public:
    enum State { Finished, Stopped, TimedOut };
    Q_ENUM(State)

    using ScreenController::ScreenController;
    [[nodiscard]] State state() const;
    [[nodiscard]] bool applicationSent() const { return journey().applicationSent(); }
    Q_INVOKABLE void finish() { journey().finish(); }
};

/// "$5", "$10.50": amounts are shown as the till shows them.
[[nodiscard]] QString dollars(int cents);

} // namespace ventanilla::ui
