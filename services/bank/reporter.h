// SPDX-License-Identifier: EUPL-1.2
//
// Tells the city that a referral arrived or was withdrawn, and nothing beyond that.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "services/http/client.h"
#include "services/protocol/settings.h"
#include "services/store/bank_store.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>

namespace ventanilla::bank {

/// Posts @p body to @p path of the city in the name of @p recipient.
using CityRoad = std::function<http::Outcome(
    const std::string& recipient, const std::string& path, const std::string& body)>;

/// Over mutual TLS, each institution with its own certificate in @p tlsFolder: NAME.pem, NAME.key.
[[nodiscard]] CityRoad
tlsRoad(std::string cityUrl, std::string tlsFolder, const std::stop_token& stop);

enum class ReportStep { Idle, Told, Postponed, Dropped };

class Reporter
{
public:
    struct Parts
    {
        store::BankStore& store;
        const Clock& clock;
        Random& random;
        CityRoad road;
    };

    explicit Reporter(Parts parts)
        : m_parts(std::move(parts))
    {}

    /// Tries one report that is due. Fails as the store does.
    [[nodiscard]] Result<ReportStep> reportOne();
    /// Until @p stop: looks when woken and every second.
    void run(const std::stop_token& stop);
    /// Thread-safe.
    void wake();

private:
    void drain(const std::stop_token& stop);

    Parts m_parts;
    std::mutex m_mutex;
    std::condition_variable_any m_condition;
    bool m_woken = false;
};

} // namespace ventanilla::bank
