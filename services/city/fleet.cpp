// SPDX-License-Identifier: EUPL-1.2
#include "services/city/fleet.h"

#include "kiosk/base/log.h"
#include "kiosk/domain/code.h"
#include "kiosk/policy/toml_table.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/fleet_messages.h"
#include "services/web/answers.h"

namespace ventanilla::city {
namespace {

constexpr auto kClockSkew = std::chrono::hours{1};
constexpr auto kLife = std::chrono::days{365};

http::Response malformed()
{
    return web::problemAnswer(400, "malformed", "The request is not what the contract says.");
}

http::Response notHere()
{
    return web::problemAnswer(503, "unavailable", "This server does not issue certificates.");
}

http::Response refusedCode(store::CodeStanding standing)
{
    switch (standing) {
    case store::CodeStanding::Expired:
        return web::problemAnswer(403, "code-expired", "The time of this code has passed.");
    case store::CodeStanding::Used:
        return web::problemAnswer(403, "code-used", "Another kiosk was enrolled by this code.");
    case store::CodeStanding::Unknown:
    case store::CodeStanding::Good:
        break;
    }
    return web::problemAnswer(403, "unknown-code", "This enrolment code is not known.");
}

} // namespace

http::Response
Fleet::certificateFor(int status, const std::string& device, const jose::P256PublicKey& key) const
{
    const auto now = m_clock.now();
    const auto certificate = m_authority->issue(
        {device, jose::CertificateOrder::Use::Client, {}, now - kClockSkew, now + kLife}, key);
    if (!certificate) {
        return web::failureAnswer(certificate.error());
    }
    return web::jsonAnswer(
        status, protocol::CertificateAnswer{device, *certificate, m_authority->pem()}.dump());
}

http::Response Fleet::enrol(const http::Request& request) const
{
    if (request.peer.commonName != kEnrolmentName) {
        return web::problemAnswer(403, "unknown-device", "This certificate is not for enrolment.");
    }
    if (!m_authority) {
        return notHere();
    }
    const auto asked = protocol::EnrolRequest::parse(request.body);
    if (!asked) {
        return malformed();
    }
    const auto key = jose::P256PublicKey::fromJwk(asked->keyJwk);
    if (!key) {
        return malformed();
    }
    const auto code = Code::parse(asked->code.reveal());
    if (!code) {
        return refusedCode(store::CodeStanding::Unknown);
    }
    const auto spent = m_store.spendEnrolment(jose::sha256Base64Url(code->reveal()),
                                              key->jwk(),
                                              m_clock.now().time_since_epoch().count());
    if (!spent) {
        return web::failureAnswer(spent.error());
    }
    if (spent->standing != store::CodeStanding::Good) {
        log::event(log::Level::Warning, "fleet.code-refused");
        return refusedCode(spent->standing);
    }
    log::event(log::Level::Info, "fleet.enrolled");
    return certificateFor(201, spent->device, *key);
}

http::Response Fleet::renew(const http::Request& request) const
{
    if (!m_authority) {
        return notHere();
    }
    const auto key = jose::keyOfCertificate(request.peer.certificate);
    if (!key) {
        return malformed();
    }
    return certificateFor(200, request.peer.commonName, *key);
}

http::Response Fleet::heartbeat(const http::Request& request,
                                const Result<std::string>& signedNow) const
{
    const auto beat = protocol::Heartbeat::parse(request.body);
    if (!beat) {
        return malformed();
    }
    std::string notices;
    for (const auto& notice : beat->notices) {
        notices += (notices.empty() ? "" : " ") + notice;
    }
    const auto put = m_store.putHeartbeat(
        {request.peer.commonName,
         policy::formatDay(dayOf(m_clock.now())),
         beat->policyVersion,
         beat->waiting,
         beat->sealsWith,
         {beat->chains.applications, beat->chains.referrals, beat->chains.audit},
         std::move(notices)});
    if (!put) {
        return web::failureAnswer(put.error());
    }
    protocol::HeartbeatAnswer answer;
    if (signedNow) {
        answer.fresh = *signedNow;
    }
    return web::jsonAnswer(200, answer.dump());
}

} // namespace ventanilla::city
