// SPDX-License-Identifier: EUPL-1.2
#include "services/city/exchange.h"

#include "kiosk/base/log.h"
#include "services/jose/jws.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/bank_messages.h"
#include "services/protocol/courier_messages.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

namespace ventanilla::city {
namespace {

using std::chrono::seconds;

constexpr seconds kLease{60};
constexpr seconds kFirstPause{5};
constexpr seconds kLongestPause{6 * 3600};
constexpr seconds kLookEvery{1};
constexpr std::int64_t kDay = 86'400;

/// Only our own words about the parcel itself set it aside; the rest is a fault of the road.
bool blamesTheParcel(const http::Response& response)
{
    constexpr std::array kBlame{400, 409, 413, 422};
    const auto problem = protocol::Problem::parse(response.body);
    return std::find(kBlame.begin(), kBlame.end(), response.status) != kBlame.end() && problem &&
           problem->isOurs();
}

} // namespace

BankRoad tlsRoad(const http::ClientTls& tls, const std::stop_token& stop)
{
    auto clients = std::make_shared<std::map<std::string, http::Client>>();
    return [clients, tls, stop](const protocol::CitySettings::Bank& bank,
                                const std::string& body,
                                const std::vector<http::Header>& headers) -> http::Outcome {
        auto found = clients->find(bank.recipient);
        if (found == clients->end()) {
            http::ClientOptions options;
            options.tls = tls;
            options.stop = stop;
            auto made = http::Client::make(options);
            if (!made) {
                return tl::unexpected{http::RoadFault::OurConfig};
            }
            found = clients->emplace(bank.recipient, *std::move(made)).first;
        }
        return found->second.post(bank.url + "/v1/parcels", body, headers);
    };
}

seconds pauseAfter(std::int64_t attempts, Random& random)
{
    auto ceiling = kFirstPause;
    for (std::int64_t i = 1; i < attempts && ceiling < kLongestPause; ++i) {
        ceiling *= 2;
    }
    ceiling = std::min(ceiling, kLongestPause);
    return seconds{
        1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(ceiling.count())))};
}

Result<std::string> Exchange::bodyOf(const store::ForwardRow& row) const
{
    const auto now = m_parts.clock.now().time_since_epoch().count();
    const protocol::Forward forward{{row.jti},
                                    row.aud,
                                    row.loc,
                                    now - now % kDay,
                                    row.expires,
                                    jose::sha256Base64Url(row.parcel)};
    const auto& key = m_parts.keys.forward;
    VN_TRY(
        auto detached,
        jose::signDetachedJws({std::string{jose::jws_type::kForward}, key.publicKey().thumbprint()},
                              protocol::write(forward),
                              key));
    return protocol::write(protocol::ForwardBody{std::move(detached), forward.iat, row.parcel});
}

Result<ForwardStep> Exchange::settle(const store::ForwardRow& row, const http::Outcome& outcome)
{
    if (outcome && (outcome->status == 200 || outcome->status == 201)) {
        VN_CHECK(m_parts.store.endForward(row.jti, store::ForwardState::Delivered));
        return ForwardStep::Delivered;
    }
    if (outcome && blamesTheParcel(*outcome)) {
        log::event(log::Level::Error, "exchange.refused", {{"status", outcome->status}});
        VN_CHECK(m_parts.store.endForward(row.jti, store::ForwardState::Refused));
        return ForwardStep::Refused;
    }
    if (outcome) {
        log::event(log::Level::Warning, "exchange.postponed", {{"status", outcome->status}});
    } else {
        log::event(log::Level::Warning,
                   "exchange.postponed",
                   {{"cause", log::Token::ofEnum(http::toString(outcome.error()))}});
    }
    const auto due = m_parts.clock.now() + pauseAfter(row.attempts, m_parts.random);
    VN_CHECK(m_parts.store.postponeForward(row.jti, due.time_since_epoch().count()));
    return ForwardStep::Postponed;
}

Result<ForwardStep> Exchange::forwardOne()
{
    const auto now = m_parts.clock.now().time_since_epoch().count();
    VN_CHECK(m_parts.store.expireForwards(now));
    VN_TRY(const auto row, m_parts.store.claimForward(now, now + kLease.count()));
    if (!row) {
        return ForwardStep::Idle;
    }
    const auto& banks = m_parts.settings.banks;
    const auto bank = std::find_if(
        banks.begin(), banks.end(), [&row](const auto& one) { return one.recipient == row->aud; });
    if (bank == banks.end()) {
        // A bank that left: its parcels wait for its return or for their day.
        VN_CHECK(m_parts.store.postponeForward(row->jti, now + kLongestPause.count()));
        return ForwardStep::Postponed;
    }
    VN_TRY(const auto body, bodyOf(*row));
    // No lock and no transaction is open while the bank thinks; the lease keeps others away.
    return settle(*row,
                  m_parts.road(*bank,
                               body,
                               {{"Content-Type", "application/json"},
                                {"Idempotency-Key", "\"" + row->jti + "\""}}));
}

void Exchange::drain(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        const auto step = forwardOne();
        if (!step) {
            log::failure("exchange.store", step.error());
            return;
        }
        if (*step == ForwardStep::Idle) {
            return;
        }
    }
}

void Exchange::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        drain(stop);
        std::unique_lock lock{m_mutex};
        m_condition.wait_for(lock, stop, kLookEvery, [this] { return m_woken; });
        m_woken = false;
    }
}

void Exchange::wake()
{
    {
        const std::scoped_lock lock{m_mutex};
        m_woken = true;
    }
    m_condition.notify_one();
}

} // namespace ventanilla::city
