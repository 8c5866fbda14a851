// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/words.h"

#include "kiosk/ui/journey_controller.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace ventanilla::ui {
namespace {

QLocale localeOf(const std::string& language)
{
    return QLocale{QString::fromStdString(language)};
}

} // namespace

QString kindWords(const QString& documentClass)
{
    if (documentClass == QLatin1String{"passport"}) {
        //% "A passport"
        return qtTrId("kind.passport");
    }
    if (documentClass == QLatin1String{"consular_id"}) {
        //% "An ID card from a consulate"
        return qtTrId("kind.consular");
    }
    if (documentClass == QLatin1String{"national_id"}) {
        //% "A national ID card"
        return qtTrId("kind.national");
    }
    if (documentClass == QLatin1String{"us_licence"}) {
        //% "A driver's license or state ID"
        return qtTrId("kind.license");
    }
    if (documentClass == QLatin1String{"utility_bill"}) {
        //% "A bill for light, water, gas or phone"
        return qtTrId("kind.bill");
    }
    if (documentClass == QLatin1String{"bank_statement"}) {
        //% "A letter from a bank"
        return qtTrId("kind.statement");
    }
    if (documentClass == QLatin1String{"pay_stub"}) {
        //% "A paper about my pay"
        return qtTrId("kind.pay");
    }
    if (documentClass == QLatin1String{"lease"}) {
        //% "A rent paper"
        return qtTrId("kind.lease");
    }
    if (documentClass == QLatin1String{"school_letter"}) {
        //% "A letter from a school"
        return qtTrId("kind.school");
    }
    if (documentClass == QLatin1String{"care_of_letter"}) {
        //% "A letter that says where I get my mail"
        return qtTrId("kind.careof");
    }
    return {};
}

QString faultWords(session::EntryFault fault)
{
    using session::EntryFault;
    switch (fault) {
    case EntryFault::None:
        return {};
    case EntryFault::Empty:
        //% "Something is still empty."
        return qtTrId("fault.empty");
    case EntryFault::TooLong:
        //% "That is too long for the card."
        return qtTrId("fault.long");
    case EntryFault::ForeignCharacter:
        //% "Please use letters only."
        return qtTrId("fault.character");
    case EntryFault::NoSuchDate:
        //% "That day does not exist. Please look again."
        return qtTrId("fault.date");
    case EntryFault::InTheFuture:
        //% "That day is still to come. Please look again."
        return qtTrId("fault.future");
    case EntryFault::TooLongAgo:
        //% "That year is very long ago. Please look again."
        return qtTrId("fault.past");
    case EntryFault::NotAPhoneNumber:
        //% "A phone number has ten digits."
        return qtTrId("fault.phone");
    case EntryFault::NotAnEmail:
        //% "An e-mail address looks like name@example.com."
        return qtTrId("fault.email");
    case EntryFault::NotAState:
        //% "Please write the state with two letters, like CT."
        return qtTrId("fault.state");
    case EntryFault::NotAPostalCode:
        //% "A ZIP code has five digits."
        return qtTrId("fault.zip");
    }
    return {};
}

QStringList monthNames(const std::string& language)
{
    QStringList names;
    const auto locale = localeOf(language);
    for (int month = 1; month <= 12; ++month) {
        names.append(locale.standaloneMonthName(month, QLocale::LongFormat));
    }
    return names;
}

QString dateWords(const PartialDate& date, const std::string& language)
{
    auto year = date.year == 0 ? QString{} : QString::number(date.year);
    if (date.month < 1 || date.month > 12) {
        return year;
    }
    const auto month = monthNames(language).at(static_cast<int>(date.month) - 1);
    if (date.day == 0) {
        //: A month and a year: July 1990.
        //% "%1 %2"
        return qtTrId("date.month").arg(month, year);
    }
    //: Day, month, year: 4 July 1990.
    //% "%1 %2 %3"
    return qtTrId("date.day").arg(QString::number(date.day), month, year).trimmed();
}

