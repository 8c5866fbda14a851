// SPDX-License-Identifier: EUPL-1.2
#include "services/bank/inbox_intake.h"

#include "kiosk/base/log.h"
#include "services/bank/inbox_row.h"
#include "services/jose/jws.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/json.h"
#include "services/web/answers.h"

#include <optional>

namespace ventanilla::bank {
namespace {

using web::problemAnswer;

http::Response malformed()
{
    return problemAnswer(400, "malformed", "The request is not what the contract says.");
}

http::Response refused()
{
    return problemAnswer(422, "refused", "The parcel cannot be taken.");
}

http::Response conflict()
{
    return problemAnswer(409, "conflict", "Something else was delivered under this id.");
}

http::Response takenAnswer(int status, const store::TakenParcel& taken)
{
    auto json = protocol::Json::object();
    json.set("jti", taken.jti).set("sha256", taken.sha256);
    return web::jsonAnswer(status, json.dump());
}

} // namespace

http::Response InboxIntake::post(const http::Request& request) const
{
    if (request.peer.commonName != m_parts.settings.city) {
        return problemAnswer(403, "unknown-city", "This is for the city alone.");
    }
    const auto body = protocol::readForwardBody(request.body);
    if (!body) {
        return malformed();
    }
    const auto header = jose::readJweHeader(body->parcel);
    if (!header) {
        return refused();
    }
    if (http::find(request.headers, "Idempotency-Key") != "\"" + header->jti + "\"") {
        return malformed();
    }
    if (const auto verified = verifyForward(*body, *header); !verified) {
        log::failure("parcel.refused", verified.error());
        return refused();
    }
    return take({header->jti, jose::sha256Base64Url(body->parcel)}, body->parcel);
}

Result<void> InboxIntake::verifyForward(const protocol::ForwardBody& body,
                                        const jose::JweHeader& header) const
{
    const protocol::Forward forward{{header.jti},
                                    header.aud,
                                    header.loc.value_or(""),
                                    body.iat,
                                    header.exp,
                                    jose::sha256Base64Url(body.parcel)};
    return jose::verifyDetachedJws(
        body.forward, jose::jws_type::kForward, protocol::write(forward), m_parts.cityForward);
}

http::Response InboxIntake::take(const store::TakenParcel& taken, const std::string& parcel) const
{
    const auto repeated = [this, &taken]() -> std::optional<http::Response> {
        const auto known = m_parts.store.taken(taken.jti);
        if (!known) {
            return web::failureAnswer(known.error());
        }
        if (!*known) {
            return std::nullopt;
        }
        return **known == taken.sha256 ? takenAnswer(200, taken) : conflict();
    };
    if (auto known = repeated()) {
        return *std::move(known);
    }
    const auto opened = open(taken, parcel);
    if (opened) {
        m_parts.wakeReporter();
        return takenAnswer(201, taken);
    }
    log::failure("parcel.refused", opened.error());
    switch (opened.error().kind()) {
    case ErrorKind::Conflict: {
        auto known = repeated();
        return known ? *std::move(known) : conflict();
    }
    case ErrorKind::InvalidInput:
    case ErrorKind::NotFound:
    case ErrorKind::Unsupported:
        return refused();
    case ErrorKind::Unavailable:
    case ErrorKind::TimedOut:
    case ErrorKind::Internal:
        break;
    }
    return web::failureAnswer(opened.error());
}

Result<void> InboxIntake::open(const store::TakenParcel& taken, const std::string& parcel) const
{
    VN_TRY(const auto opened, m_parts.opener.open(parcel));
    if (const auto* withdrawal = std::get_if<Withdrawal>(&opened.content)) {
        const auto loc = jose::locOf(withdrawal->code).text;
        return m_parts.store.takeWithdrawal(taken, withdrawal->audience, loc);
    }
    const auto* referral = std::get_if<Referral>(&opened.content);
    if (referral == nullptr || referral->kind != Referral::Kind::Introduction) {
        return Error{ErrorKind::Unsupported, "a parcel of a type that the inbox does not take"};
    }
    if (referral->expires <= m_parts.clock.now()) {
        return Error{ErrorKind::InvalidInput, "a referral past its day"};
    }
    return m_parts.store.takeReferral(taken, rowOf(*referral, opened.header));
}

} // namespace ventanilla::bank
