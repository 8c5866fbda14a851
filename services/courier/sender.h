// SPDX-License-Identifier: EUPL-1.2
//
// Takes one parcel at a time from the queue to the city and draws the consequence.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/result.h"
#include "services/courier/device.h"
#include "services/courier/queue.h"
#include "services/courier/retry.h"
#include "services/http/client.h"

#include <array>
#include <chrono>
#include <mutex>
#include <optional>
#include <string>

namespace ventanilla::courier {

/// The road to the city, one connection a chain.
class CityRoad
{
public:
    CityRoad() = default;
    CityRoad(const CityRoad&) = delete;
    CityRoad& operator=(const CityRoad&) = delete;
    virtual ~CityRoad() = default;

    [[nodiscard]] virtual http::Outcome
    post(Chain chain, const std::string& jti, const std::string& body) = 0;
};

enum class Progress { Idle, Delivered, Postponed, SetAside };

/// What a sender works with; all outlive it.
struct SenderTools
{
    Queue& queue;
    CityRoad& road;
    Device& device;
    const Clock& clock;
    Random& random;
};

/// sendNext() on one thread; the rest is thread-safe.
class Sender
{
public:
    explicit Sender(SenderTools tools)
        : m_tools(tools)
    {}

    /// Without them nothing is sent: a receipt could not be judged.
    void setReceiptKeys(ReceiptKeys keys);
    /// The network may be back: tries again at once, except where the city asked for time.
    Result<void> hurry();
    /// A person asks for another try.
    void closeBreakers();
    /// Another connection heard from the city, or did not.
    void noteRoad(bool open);

    [[nodiscard]] Result<Progress> sendNext(Chain chain);
    /// How long until sendNext() may have something to do; nothing: until something arrives.
    [[nodiscard]] Result<std::optional<std::chrono::milliseconds>> untilNext();
    /// The last answer came from the city and was good.
    [[nodiscard]] bool roadIsOpen() const;

private:
    struct Breaker
    {
        int failures = 0;
        std::chrono::steady_clock::time_point openUntil;
        bool asked = false; ///< By Retry-After: only this chain's own success closes it.
    };

    void closeUnasked();
    Result<void> followClock();
    Result<Progress> deliver(Chain chain, const Sending& sending);
    Result<Progress> postpone(Chain chain, const Sending& sending, const Verdict& verdict);
    void trip(Chain chain, std::optional<std::chrono::seconds> retryAfter);
    [[nodiscard]] std::chrono::steady_clock::time_point openUntil(Chain chain) const;

    SenderTools m_tools;
    mutable std::mutex m_mutex;
    std::optional<ReceiptKeys> m_keys;
    std::array<Breaker, 3> m_breakers;
    bool m_open = false;
    std::optional<std::chrono::sys_seconds>
        m_lastCivil; ///< With m_lastSteady: what a jump is told by.
    std::chrono::steady_clock::time_point m_lastSteady;
};

inline constexpr std::array kChains{Chain::Applications, Chain::Referrals, Chain::Audit};

} // namespace ventanilla::courier
