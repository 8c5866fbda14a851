// SPDX-License-Identifier: EUPL-1.2
//
// Controllers of the bank part: branches with their facts, how to be reached, consent line by line.
#pragma once

#include "kiosk/ui/person_controllers.h"

#include <QAbstractListModel>

namespace ventanilla::ui {

/// One row a branch; an unknown fact is an empty text and reads "ask the bank".
class BranchModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Role {
        BankKey = Qt::UserRole,
        BranchKey,
        Name,
        Place,
        Hours,
        Fee,
        Deposit,
        Membership,
        Ssn,
        SecondPaper,
        Languages,
        AsOf,
    };

    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void fill(const std::vector<policy::Bank>& banks,
              const std::string& language,
              const std::vector<policy::Language>& known);
    /// The same rows in other words: no row is made anew.
    void translate(const std::string& language);

private:
    struct Row
    {
        policy::Bank bank;
        policy::Branch branch;
    };
    std::vector<Row> m_rows;
    std::string m_language;
    std::vector<policy::Language> m_known;
};

class BankBranchController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractListModel* branches READ branches CONSTANT)

public:
    explicit BankBranchController(QObject* parent = nullptr);
    [[nodiscard]] QAbstractListModel* branches() { return &m_branches; }
    Q_INVOKABLE void choose(const QString& bank, const QString& branch);

protected:
    void begin() override;

private:
    BranchModel m_branches;
};

class BankContactController : public EntryController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool text READ text NOTIFY changed)
    Q_PROPERTY(QString value READ value WRITE setValue NOTIFY changed)
    Q_PROPERTY(ventanilla::ui::BankContactController::Hours hours READ hours NOTIFY changed)
    Q_PROPERTY(ventanilla::ui::BankContactController::Until until READ until NOTIFY changed)
    Q_PROPERTY(bool complete READ complete NOTIFY changed)

public:
    enum Hours { NoHours, Morning, Afternoon, Evening };
    Q_ENUM(Hours)
    enum Until { NoUntil, OneWeek, TwoWeeks, FourWeeks };
    Q_ENUM(Until)

    using EntryController::EntryController;
    [[nodiscard]] bool text() const { return journey().bankDraft().how == session::BankHow::Text; }
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] Hours hours() const { return m_hours; }
    [[nodiscard]] Until until() const { return m_until; }
    [[nodiscard]] bool complete() const;
    void setValue(const QString& value) { edit(m_value, value); }
    Q_INVOKABLE void chooseHours(ventanilla::ui::BankContactController::Hours hours);
    Q_INVOKABLE void chooseUntil(ventanilla::ui::BankContactController::Until until);
    Q_INVOKABLE void save();

protected:
    void begin() override;

private:
    QString m_value;
    Hours m_hours = NoHours;
    Until m_until = NoUntil;
};

class BankConsentController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::BankConsentController::State state READ state NOTIFY changed)
    Q_PROPERTY(QString bankName READ bankName NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString languageName READ languageName NOTIFY changed)
    Q_PROPERTY(QString contact READ contact NOTIFY changed)
    Q_PROPERTY(bool nameTicked READ nameTicked NOTIFY changed)
    Q_PROPERTY(bool languageTicked READ languageTicked NOTIFY changed)
    Q_PROPERTY(bool contactTicked READ contactTicked NOTIFY changed)
    Q_PROPERTY(bool complete READ complete NOTIFY changed)

public:
    enum State { Ready, NotStored, NoKey };
    Q_ENUM(State)

    using ScreenController::ScreenController;
    [[nodiscard]] State state() const;
    [[nodiscard]] QString bankName() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString languageName() const;
    /// Empty when the resident goes alone: no contact leaves then.
    [[nodiscard]] QString contact() const;
    [[nodiscard]] bool nameTicked() const { return journey().bankDraft().ticked[0]; }
    [[nodiscard]] bool languageTicked() const { return journey().bankDraft().ticked[1]; }
    [[nodiscard]] bool contactTicked() const { return journey().bankDraft().ticked[2]; }
    [[nodiscard]] bool complete() const { return journey().consentComplete(); }
    Q_INVOKABLE void tickName(bool ticked) { journey().tickConsent(0, ticked); }
    Q_INVOKABLE void tickLanguage(bool ticked) { journey().tickConsent(1, ticked); }
    Q_INVOKABLE void tickContact(bool ticked) { journey().tickConsent(2, ticked); }
    Q_INVOKABLE void send() { journey().sendReferral(); }
};

} // namespace ventanilla::ui
