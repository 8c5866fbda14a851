// SPDX-License-Identifier: EUPL-1.2
//
// Controllers of the screens where residents write: name, birth date, address, contact, signature.
#pragma once

#include "kiosk/ui/journey_controller.h"

#include <QPolygonF>

namespace ventanilla::ui {

/// Shares how a fault of what was typed is shown until the next key.
class EntryController : public ScreenController
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(QString fault READ fault NOTIFY changed)

public:
    using ScreenController::ScreenController;
    [[nodiscard]] QString fault() const;

protected:
    void judge(session::EntryFault fault);
    void edit(QString& member, const QString& value);

private:
    session::EntryFault m_fault = session::EntryFault::None;
};

class NameController : public EntryController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString given READ given WRITE setGiven NOTIFY changed)
    Q_PROPERTY(QString family READ family WRITE setFamily NOTIFY changed)
    Q_PROPERTY(QString secondFamily READ secondFamily WRITE setSecondFamily NOTIFY changed)

public:
    using EntryController::EntryController;
    [[nodiscard]] QString given() const { return m_given; }
    [[nodiscard]] QString family() const { return m_family; }
    [[nodiscard]] QString secondFamily() const { return m_secondFamily; }
    void setGiven(const QString& value) { edit(m_given, value); }
    void setFamily(const QString& value) { edit(m_family, value); }
    void setSecondFamily(const QString& value) { edit(m_secondFamily, value); }
    Q_INVOKABLE void save();

protected:
    void begin() override;

private:
    QString m_given;
    QString m_family;
    QString m_secondFamily;
};

class BirthDateController : public EntryController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int day READ day NOTIFY changed)
    Q_PROPERTY(int month READ month NOTIFY changed)
    Q_PROPERTY(QString year READ year NOTIFY changed)
    Q_PROPERTY(QStringList months READ months NOTIFY changed)
    Q_PROPERTY(int daysInMonth READ daysInMonth NOTIFY changed)
    Q_PROPERTY(bool complete READ complete NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)

public:
    using EntryController::EntryController;
    [[nodiscard]] int day() const { return static_cast<int>(m_date.day); }
    [[nodiscard]] int month() const { return static_cast<int>(m_date.month); }
    [[nodiscard]] QString year() const { return m_year; }
    [[nodiscard]] QStringList months() const;
    [[nodiscard]] int daysInMonth() const;
    [[nodiscard]] bool complete() const
    {
        return m_date.year != 0 && m_date.month != 0 && m_date.day != 0;
    }
    [[nodiscard]] QString words() const;
    Q_INVOKABLE void chooseDay(int day);
    Q_INVOKABLE void chooseMonth(int month);
    Q_INVOKABLE void digit(int value);
    Q_INVOKABLE void eraseDigit();
    Q_INVOKABLE void save();

protected:
    void begin() override;

private:
    void update();

    PartialDate m_date;
    QString m_year;
};

class AddressController : public EntryController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool mail READ mail NOTIFY changed)
    Q_PROPERTY(QString careOf READ careOf WRITE setCareOf NOTIFY changed)
    Q_PROPERTY(QString street READ street WRITE setStreet NOTIFY changed)
    Q_PROPERTY(QString unit READ unit WRITE setUnit NOTIFY changed)
    Q_PROPERTY(QString city READ city WRITE setCity NOTIFY changed)
    Q_PROPERTY(QString state READ state WRITE setState NOTIFY changed)
    Q_PROPERTY(QString postalCode READ postalCode WRITE setPostalCode NOTIFY changed)

public:
    using EntryController::EntryController;
    [[nodiscard]] bool mail() const { return journey().step() == session::Step::MailAddress; }
    [[nodiscard]] QString careOf() const { return m_careOf; }
    [[nodiscard]] QString street() const { return m_street; }
    [[nodiscard]] QString unit() const { return m_unit; }
    [[nodiscard]] QString city() const { return m_city; }
    [[nodiscard]] QString state() const { return m_state; }
    [[nodiscard]] QString postalCode() const { return m_postalCode; }
    void setCareOf(const QString& value) { edit(m_careOf, value); }
    void setStreet(const QString& value) { edit(m_street, value); }
    void setUnit(const QString& value) { edit(m_unit, value); }
    void setCity(const QString& value) { edit(m_city, value); }
    void setState(const QString& value) { edit(m_state, value); }
    void setPostalCode(const QString& value) { edit(m_postalCode, value); }
    Q_INVOKABLE void save();

protected:
    void begin() override;

private:
    QString m_careOf;
    QString m_street;
    QString m_unit;
    QString m_city;
    QString m_state;
    QString m_postalCode;
};

class ContactController : public EntryController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::ContactController::Channel channel READ channel NOTIFY changed)
    Q_PROPERTY(QString value READ value WRITE setValue NOTIFY changed)

public:
    enum Channel { NoChannel, Text, Call, Email };
    Q_ENUM(Channel)

    using EntryController::EntryController;
    [[nodiscard]] Channel channel() const { return m_channel; }
    [[nodiscard]] QString value() const { return m_value; }
    void setValue(const QString& value) { edit(m_value, value); }
    Q_INVOKABLE void choose(ventanilla::ui::ContactController::Channel channel);
    Q_INVOKABLE void save();
    Q_INVOKABLE void skip();

protected:
    void begin() override;

private:
    Channel m_channel = NoChannel;
    QString m_value;
};

class SignatureController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::SignatureController::State state READ state NOTIFY changed)
    Q_PROPERTY(bool drawn READ drawn NOTIFY changed)

public:
    enum State { Choosing, Drawing };
    Q_ENUM(State)

    using ScreenController::ScreenController;
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool drawn() const { return !m_strokes.empty(); }
    Q_INVOKABLE void draw();
    Q_INVOKABLE void choose();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void mark() { journey().setSignature(SignatureMark{}); }
    Q_INVOKABLE void none() { journey().setSignature(SignatureNone{}); }
    Q_INVOKABLE void save();

    /// Points on the 1000 x 300 grid.
    [[nodiscard]] const std::vector<QPolygonF>& strokes() const { return m_strokes; }
    void beginStroke(QPointF point);
    void continueStroke(QPointF point);

private:
    State m_state = Choosing;
    std::vector<QPolygonF> m_strokes;
};

} // namespace ventanilla::ui