QString dateWords(const QString& isoDay, const std::string& language)
{
    const auto parts = isoDay.split(QLatin1Char('-'));
    if (parts.size() != 3) {
        return isoDay;
    }
    return dateWords(PartialDate{parts[0].toInt(), parts[1].toUInt(), parts[2].toUInt()}, language);
}

QString addressLines(const Address& address)
{
    QStringList lines;
    if (!address.careOf.reveal().empty()) {
        //: Before the name of whoever takes the mail.
        //% "c/o %1"
        lines.append(qtTrId("address.careof.line").arg(shown(address.careOf)));
    }
    lines.append(
        QStringList{shown(address.street), shown(address.unit)}.join(QLatin1Char(' ')).trimmed());
    const auto stateAndCode = QStringList{shown(address.state), shown(address.postalCode)}
                                  .join(QLatin1Char(' '))
                                  .trimmed();
    QStringList last{shown(address.city), stateAndCode};
    last.removeAll(QString{});
    lines.append(last.join(QStringLiteral(", ")));
    lines.removeAll(QString{});
    return lines.join(QLatin1Char('\n'));
}

QString underlined(const QString& plain, const std::vector<std::uint16_t>& doubtful)
{
    QString styled;
    std::uint16_t at = 0;
    for (const auto point : plain.toUcs4()) {
        const auto character = static_cast<char32_t>(point);
        auto text = QString::fromUcs4(&character, 1).toHtmlEscaped();
        if (text == QLatin1String{"\n"}) {
            text = QStringLiteral("<br>");
        }
        const bool marked = std::find(doubtful.begin(), doubtful.end(), at) != doubtful.end();
        styled += marked ? QStringLiteral("<u>%1</u>").arg(text) : text;
        ++at;
    }
    return styled;
}

std::string CatalogueTexts::text(session::SlipText which, const std::string& /*language*/) const
{
    using session::SlipText;
    switch (which) {
    case SlipText::CardTitle:
        //% "City ID: we have your application"
        return qtTrId("slip.card.title").toStdString();
    case SlipText::CardNext:
        //% "A person at the city will look at it. Keep this paper."
        return qtTrId("slip.card.next").toStdString();
    case SlipText::CardBringPapers:
        //% "Bring your papers when you come for your card."
        return qtTrId("slip.card.bring").toStdString();
    case SlipText::CardWhere:
        //% "People help you here:"
        return qtTrId("slip.card.where").toStdString();
    case SlipText::YourCode:
        //% "Your code:"
        return qtTrId("slip.code").toStdString();
    case SlipText::CodeSecret:
        // clang-format off
        //% "With this code you can ask about your card or take your application back. Show it to nobody else."
        // clang-format on
        return qtTrId("slip.code.secret").toStdString();
    case SlipText::BankTitle:
        //% "Your visit"
        return qtTrId("slip.bank.title").toStdString();
    case SlipText::BankVoucherNext:
        //% "Take this paper to the counter."
        return qtTrId("slip.bank.voucher").toStdString();
    case SlipText::BankContactNext:
        //% "They will contact you. You can also go there or call."
        return qtTrId("slip.bank.contact").toStdString();
    case SlipText::BankWorksFrom:
        //: A date follows.
        //% "It works from:"
        return qtTrId("slip.bank.from").toStdString();
    case SlipText::BankWords:
        //% "The right person will first say these two words:"
        return qtTrId("slip.bank.words").toStdString();
    case SlipText::BankNever:
        //% "They never ask for money, a code or papers by phone."
        return qtTrId("slip.bank.never").toStdString();
    case SlipText::BankStop:
        //% "With this code you can stop this at any kiosk."
        return qtTrId("slip.bank.stop").toStdString();
    }
    return {};
}

std::string CatalogueTexts::day(policy::Day day, const std::string& language) const
{
    return dateWords(PartialDate{int{day.year()}, unsigned{day.month()}, unsigned{day.day()}},
                     language)
        .toStdString();
}

} // namespace ventanilla::ui
