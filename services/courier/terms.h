// SPDX-License-Identifier: EUPL-1.2
//
// What the courier itself takes from a policy bundle, and how a new bundle is put in its place.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/policy/readiness.h"
#include "kiosk/ports/delivery.h"
#include "services/courier/device.h"
#include "services/courier/queue.h"
#include "services/protocol/courier_messages.h"

#include <set>
#include <string>

namespace ventanilla::courier {

struct Terms
{
    ReceiptKeys receipts;
    ReleaseDelay release;
    PolicyFloor versions; ///< Of this bundle.
    policy::ServiceLimits limits;
    policy::Day policyEnd{};
    int graceDays = 0;
    std::string sealsWith;      ///< kid of the city's sealing key.
    std::set<std::string> keys; ///< kid of every key that a parcel may be sealed with now.
};

/// Verifies the bundle in @p folder and reads it. Fails as BundleVerifier does.
[[nodiscard]] Result<Terms>
readTerms(BundleVerifier& verifier, const std::string& folder, const PolicyFloor& floor);

/// Writes @p bundle beside @p folder, verifies it there and swaps the two in one step.
/// False: the same bytes are in place already. Fails as BundleVerifier does, or with Unavailable.
[[nodiscard]] Result<bool> installBundle(BundleVerifier& verifier,
                                         const protocol::BundleAnswer& bundle,
                                         const std::string& folder,
                                         const PolicyFloor& floor);

} // namespace ventanilla::courier
