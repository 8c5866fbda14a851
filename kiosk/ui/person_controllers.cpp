// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/person_controllers.h"

#include "kiosk/ui/words.h"

#include <algorithm>

namespace ventanilla::ui {
namespace {

// Bounds of the wire contract's signature: more than a hand makes.
constexpr std::size_t kMaxStrokes = 60;
constexpr int kMaxPoints = 400;
constexpr double kGridWidth = 1000;
constexpr double kGridHeight = 300;

QPointF onGrid(QPointF point)
{
    return {std::clamp(point.x(), 0.0, kGridWidth), std::clamp(point.y(), 0.0, kGridHeight)};
}

std::vector<SensitiveText> words(const QString& text)
{
    std::vector<SensitiveText> parts;
    for (const auto& part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        parts.push_back(typed(part));
    }
    return parts;
}

} // namespace

QString EntryController::fault() const
{
    return faultWords(m_fault);
}

void EntryController::judge(session::EntryFault fault)
{
    m_fault = fault;
    Q_EMIT changed();
}

void EntryController::edit(QString& member, const QString& value)
{
    if (member != value) {
        member = value;
        m_fault = session::EntryFault::None;
        Q_EMIT changed();
    }
}

void NameController::begin()
{
    const auto& name = journey().draft().name;
    QStringList given;
    for (const auto& part : name.given) {
        given.append(shown(part));
    }
    m_given = given.join(QLatin1Char(' '));
    QStringList family;
    for (const auto& part : name.family) {
        family.append(shown(part));
    }
    m_family = family.value(0);
    m_secondFamily = family.mid(1).join(QLatin1Char(' '));
}

void NameController::save()
{
    PersonName name;
    name.given = words(m_given);
    for (const auto* part : {&m_family, &m_secondFamily}) {
        if (!part->trimmed().isEmpty()) {
            name.family.push_back(typed(*part));
        }
    }
    judge(journey().setName(name));
}

void BirthDateController::begin()
{
    m_date = journey().draft().birthDate.reveal();
    m_year = m_date.year == 0 ? QString{} : QString::number(m_date.year);
}

QStringList BirthDateController::months() const
{
    return monthNames(journey().language());
}

int BirthDateController::daysInMonth() const
{
    static constexpr std::array kLengths{31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kLengths.at(m_date.month);
}

QString BirthDateController::words() const
{
    return dateWords(m_date, journey().language());
}

void BirthDateController::update()
{
    m_date.year = m_year.size() == 4 ? m_year.toInt() : 0;
    if (static_cast<int>(m_date.day) > daysInMonth()) {
        m_date.day = 0;
    }
    judge(session::EntryFault::None);
}

void BirthDateController::chooseDay(int day)
{
    m_date.day = static_cast<unsigned>(std::clamp(day, 0, 31));
    update();
}

void BirthDateController::chooseMonth(int month)
{
    m_date.month = static_cast<unsigned>(std::clamp(month, 0, 12));
    update();
}

void BirthDateController::digit(int value)
{
    if (m_year.size() < 4) {
        m_year.append(QString::number(std::clamp(value, 0, 9)));
        update();
    }
}

void BirthDateController::eraseDigit()
{
    m_year.chop(1);
    update();
}

void BirthDateController::save()
{
    judge(journey().setBirthDate(m_date));
}

void AddressController::begin()
{
    const auto& draft = journey().draft();
    const auto& known = mail() ? draft.mailAddress : draft.home;
    if (!known) {
        return;
    }
    m_careOf = shown(known->careOf);
    m_street = shown(known->street);
    m_unit = shown(known->unit);
    m_city = shown(known->city);
    m_state = shown(known->state);
    m_postalCode = shown(known->postalCode);
}

void AddressController::save()
{
    const Address address{typed(m_careOf),
                          typed(m_street),
                          typed(m_unit),
                          typed(m_city),
                          typed(m_state),
                          typed(m_postalCode)};
    judge(mail() ? journey().setMailAddress(address) : journey().setHomeAddress(address));
}

void ContactController::begin()
{
    if (const auto& contact = journey().draft().contact) {
        m_channel = static_cast<Channel>(static_cast<int>(contact->channel) + 1);
        m_value = shown(contact->value);
    }
}

void ContactController::choose(Channel channel)
{
    // A number does not become an address: what was typed goes with its channel.
    if ((m_channel == Email) != (channel == Email)) {
        m_value.clear();
    }
    m_channel = channel;
    judge(session::EntryFault::None);
}

void ContactController::save()
{
    if (m_channel != NoChannel) {
        judge(journey().setContact(ventanilla::Contact{
            static_cast<ContactChannel>(static_cast<int>(m_channel) - 1), typed(m_value)}));
    }
}

void ContactController::skip()
{
    judge(journey().setContact(std::nullopt));
}

void SignatureController::draw()
{
    m_state = Drawing;
    Q_EMIT changed();
}

void SignatureController::choose()
{
    m_state = Choosing;
    clear();
}

void SignatureController::clear()
{
    m_strokes.clear();
    Q_EMIT changed();
}

void SignatureController::beginStroke(QPointF point)
{
    if (m_strokes.size() < kMaxStrokes) {
        m_strokes.push_back(QPolygonF{onGrid(point)});
        Q_EMIT changed();
    }
}

void SignatureController::continueStroke(QPointF point)
{
    if (!m_strokes.empty() && m_strokes.back().size() < kMaxPoints) {
        m_strokes.back().append(onGrid(point));
        Q_EMIT changed();
    }
}

void SignatureController::save()
{
    SignatureStrokes signature;
    for (const auto& stroke : m_strokes) {
        std::vector<std::uint16_t> points;
        for (const auto& point : stroke) {
            points.push_back(static_cast<std::uint16_t>(point.x()));
            points.push_back(static_cast<std::uint16_t>(point.y()));
        }
        signature.strokes.push_back(std::move(points));
    }
    if (!signature.strokes.empty()) {
        journey().setSignature(signature);
    }
}

} // namespace ventanilla::ui
