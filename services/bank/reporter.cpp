// SPDX-License-Identifier: EUPL-1.2
#include "services/bank/reporter.h"

#include "kiosk/base/log.h"
#include "services/protocol/json.h"

#include <algorithm>
#include <map>
#include <memory>

namespace ventanilla::bank {
namespace {

using std::chrono::seconds;

constexpr seconds kFirstPause{5};
constexpr seconds kLongestPause{6 * 3600};
constexpr seconds kLookEvery{1};

std::string bodyOf(const store::ReportRow& report)
{
    auto body = protocol::Json::object();
    body.set("status", report.status);
    if (report.withdrawal) {
        body.set("withdrawal", *report.withdrawal);
    }
    return body.dump();
}

/// Full jitter: nobody learns from the minute of a report when somebody pressed a button.
seconds pauseAfter(std::int64_t attempts, Random& random)
{
    const auto doublings = std::min<std::int64_t>(attempts, 13);
    const auto ceiling = std::min(kFirstPause * (std::int64_t{1} << doublings), kLongestPause);
    return seconds{
        1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(ceiling.count())))};
}

} // namespace

CityRoad tlsRoad(std::string cityUrl, std::string tlsFolder, const std::stop_token& stop)
{
    auto clients = std::make_shared<std::map<std::string, http::Client>>();
    return [clients, cityUrl = std::move(cityUrl), tlsFolder = std::move(tlsFolder), stop](
               const std::string& recipient,
               const std::string& path,
               const std::string& body) -> http::Outcome {
        auto found = clients->find(recipient);
        if (found == clients->end()) {
            const auto stem = tlsFolder + "/" + recipient.substr(recipient.find(':') + 1);
            http::ClientOptions options;
            options.tls = {tlsFolder + "/ca.pem", stem + ".pem", stem + ".key"};
            options.stop = stop;
            auto made = http::Client::make(options);
            if (!made) {
                return tl::unexpected{http::RoadFault::OurConfig};
            }
            found = clients->emplace(recipient, *std::move(made)).first;
        }
        return found->second.post(cityUrl + path, body, {{"Content-Type", "application/json"}});
    };
}

Result<ReportStep> Reporter::reportOne()
{
    const auto now = m_parts.clock.now().time_since_epoch().count();
    VN_TRY(const auto report, m_parts.store.dueReport(now));
    if (!report) {
        return ReportStep::Idle;
    }
    const auto outcome = m_parts.road(
        report->recipient, "/v1/referrals/" + report->jti + "/status", bodyOf(*report));
    if (outcome && outcome->status == 200) {
        VN_CHECK(m_parts.store.endReport(*report));
        return ReportStep::Told;
    }
    if (outcome && (outcome->status == 400 || outcome->status == 404)) {
        // The city forgot the referral or does not know the word: telling it again is no use.
        log::event(log::Level::Warning, "report.dropped", {{"status", outcome->status}});
        VN_CHECK(m_parts.store.endReport(*report));
        return ReportStep::Dropped;
    }
    const auto due = now + pauseAfter(report->attempts, m_parts.random).count();
    VN_CHECK(m_parts.store.postponeReport(*report, due));
    return ReportStep::Postponed;
}

void Reporter::drain(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        const auto step = reportOne();
        if (!step) {
            log::failure("report.store", step.error());
            return;
        }
        if (*step == ReportStep::Idle) {
            return;
        }
    }
}

void Reporter::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        drain(stop);
        std::unique_lock lock{m_mutex};
        m_condition.wait_for(lock, stop, kLookEvery, [this] { return m_woken; });
        m_woken = false;
    }
}

void Reporter::wake()
{
    {
        const std::scoped_lock lock{m_mutex};
        m_woken = true;
    }
    m_condition.notify_one();
}

} // namespace ventanilla::bank
