// SPDX-License-Identifier: EUPL-1.2
#include "services/city/routes.h"

#include "services/city/devices.h"
#include "services/city/referral_report.h"
#include "services/web/answers.h"

#include <string_view>

namespace ventanilla::city {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostQuestions = 10;
constexpr auto kQuestionWindow = 10min;
constexpr std::size_t kLocLength = 43;

DeliveryStatus statusOf(store::ForwardState state)
{
    switch (state) {
    case store::ForwardState::Waiting:
    case store::ForwardState::Held:
    case store::ForwardState::Refused:
        return DeliveryStatus::Waiting;
    case store::ForwardState::Delivered:
    case store::ForwardState::Contacted:
    case store::ForwardState::Finished:
        return DeliveryStatus::Delivered;
    case store::ForwardState::Withdrawn:
        return DeliveryStatus::Withdrawn;
    case store::ForwardState::Expired:
        return DeliveryStatus::Unknown;
    }
    VN_ASSERT(false);
}

Result<DeliveryStatus> statusOf(store::CityStore& store, const std::string& loc)
{
    VN_TRY(const auto application, store.applicationState(loc));
    if (application) {
        return *application == store::ApplicationState::Withdrawn ? DeliveryStatus::Withdrawn
                                                                  : DeliveryStatus::Delivered;
    }
    VN_TRY(const auto forward, store.forwardState(loc));
    return forward ? statusOf(*forward) : DeliveryStatus::Unknown;
}

http::Response notFound()
{
    return web::problemAnswer(404, "not-found", "There is no such thing.");
}

/// What stands between @p head and @p tail; empty when they overlap.
std::string between(std::string_view path, std::string_view head, std::string_view tail)
{
    if (path.size() <= head.size() + tail.size()) {
        return {};
    }
    return std::string{path.substr(head.size(), path.size() - head.size() - tail.size())};
}

http::Response unknownDevice()
{
    return web::problemAnswer(403, "unknown-device", "This device is not enrolled.");
}

} // namespace

bool StatusLimit::admit(const std::string& device, std::chrono::steady_clock::time_point now)
{
    const std::scoped_lock lock{m_mutex};
    auto& asked = m_asked[device];
    while (!asked.empty() && now - asked.front() >= kQuestionWindow) {
        asked.pop_front();
    }
    if (asked.size() >= kMostQuestions) {
        return false;
    }
    asked.push_back(now);
    return true;
}

http::Response Routes::answer(const http::Request& request)
{
    const auto path = request.path();
    const bool isPost = request.method == "POST";
    // TLS lets ended certificates in, for renewal alone.
    const auto age = ageOf(request.peer, m_parts.clock.now());
    const bool renews = isPost && path == "/v1/renew";
    if (age == CertificateAge::TooOld || (age == CertificateAge::Renewable && !renews)) {
        return web::problemAnswer(403, "certificate-ended", "The certificate is not valid now.");
    }
    const bool isGet = request.method == "GET";
    if (isPost && path == "/v1/parcels") {
        return m_intake.post(request);
    }
    if (isPost && path == "/v1/enrol") {
        return m_fleet.enrol(request);
    }
    if (isPost && path.starts_with("/v1/referrals/") && path.ends_with("/status")) {
        return referralReport(request, path);
    }
    if (isPost && path.starts_with("/v1/vouchers/") && path.ends_with("/redeem")) {
        return redeem(request, path);
    }
    if (!enrolledDevice(m_parts.store, request.peer)) {
        return unknownDevice();
    }
    if (isGet && path == "/v1/bundle") {
        return m_shelf.get();
    }
    constexpr std::string_view kStatus = "/v1/status/";
    if (isGet && path.starts_with(kStatus)) {
        return status(request, path.substr(kStatus.size()));
    }
    if (renews) {
        return m_fleet.renew(request);
    }
    if (isPost && path == "/v1/heartbeat") {
        return m_fleet.heartbeat(request, m_shelf.signedNow());
    }
    return notFound();
}

http::Response Routes::status(const http::Request& request, std::string_view loc)
{
    if (loc.size() != kLocLength) {
        return notFound();
    }
    if (!m_limit.admit(request.peer.commonName, m_parts.clock.steadyNow())) {
        auto answer = web::problemAnswer(429, "too-many", "Too many questions; ask again later.");
        answer.headers.push_back({"Retry-After", "600"});
        return answer;
    }
    const auto found = statusOf(m_parts.store, std::string{loc});
    if (!found) {
        return web::failureAnswer(found.error());
    }
    return web::jsonAnswer(200, protocol::StatusAnswer{*found}.dump());
}

http::Response Routes::referralReport(const http::Request& request, std::string_view path)
{
    const auto jti = between(path, "/v1/referrals/", "/status");
    return jti.empty() ? notFound()
                       : takeReferralReport(request, jti, m_parts.settings, m_parts.store);
}

http::Response Routes::redeem(const http::Request& request, std::string_view path)
{
    const auto loc = between(path, "/v1/vouchers/", "/redeem");
    const auto now = m_parts.clock.now().time_since_epoch().count();
    return loc.empty() ? notFound()
                       : redeemVoucher(request, {loc, now}, m_parts.settings, m_parts.store);
}

} // namespace ventanilla::city
