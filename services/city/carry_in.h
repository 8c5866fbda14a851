// SPDX-License-Identifier: EUPL-1.2
//
// Parcels that came by hand: takes a folder of them, and leaves a receipt beside each.
#pragma once

#include "services/city/intake.h"

#include <string>

namespace ventanilla::city {

struct CarriedIn
{
    int taken = 0; ///< A receipt lies beside it: also when it was known before.
    int refused = 0;
};

/// For each <jti>.parcel.json in @p folder writes <jti>.receipt.json, in any order: chains may have
/// gaps until the rest comes. Fails with NotFound (no folder), Unavailable.
[[nodiscard]] Result<CarriedIn> carryIn(const Intake& intake, const std::string& folder);

} // namespace ventanilla::city
