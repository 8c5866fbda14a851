// SPDX-License-Identifier: EUPL-1.2
//
// Hands sealed referrals and withdrawals to their banks, each until the bank has it or its day has
// come.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "services/city/city_keys.h"
#include "services/http/client.h"
#include "services/protocol/settings.h"
#include "services/store/city_store.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>

namespace ventanilla::city {

/// Posts @p body to /v1/parcels of @p bank with these headers.
using BankRoad = std::function<http::Outcome(const protocol::CitySettings::Bank& bank,
                                             const std::string& body,
                                             const std::vector<http::Header>& headers)>;

/// Over mutual TLS with the city's own certificate; one connection for each bank. One thread.
[[nodiscard]] BankRoad tlsRoad(const http::ClientTls& tls, const std::stop_token& stop);

enum class ForwardStep { Idle, Delivered, Postponed, Refused };

/// Full jitter: a uniform pause below base 5 s doubled with each attempt, at most 6 h.
[[nodiscard]] std::chrono::seconds pauseAfter(std::int64_t attempts, Random& random);

class Exchange
{
public:
    struct Parts
    {
        const protocol::CitySettings& settings;
        const CityKeys& keys;
        store::CityStore& store;
        const Clock& clock;
        Random& random;
        BankRoad road;
    };

    explicit Exchange(Parts parts)
        : m_parts(std::move(parts))
    {}

    /// Claims one parcel that is due and tries it once. Fails as the store does.
    [[nodiscard]] Result<ForwardStep> forwardOne();
    /// Until @p stop: looks when woken and every second.
    void run(const std::stop_token& stop);
    /// Thread-safe.
    void wake();

private:
    [[nodiscard]] Result<std::string> bodyOf(const store::ForwardRow& row) const;
    [[nodiscard]] Result<ForwardStep> settle(const store::ForwardRow& row,
                                             const http::Outcome& outcome);
    void drain(const std::stop_token& stop);

    Parts m_parts;
    std::mutex m_mutex;
    std::condition_variable_any m_condition;
    bool m_woken = false;
};

} // namespace ventanilla::city
