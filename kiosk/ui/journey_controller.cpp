// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/journey_controller.h"

#include "kiosk/base/log.h"

namespace ventanilla::ui {

static_assert(static_cast<int>(JourneyController::Goodbye) ==
              static_cast<int>(session::Step::Goodbye));
static_assert(static_cast<int>(JourneyController::Summary) ==
              static_cast<int>(session::Step::Summary));
static_assert(static_cast<int>(JourneyController::LayProof) ==
              static_cast<int>(session::Step::LayProof));

QString shown(const SensitiveText& text)
{
    return QString::fromStdString(text.reveal());
}

SensitiveText typed(const QString& text)
{
    return SensitiveText{text.normalized(QString::NormalizationForm_C).toStdString()};
}

JourneyController::JourneyController(session::Journey& journey, Speech* speech)
    : m_journey(journey)
    , m_speech(speech)
    , m_shownStep(journey.step())
    , m_shownLanguage(journey.language())
{
    journey.onChange([this] { refresh(); });
}

JourneyController::~JourneyController()
{
    m_journey.onChange(nullptr);
}

QString JourneyController::screen() const
{
    return QString::fromLatin1(session::toString(m_journey.step()));
}

int JourneyController::part() const
{
    return session::partOf(m_journey.step());
}

bool JourneyController::canStop() const
{
    return m_journey.step() != session::Step::Language &&
           m_journey.step() != session::Step::Goodbye;
}

QString JourneyController::language() const
{
    return QString::fromStdString(m_journey.language());
}

std::string JourneyController::nextLanguage() const
{
    const auto& languages = m_journey.policy().languages;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (languages[i].tag == m_journey.language()) {
            return languages[(i + 1) % languages.size()].tag;
        }
    }
    return m_journey.language();
}

QString JourneyController::otherLanguage() const
{
    const auto next = nextLanguage();
    for (const auto& language : m_journey.policy().languages) {
        if (language.tag == next && next != m_journey.language()) {
            return QString::fromStdString(language.name);
        }
    }
    return {};
}

void JourneyController::setClosed(bool closed)
{
    m_journey.setClosed(closed);
    Q_EMIT closedChanged();
}

QString JourneyController::cityName() const
{
    return QString::fromStdString(m_journey.policy().cityName);
}

bool JourneyController::hasVoice() const
{
    return m_speech != nullptr && m_speech->hasVoice(m_journey.language());
}

bool JourneyController::idleWarning() const
{
    return canStop() && m_journey.idle().idleness() == session::Idleness::Warning;
}

int JourneyController::secondsLeft() const
{
    return static_cast<int>(m_journey.idle().left().count());
}

void JourneyController::back()
{
    m_journey.back(m_journey.step());
}

void JourneyController::stop()
{
    m_journey.stop();
}

void JourneyController::touched()
{
    m_journey.touched();
}

void JourneyController::switchLanguage()
{
    m_journey.setLanguage(nextLanguage());
}

void JourneyController::say(const QString& text)
{
    if (!hasVoice()) {
        return;
    }
    m_speech->stop();
    if (const auto said = m_speech->say(m_journey.language(), text.toStdString()); !said) {
        log::failure("speech-failed", said.error());
    }
}

void JourneyController::tick()
{
    m_journey.tick();
}

void JourneyController::pump()
{
    m_journey.pump();
}

void JourneyController::refresh()
{
    if (m_shownLanguage != m_journey.language()) {
        m_shownLanguage = m_journey.language();
        Q_EMIT languageChanged();
    }
    const bool idle = idleWarning();
    if (idle != m_shownIdle || (idle && secondsLeft() != m_shownSeconds)) {
        m_shownIdle = idle;
        m_shownSeconds = secondsLeft();
        Q_EMIT idleChanged();
    }
    if (m_shownStep != m_journey.step()) {
        m_shownStep = m_journey.step();
        if (m_speech != nullptr) {
            m_speech->stop();
        }
        Q_EMIT stepChanged();
    } else {
        Q_EMIT changed();
    }
    if (m_journey.over() && !m_saidOver) {
        m_saidOver = true;
        Q_EMIT over();
    }
}

JourneyController* ScreenController::journeyController() const
{
    return m_controller;
}

bool ScreenController::ready() const
{
    return m_controller != nullptr;
}

void ScreenController::setJourney(JourneyController* controller)
{
    if (m_controller == controller || controller == nullptr) {
        return;
    }
    m_controller = controller;
    connect(controller, &JourneyController::changed, this, &ScreenController::changed);
    connect(controller, &JourneyController::languageChanged, this, &ScreenController::changed);
    begin();
    Q_EMIT changed();
}

session::Journey& ScreenController::journey() const
{
    VN_ASSERT(m_controller != nullptr);
    return m_controller->journey();
}

} // namespace ventanilla::ui
