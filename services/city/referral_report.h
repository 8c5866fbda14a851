// SPDX-License-Identifier: EUPL-1.2
//
// What a bank says of a referral that it was handed, and vouchers that it redeems.
#pragma once

#include "services/http/message.h"
#include "services/protocol/settings.h"
#include "services/store/city_store.h"

#include <string>

namespace ventanilla::city {

/// POST /v1/referrals/<jti>/status, from the bank that @p jti is for and from nobody else.
[[nodiscard]] http::Response takeReferralReport(const http::Request& request,
                                                const std::string& jti,
                                                const protocol::CitySettings& settings,
                                                store::CityStore& store);

struct Redemption
{
    std::string loc;
    std::int64_t now = 0;
};

/// POST /v1/vouchers/<loc>/redeem, from the bank that the voucher is for: its parcel, once.
[[nodiscard]] http::Response redeemVoucher(const http::Request& request,
                                           const Redemption& redemption,
                                           const protocol::CitySettings& settings,
                                           store::CityStore& store);

} // namespace ventanilla::city
