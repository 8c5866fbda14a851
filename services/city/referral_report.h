// SPDX-License-Identifier: EUPL-1.2
//
// What a bank says of a referral that it was handed.
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

} // namespace ventanilla::city
