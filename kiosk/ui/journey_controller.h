// SPDX-License-Identifier: EUPL-1.2
//
// What every screen shares: the present step, the language, back, stop, and the idle warning.
#pragma once

#include "kiosk/session/journey.h"

#include <QObject>
#include <QStringList>
#include <QtQmlIntegration>

namespace ventanilla::ui {

/// Thread-bound (GUI). Made in C++ and handed to Main.qml; owns no resident's data itself.
class JourneyController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made where the program is composed")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(QString screen READ screen NOTIFY stepChanged)
    Q_PROPERTY(int part READ part NOTIFY stepChanged)
    Q_PROPERTY(int parts READ parts CONSTANT)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY stepChanged)
    Q_PROPERTY(bool canStop READ canStop NOTIFY stepChanged)
    Q_PROPERTY(QString language READ language NOTIFY languageChanged)
    Q_PROPERTY(QString otherLanguage READ otherLanguage NOTIFY languageChanged)
    Q_PROPERTY(QString cityName READ cityName CONSTANT)
    Q_PROPERTY(bool trial READ trial CONSTANT)
    Q_PROPERTY(bool closed READ closed NOTIFY closedChanged)
    Q_PROPERTY(bool hasVoice READ hasVoice NOTIFY languageChanged)
    Q_PROPERTY(bool idleWarning READ idleWarning NOTIFY idleChanged)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY idleChanged)

public:
    /// The same members in the same order as session::Step.
    enum Step {
        Language,
        Choices,
        AlreadyStarted,
        Rights,
        Promise,
        LayIdentity,
        CaptureIdentity,
        ReadIdentity,
        KindOfIdentity,
        StillValid,
        Name,
        BirthDate,
        Guardian,
        IdentityNotEnough,
        LayProof,
        CaptureProof,
        ReadProof,
        KindOfProof,
        ProofRecent,
        ProofNotEnough,
        AddressOnCard,
        HomeAddress,
        Mail,
        MailAddress,
        Contact,
        Signature,
        Fee,
        Summary,
        Accepted,
        BankOffer,
        BankBranch,
        BankWhen,
        BankHow,
        BankContact,
        BankWarning,
        BankConsent,
        BankAccepted,
        Goodbye,
    };
    Q_ENUM(Step)

    /// @p speech may be absent. Both must outlive this object.
    JourneyController(session::Journey& journey, Speech* speech);
    ~JourneyController() override;

    [[nodiscard]] session::Journey& journey() const { return m_journey; }

    [[nodiscard]] Step step() const { return static_cast<Step>(m_journey.step()); }
    [[nodiscard]] QString screen() const;
    [[nodiscard]] int part() const;
    [[nodiscard]] int parts() const { return session::kParts; }
    [[nodiscard]] bool canGoBack() const { return m_journey.canGoBack(); }
    [[nodiscard]] bool canStop() const;
    [[nodiscard]] QString language() const;
    [[nodiscard]] QString otherLanguage() const;
    [[nodiscard]] QString cityName() const;
    [[nodiscard]] bool trial() const { return m_journey.policy().trial; }
    [[nodiscard]] bool closed() const { return m_journey.closed(); }
    [[nodiscard]] bool hasVoice() const;
    [[nodiscard]] bool idleWarning() const;
    [[nodiscard]] int secondsLeft() const;

    Q_INVOKABLE void back();
    Q_INVOKABLE void stop();
    /// The resident is there: any touch or key says so.
    Q_INVOKABLE void touched();
    Q_INVOKABLE void switchLanguage();
    Q_INVOKABLE void say(const QString& text);

    void setClosed(bool closed);
    /// Looks at clock and devices; the stage calls it on its timers.
    void tick();
    void pump();

Q_SIGNALS:
    void changed();
    void stepChanged();
    void languageChanged();
    void idleChanged();
    void closedChanged();
    /// Everything was wiped and the farewell is over: the process may end.
    void over();

private:
    void refresh();
    [[nodiscard]] std::string nextLanguage() const;

    session::Journey& m_journey;
    Speech* m_speech;
    session::Step m_shownStep;
    std::string m_shownLanguage;
    bool m_shownIdle = false;
    int m_shownSeconds = 0;
    bool m_saidOver = false;
};

/// What controllers of single screens share: the journey they read from and speak to.
class ScreenController : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(ventanilla::ui::JourneyController* journey READ journeyController WRITE setJourney
                   NOTIFY changed REQUIRED)

public:
    using QObject::QObject;

    [[nodiscard]] JourneyController* journeyController() const;
    /// False while QML has not passed the journey yet.
    [[nodiscard]] bool ready() const;
    void setJourney(JourneyController* controller);

Q_SIGNALS:
    void changed();

protected:
    /// Once, when the journey is known: drafts are copied into editable values here.
    virtual void begin() {}
    [[nodiscard]] session::Journey& journey() const;

private:
    JourneyController* m_controller = nullptr;
};

/// Text of a person on its way to the screen; the copy dies with the process.
[[nodiscard]] QString shown(const SensitiveText& text);
[[nodiscard]] SensitiveText typed(const QString& text);

} // namespace ventanilla::ui
