// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/sender.h"

#include "kiosk/base/log.h"

#include <algorithm>
#include <utility>

namespace ventanilla::courier {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kSmallestJump{60};

std::size_t indexOf(Chain chain)
{
    return static_cast<std::size_t>(chain);
}

log::Token tokenOf(Chain chain)
{
    return log::Token::ofEnum(protocol::toString(chain));
}

} // namespace

void Sender::setReceiptKeys(ReceiptKeys keys)
{
    const std::lock_guard lock{m_mutex};
    m_keys = std::move(keys);
}

void Sender::closeBreakers()
{
    const std::lock_guard lock{m_mutex};
    m_breakers = {};
}

Result<void> Sender::hurry()
{
    {
        const std::lock_guard lock{m_mutex};
        closeUnasked();
    }
    return m_tools.queue.hurry(m_tools.clock.now());
}

void Sender::closeUnasked()
{
    for (auto& breaker : m_breakers) {
        breaker = breaker.asked ? breaker : Breaker{};
    }
}

void Sender::noteRoad(bool open)
{
    const std::lock_guard lock{m_mutex};
    m_open = open;
}

bool Sender::roadIsOpen() const
{
    const std::lock_guard lock{m_mutex};
    return m_open;
}

std::chrono::steady_clock::time_point Sender::openUntil(Chain chain) const
{
    const std::lock_guard lock{m_mutex};
    return m_breakers.at(indexOf(chain)).openUntil;
}

Result<Progress> Sender::sendNext(Chain chain)
{
    std::optional<ReceiptKeys> keys;
    {
        const std::lock_guard lock{m_mutex};
        keys = m_keys;
    }
    if (!keys || m_tools.clock.steadyNow() < openUntil(chain)) {
        return Progress::Idle;
    }
    VN_CHECK(followClock());
    VN_TRY(const auto sending, m_tools.queue.claim(chain, m_tools.clock.now(), m_tools.device));
    if (!sending) {
        return Progress::Idle;
    }
    const protocol::ParcelPost post{sending->record, sending->jwe};
    const auto outcome = m_tools.road.post(chain, sending->jti, post.dump());
    auto verdict = judge(outcome);
    if (verdict.fate == Fate::Accepted) {
        const auto receipt = keys->check(outcome->body, *sending, m_tools.device.name());
        if (receipt) {
            return deliver(chain, *sending);
        }
        log::failure("receipt-refused", receipt.error(), {{"chain", tokenOf(chain)}});
        verdict = {Fate::Later, "wrong-receipt", std::nullopt};
    }
    if (verdict.fate == Fate::Later) {
        return postpone(chain, *sending, verdict);
    }
    VN_CHECK(m_tools.queue.setAside(sending->jti, verdict.cause));
    log::event(log::Level::Error, "parcel-set-aside", {{"chain", tokenOf(chain)}});
    return Progress::SetAside;
}

/// Waits are meant in elapsed time: when the clock was set, they move with it.
Result<void> Sender::followClock()
{
    const auto civil = m_tools.clock.now();
    const auto steady = m_tools.clock.steadyNow();
    const auto last = m_lastCivil.value_or(civil);
    const auto elapsed =
        m_lastCivil ? std::chrono::round<seconds>(steady - m_lastSteady) : seconds{0};
    const auto jump = civil - last - elapsed;
    m_lastCivil = civil;
    m_lastSteady = steady;
    if (std::chrono::abs(jump) < kSmallestJump) {
        return {};
    }
    log::event(log::Level::Warning, "clock-jumped", {{"seconds", jump.count()}});
    return m_tools.queue.shift(jump);
}

Result<Progress> Sender::deliver(Chain chain, const Sending& sending)
{
    bool opened = false;
    {
        const std::lock_guard lock{m_mutex};
        // One road for all: what is open for one chain need not wait for another's pause.
        closeUnasked();
        m_breakers.at(indexOf(chain)) = {};
        opened = !std::exchange(m_open, true);
    }
    // A crash before this line sends the parcel again, and the city drops the twin by its key.
    VN_CHECK(m_tools.queue.delivered(sending.jti));
    VN_CHECK(opened ? m_tools.queue.hurry(m_tools.clock.now()) : Result<void>{});
    return Progress::Delivered;
}

Result<Progress> Sender::postpone(Chain chain, const Sending& sending, const Verdict& verdict)
{
    auto pause = pauseAfter(sending.attempts, m_tools.random);
    if (verdict.retryAfter) {
        pause = std::clamp(*verdict.retryAfter, pause, kLongestPause);
    }
    trip(chain, verdict.retryAfter);
    VN_CHECK(m_tools.queue.postpone(sending.jti, m_tools.clock.now() + pause, verdict.cause));
    log::event(
        log::Level::Warning,
        "parcel-postponed",
        {{"chain", tokenOf(chain)}, {"attempts", sending.attempts}, {"pause", pause.count()}});
    return Progress::Postponed;
}

void Sender::trip(Chain chain, std::optional<seconds> retryAfter)
{
    const std::lock_guard lock{m_mutex};
    auto& breaker = m_breakers.at(indexOf(chain));
    ++breaker.failures;
    auto pause = pauseAfter(breaker.failures, m_tools.random);
    if (retryAfter) {
        pause = std::clamp(*retryAfter, pause, kLongestPause);
    }
    breaker.asked = retryAfter.has_value();
    breaker.openUntil = m_tools.clock.steadyNow() + pause;
    m_open = false;
}

Result<std::optional<milliseconds>> Sender::untilNext()
{
    std::optional<milliseconds> least;
    for (const auto chain : kChains) {
        VN_TRY(const auto due, m_tools.queue.nextDue(chain));
        if (!due) {
            continue;
        }
        const auto row = std::max(milliseconds{0}, milliseconds{*due - m_tools.clock.now()});
        const auto road =
            std::chrono::ceil<milliseconds>(openUntil(chain) - m_tools.clock.steadyNow());
        const auto wait = std::max(row, road);
        least = least ? std::min(*least, wait) : wait;
    }
    return least;
}

} // namespace ventanilla::courier
