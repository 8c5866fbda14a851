// SPDX-License-Identifier: EUPL-1.2
#include "services/city/referral_report.h"

#include "services/protocol/bank_messages.h"
#include "services/web/answers.h"

#include <algorithm>

namespace ventanilla::city {
namespace {

store::ForwardState stateOf(protocol::ReferralStatus status)
{
    switch (status) {
    case protocol::ReferralStatus::Received:
        return store::ForwardState::Delivered;
    case protocol::ReferralStatus::Contacted:
        return store::ForwardState::Contacted;
    case protocol::ReferralStatus::Finished:
        return store::ForwardState::Finished;
    case protocol::ReferralStatus::Withdrawn:
        return store::ForwardState::Withdrawn;
    case protocol::ReferralStatus::Expired:
        return store::ForwardState::Expired;
    }
    VN_ASSERT(false);
}

bool isBank(const http::Request& request, const protocol::CitySettings& settings)
{
    const auto& name = request.peer.commonName;
    return std::any_of(settings.banks.begin(), settings.banks.end(), [&name](const auto& bank) {
        return bank.recipient == name;
    });
}

http::Response unknownBank()
{
    return web::problemAnswer(403, "unknown-bank", "This is for banks that the city knows.");
}

} // namespace

http::Response redeemVoucher(const http::Request& request,
                             const Redemption& redemption,
                             const protocol::CitySettings& settings,
                             store::CityStore& store)
{
    if (!isBank(request, settings)) {
        return unknownBank();
    }
    const auto parcel =
        store.redeemVoucher(redemption.loc, request.peer.commonName, redemption.now);
    if (!parcel) {
        return web::failureAnswer(parcel.error());
    }
    if (!*parcel) {
        return web::problemAnswer(404, "not-found", "There is no such voucher, or no longer.");
    }
    return web::jsonAnswer(200, protocol::writeVoucherAnswer(**parcel));
}

http::Response takeReferralReport(const http::Request& request,
                                  const std::string& jti,
                                  const protocol::CitySettings& settings,
                                  store::CityStore& store)
{
    if (!isBank(request, settings)) {
        return unknownBank();
    }
    const auto report = protocol::readReferralReport(request.body);
    if (!report) {
        return web::problemAnswer(400, "malformed", "The request is not what the contract says.");
    }
    const auto marked = store.markForward(jti, request.peer.commonName, stateOf(report->status));
    if (!marked) {
        return marked.error().kind() == ErrorKind::NotFound
                   ? web::problemAnswer(404, "not-found", "There is no such referral.")
                   : web::failureAnswer(marked.error());
    }
    return web::jsonAnswer(200, "{}");
}

} // namespace ventanilla::city
