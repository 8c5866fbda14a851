// SPDX-License-Identifier: EUPL-1.2
//
// Sealing keys come every month and go when nobody can have sealed with them any more.
#pragma once

#include "kiosk/base/clock.h"
#include "services/admin/state_folder.h"
#include "services/jose/key_set.h"
#include "services/protocol/settings.h"
#include "services/store/city_store.h"

#include <string>
#include <vector>

namespace ventanilla::admin {

/// The key to announce for each audience: the newest of its rows.
[[nodiscard]] Result<std::vector<jose::RecipientKey>>
newestSealingKeys(const StateFolder& state, const std::vector<std::string>& audiences);

/// Registers a key that is new to the office. Does nothing when it is known.
Result<void> noteSealingKey(const StateFolder& state, const protocol::SealingKeys::Row& row);

/// Makes a new sealing key for the city and for each bank of the policy in force, and signs a
/// bundle that announces them. Older private halves stay where they are.
[[nodiscard]] Result<protocol::SignedVersions> rotateKeys(const StateFolder& state,
                                                          const Clock& clock);

/// What became of one older key.
struct Drained
{
    std::string audience;
    std::string kid;
    bool destroyed = false;
    bool overdue = false;              ///< An alarm and nothing else: age destroys no key.
    std::vector<std::string> waitsFor; ///< "kiosk-2 still seals with it", "kiosk-3 has a gap" ...
};

/// Destroys the private half of every older key that is drained: each kiosk that is not written
/// off has said that it seals with a newer one, its chains up to that word have arrived without a
/// gap, and nothing that the exchange still holds is sealed with it.
[[nodiscard]] Result<std::vector<Drained>>
drainKeys(const StateFolder& state, store::CityStore& city, const Clock& clock);

} // namespace ventanilla::admin
