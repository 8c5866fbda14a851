// SPDX-License-Identifier: EUPL-1.2
//
// The road on foot: sealed parcels and their records out to a folder, receipts back in.
#pragma once

#include "kiosk/base/result.h"
#include "services/courier/device.h"
#include "services/courier/queue.h"

#include <string>

namespace ventanilla::courier {

/// What carryOut() and carryIn() did.
struct Carried
{
    int parcels = 0; ///< Written out, or forgotten because their receipt came.
    int refused = 0; ///< Receipts that are not for us, or not good.
};

inline constexpr const char* kParcelSuffix = ".parcel.json";
inline constexpr const char* kReceiptSuffix = ".receipt.json";

/// @p folder lies beneath the kiosk's own folder, where the station mounts the stick: the courier's
/// walls let it see nothing else.
///
/// Writes <jti>.parcel.json, the very body that would be sent, for each parcel that has a number;
/// what is there already stays. Nothing is forgotten here: both roads may bring the same parcel,
/// and the city keeps it once. Fails with Unavailable (folder, space), InvalidInput (no absolute
/// path of a folder).
[[nodiscard]] Result<Carried> carryOut(Queue& queue, const std::string& folder);

/// Takes <jti>.receipt.json for what is still here; a good one ends its parcel. Fails as
/// carryOut().
[[nodiscard]] Result<Carried> carryIn(Queue& queue,
                                      const ReceiptKeys& keys,
                                      const std::string& device,
                                      const std::string& folder);

} // namespace ventanilla::courier
