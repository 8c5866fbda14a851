// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/bank_controllers.h"

#include "kiosk/base/clock.h"
#include "kiosk/ui/choice_controllers.h"
#include "kiosk/ui/words.h"

#include <QLocale>

#include <algorithm>

namespace ventanilla::ui {
namespace {

QString membershipWords(policy::Membership membership)
{
    switch (membership) {
    case policy::Membership::Anyone:
        //% "Open to everyone"
        return qtTrId("bank.fact.anyone");
    case policy::Membership::LivesOrWorksInCity:
        //% "For people who live or work in the city"
        return qtTrId("bank.fact.member");
    }
    return {};
}

QString ssnWords(policy::SsnNeeded needed)
{
    switch (needed) {
    case policy::SsnNeeded::No:
        //% "No Social Security number needed"
        return qtTrId("bank.fact.ssn.no");
    case policy::SsnNeeded::Yes:
        //% "Asks for a Social Security number"
        return qtTrId("bank.fact.ssn.yes");
    case policy::SsnNeeded::ItinInstead:
        //% "Asks for a Social Security number or an ITIN"
        return qtTrId("bank.fact.ssn.itin");
    }
    return {};
}

QString feeWords(int cents)
{
    if (cents == 0) {
        //% "No monthly fee"
        return qtTrId("bank.fact.nofee");
    }
    //% "%1 each month"
    return qtTrId("bank.fact.fee").arg(dollars(cents));
}

QString depositWords(int cents)
{
    if (cents == 0) {
        //% "No money needed to start"
        return qtTrId("bank.fact.nodeposit");
    }
    //% "%1 to start"
    return qtTrId("bank.fact.deposit").arg(dollars(cents));
}

QString languageWords(const std::vector<std::string>& tags,
                      const std::vector<policy::Language>& known)
{
    QStringList names;
    for (const auto& tag : tags) {
        const auto at = std::find_if(
            known.begin(), known.end(), [&](const auto& language) { return language.tag == tag; });
        names.append(at == known.end() ? QLocale{QString::fromStdString(tag)}.nativeLanguageName()
                                       : QString::fromStdString(at->name));
    }
    return names.join(QStringLiteral(", "));
}

QString hoursOf(BankContactController::Hours hours)
{
    switch (hours) {
    case BankContactController::NoHours:
        return {};
    case BankContactController::Morning:
        return QStringLiteral("09:00-12:00");
    case BankContactController::Afternoon:
        return QStringLiteral("12:00-17:00");
    case BankContactController::Evening:
        return QStringLiteral("17:00-20:00");
    }
    return {};
}

int daysOf(BankContactController::Until until)
{
    switch (until) {
    case BankContactController::NoUntil:
        return 0;
    case BankContactController::OneWeek:
        return 7;
    case BankContactController::TwoWeeks:
        return 14;
    case BankContactController::FourWeeks:
        return 28;
    }
    return 0;
}

} // namespace

int BranchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BranchModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount({})) {
        return {};
    }
    const auto& [bank, branch] = m_rows.at(static_cast<std::size_t>(index.row()));
    const auto& facts = bank.facts;
    switch (role) {
    case BankKey:
        return QString::fromStdString(bank.key);
    case BranchKey:
        return QString::fromStdString(branch.key);
    case Name:
        return QString::fromStdString(bank.name);
    case Place:
        return QString::fromStdString(branch.name + ", " + branch.street);
    case Hours:
        return QString::fromStdString(branch.hours);
    case Fee:
        return feeWords(facts.monthlyFeeCents);
    case Deposit:
        return depositWords(facts.openingDepositCents);
    case Membership:
        return membershipWords(facts.membership);
    case Ssn:
        return ssnWords(facts.ssn);
    case SecondPaper:
        //% "Asks for a second paper"
        return facts.secondPaper ? qtTrId("bank.fact.second") : QString{};
    case Languages:
        return languageWords(facts.languages, m_known);
    case AsOf:
        //: Who said so and when: "As of 4 July 2026".
        //% "The bank told us on %1"
        return qtTrId("bank.fact.asof")
            .arg(QString::fromStdString(CatalogueTexts{}.day(facts.asOf, m_language)));
    default:
        return {};
    }
}

QHash<int, QByteArray> BranchModel::roleNames() const
{
    return {{BankKey, "bankKey"},
            {BranchKey, "branchKey"},
            {Name, "name"},
            {Place, "place"},
            {Hours, "hours"},
            {Fee, "fee"},
            {Deposit, "deposit"},
            {Membership, "membership"},
            {Ssn, "ssn"},
            {SecondPaper, "secondPaper"},
            {Languages, "languages"},
            {AsOf, "asOf"}};
}

void BranchModel::fill(const std::vector<policy::Bank>& banks,
                       const std::string& language,
                       const std::vector<policy::Language>& known)
{
    beginResetModel();
    m_language = language;
    m_known = known;
    m_rows.clear();
    for (const auto& bank : banks) {
        for (const auto& branch : bank.branches) {
            m_rows.push_back({bank, branch});
        }
    }
    endResetModel();
}

void BranchModel::translate(const std::string& language)
{
    m_language = language;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount({}) - 1));
    }
}

BankBranchController::BankBranchController(QObject* parent)
    : ScreenController(parent)
    , m_branches(this)
{}

void BankBranchController::begin()
{
    const auto translate = [this] { m_branches.translate(journey().language()); };
    const auto fill = [this] {
        m_branches.fill(journey().banks(), journey().language(), journey().policy().languages);
    };
    connect(journeyController(), &JourneyController::languageChanged, this, translate);
    fill();
}

void BankBranchController::choose(const QString& bank, const QString& branch)
{
    journey().chooseBranch(bank.toStdString(), branch.toStdString());
}

void BankContactController::begin()
{
    const auto& known = journey().bankDraft().contact;
    if (known) {
        m_value = shown(known->contact.value);
    }
}

bool BankContactController::complete() const
{
    return !m_value.trimmed().isEmpty() && m_hours != NoHours && m_until != NoUntil;
}

void BankContactController::chooseHours(Hours hours)
{
    m_hours = hours;
    judge(session::EntryFault::None);
}

void BankContactController::chooseUntil(Until until)
{
    m_until = until;
    judge(session::EntryFault::None);
}

void BankContactController::save()
{
    if (complete()) {
        judge(journey().setBankContact(
            {typed(m_value), hoursOf(m_hours).toStdString(), daysOf(m_until)}));
    }
}

BankConsentController::State BankConsentController::state() const
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

QString BankConsentController::bankName() const
{
    const auto* bank = journey().policy().bank(journey().bankDraft().bank);
    return bank == nullptr ? QString{} : QString::fromStdString(bank->name);
}

QString BankConsentController::name() const
{
    return shown(displayName(journey().draft().name));
}

QString BankConsentController::languageName() const
{
    for (const auto& language : journey().policy().languages) {
        if (language.tag == journey().language()) {
            return QString::fromStdString(language.name);
        }
    }
    return {};
}

QString BankConsentController::contact() const
{
    const auto& contact = journey().bankDraft().contact;
    if (!contact) {
        return {};
    }
    //: A phone number, the hours and the last day at which the bank may use it.
    //% "%1, %2, until %3"
    return qtTrId("bank.consent.contact.value")
        .arg(shown(contact->contact.value),
             QString::fromStdString(contact->hours),
             dateWords(QString::fromStdString(contact->until), journey().language()));
}

} // namespace ventanilla::ui
