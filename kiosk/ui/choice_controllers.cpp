// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/choice_controllers.h"

namespace ventanilla::ui {

QString dollars(int cents)
{
    const auto whole = QString::number(cents / 100);
    if (cents % 100 == 0) {
        return QStringLiteral("$%1").arg(whole);
    }
    return QStringLiteral("$%1.%2").arg(whole).arg(cents % 100, 2, 10, QLatin1Char('0'));
}

QStringList LanguageController::names() const
{
    QStringList names;
    for (const auto& language : journey().policy().languages) {
        names.append(QString::fromStdString(language.name));
    }
    return names;
}

QStringList LanguageController::tags() const
{
    QStringList tags;
    for (const auto& language : journey().policy().languages) {
        tags.append(QString::fromStdString(language.tag));
    }
    return tags;
}

void LanguageController::choose(const QString& tag)
{
    journey().chooseLanguage(tag.toStdString());
}

const policy::Office* OfficeController::office() const
{
    const auto& offices = journey().policy().offices;
    return offices.empty() ? nullptr : &offices.front();
}

QString OfficeController::name() const
{
    return office() == nullptr ? QString{} : QString::fromStdString(office()->name);
}

QString OfficeController::street() const
{
    return office() == nullptr ? QString{} : QString::fromStdString(office()->street);
}

QString OfficeController::hours() const
{
    return office() == nullptr ? QString{} : QString::fromStdString(office()->hours);
}

QString OfficeController::phone() const
{
    return office() == nullptr ? QString{} : QString::fromStdString(office()->phone);
}

QString FeeController::amount() const
{
    return dollars(journey().feeCents());
}

GoodbyeController::State GoodbyeController::state() const
{
    switch (journey().ending()) {
    case session::Ending::Stopped:
        return Stopped;
    case session::Ending::TimedOut:
        return TimedOut;
    case session::Ending::None:
    case session::Ending::Finished:
        return Finished;
    }
    return Finished;
}

} // namespace ventanilla::ui
