// SPDX-License-Identifier: EUPL-1.2
//
// Seals the personal members of an application under a key of its own, and opens them for the desk.
#pragma once

#include "kiosk/domain/application.h"
#include "services/protocol/json.h"
#include "services/store/city_store.h"

namespace ventanilla::city {

/// The row to store, with a fresh slot key. X itself is not kept: @p loc stands for it.
[[nodiscard]] Result<store::ApplicationRow> sealApplication(const Application& application,
                                                            const Loc& loc);

/// The stored application as the wire's members, without X. Fails with NotFound when its slot is
/// destroyed, InvalidInput when its bytes were changed.
[[nodiscard]] Result<protocol::Json> openApplication(const store::ApplicationRow& row,
                                                     std::string_view audience);

} // namespace ventanilla::city
