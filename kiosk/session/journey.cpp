// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/session/journey.h"

#include "kiosk/base/log.h"

#include <utility>

namespace ventanilla::session {
namespace {

constexpr std::chrono::seconds kFarewell{12};
// Before this year the clock is a dead battery's and judges nothing.
constexpr int kFirstPlausibleYear = 2025;

bool isCapture(Step step)
{
    return step == Step::CaptureIdentity || step == Step::CaptureProof;
}

/// Nothing that was said before these may be taken back by "back".
bool isFinal(Step step)
{
    return step == Step::Language || step == Step::Accepted || step == Step::BankAccepted ||
           step == Step::Goodbye;
}

} // namespace

Journey::Journey(const policy::Policy& policy, const Ports& ports)
    : m_policy(policy)
    , m_ports(ports)
    , m_capture(ports.capture)
    , m_idle(ports.clock, policy.kiosk.idleWarning, policy.kiosk.idleCountdown)
{
    if (!policy.languages.empty()) {
        m_language = policy.languages.front().tag;
    }
}

void Journey::changed() const
{
    if (m_observer) {
        m_observer();
    }
}

bool Journey::canGoBack() const
{
    return !isFinal(m_step) && !m_history.empty();
}

std::optional<PartialDate> Journey::today() const
{
    const auto day = dayOf(m_ports.clock.now());
    if (int{day.year()} < kFirstPlausibleYear) {
        return std::nullopt;
    }
    return PartialDate{int{day.year()}, unsigned{day.month()}, unsigned{day.day()}};
}

void Journey::enter(Step step)
{
    if (isCapture(m_step) && !isCapture(step)) {
        m_capture.end();
    }
    m_step = step;
    m_trouble = Trouble::None;
    if (step == Step::Summary) {
        m_editing = false;
    } else if (!m_applicationSent) {
        // What may be changed now must be sealed anew.
        m_application.reset();
        m_sealed.reset();
    }
    changed();
}

void Journey::advance(Step step)
{
    if (!isCapture(m_step)) {
        m_history.push_back(m_step);
    }
    enter(step);
}

void Journey::advanceOrReturn(Step step)
{
    if (!m_editing) {
        advance(step);
        return;
    }
    while (!m_history.empty() && m_history.back() != Step::Summary) {
        m_history.pop_back();
    }
    if (!m_history.empty()) {
        m_history.pop_back();
    }
    enter(Step::Summary);
}

void Journey::setLanguage(const std::string& tag)
{
    for (const auto& language : m_policy.languages) {
        if (language.tag == tag && m_language != tag) {
            m_language = tag;
            changed();
        }
    }
}

void Journey::back(Step from)
{
    if (m_step != from || !canGoBack()) {
        return;
    }
    const auto to = m_history.back();
    m_history.pop_back();
    m_another = m_another && to == Step::LayIdentity;
    enter(to);
}

void Journey::stop()
{
    if (!at(Step::Language) && !at(Step::Goodbye)) {
        toFarewell(m_applicationSent ? Ending::Finished : Ending::Stopped);
    }
}

void Journey::touched()
{
    const bool warned = m_idle.idleness() == Idleness::Warning;
    m_idle.touched();
    if (warned) {
        changed();
    }
}

void Journey::tick()
{
    if (at(Step::Goodbye)) {
        if (!m_over && m_ports.clock.steadyNow() - m_farewellSince >= kFarewell) {
            m_over = true;
            changed();
        }
        return;
    }
    if (at(Step::Language)) {
        m_idle.touched();
        return;
    }
    if (m_idle.idleness() == Idleness::Over) {
        toFarewell(Ending::TimedOut);
    } else if (m_idle.idleness() == Idleness::Warning) {
        changed();
    }
}

void Journey::pump()
{
    if (!isCapture(m_step) || !m_capture.pump()) {
        return;
    }
    if (m_capture.state() != CaptureState::Done) {
        changed();
        return;
    }
    m_idle.touched();
    if (auto evidence = m_capture.takeEvidence()) {
        take(std::move(*evidence));
    }
}

void Journey::toFarewell(Ending ending)
{
    wipe();
    m_ending = ending;
    m_farewellSince = m_ports.clock.steadyNow();
    enter(Step::Goodbye);
}

void Journey::wipe()
{
    m_capture.end();
    m_history.clear();
    m_draft = Draft{};
    m_papers = Papers{};
    m_paper.reset();
    m_standing = policy::Standing{};
    m_evidence.reset();
    m_outcome = Outcome{};
    m_bank = BankDraft{};
    m_application.reset();
    m_referral.reset();
    m_sealed.reset();
    m_unread = false;
    m_another = false;
    m_editing = false;
}

void Journey::chooseLanguage(const std::string& tag)
{
    if (at(Step::Language)) {
        setLanguage(tag);
        m_idle.touched();
        advance(Step::Choices);
    }
}

void Journey::setClosed(bool closed)
{
    if (closed != m_closed) {
        m_closed = closed;
        changed();
    }
}

void Journey::chooseCityId()
{
    if (at(Step::Choices) && !m_closed) {
        advance(Step::Promise);
    }
}

void Journey::chooseAlreadyStarted()
{
    if (at(Step::Choices)) {
        advance(Step::AlreadyStarted);
    }
}

void Journey::chooseRights()
{
    if (at(Step::Choices)) {
        advance(Step::Rights);
    }
}

void Journey::acceptPromise()
{
    if (at(Step::Promise)) {
        advance(Step::LayIdentity);
    }
}

void Journey::finish()
{
    if (at(Step::BankAccepted)) {
        toFarewell(Ending::Finished);
    } else if (at(Step::Goodbye) && !m_over) {
        m_over = true;
        changed();
    }
}

} // namespace ventanilla::session
