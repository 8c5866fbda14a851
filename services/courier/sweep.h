// SPDX-License-Identifier: EUPL-1.2
//
// Empties the spool folders of resident processes into the queue.
#pragma once

#include "kiosk/base/result.h"
#include "services/courier/queue.h"

#include <chrono>
#include <string>

namespace ventanilla::courier {

struct SweepCount
{
    int arrived = 0;
    int refused = 0; ///< No parcel of ours: kept as <name>.aside for a person to look at.
};

/// Takes every `s-<random>/<jti>.jwe` under @p spool into @p queue, unlinks it, makes that durable
/// and only then lets the queue send. Removes folders whose process has ended: they are empty,
/// nobody holds a lock on them, and they are older than a day. Fails with Unavailable when
/// something must be tried again: nothing is lost by that.
[[nodiscard]] Result<SweepCount>
sweep(const std::string& spool, Queue& queue, std::chrono::sys_seconds now, RecordSigner& signer);

} // namespace ventanilla::courier
