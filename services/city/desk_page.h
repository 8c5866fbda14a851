// SPDX-License-Identifier: EUPL-1.2
//
// The desk's plain page and the trial's JSON list: what the city knows of its applications.
#pragma once

#include "services/http/message.h"
#include "services/protocol/settings.h"
#include "services/store/city_store.h"

namespace ventanilla::city {

/// GET / and, in a trial alone, GET /trial/applications.json: a list of the wire's applications
/// without X. What is withdrawn is not in it.
[[nodiscard]] http::Response deskAnswer(const http::Request& request,
                                        const protocol::CitySettings& settings,
                                        store::CityStore& store);

} // namespace ventanilla::city
