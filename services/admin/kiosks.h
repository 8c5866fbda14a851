// SPDX-License-Identifier: EUPL-1.2
//
// The office's side of the fleet: a code for a new kiosk, the kit that lets it knock, revocation.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/code.h"
#include "services/admin/state_folder.h"
#include "services/store/city_store.h"

#include <chrono>
#include <memory>
#include <string>

namespace ventanilla::admin {

/// What an installer takes along: the code on paper, the kit on a stick.
struct EnrolmentOffer
{
    Code code;
    std::string kit; ///< Folder with ca.pem, enrolment.pem, enrolment.key and the root's key.
};

inline constexpr std::chrono::minutes kLongestOffer{60 * 24 * 7};

/// The city's database in @p state, as its server uses it. Fails with NotFound.
[[nodiscard]] Result<std::unique_ptr<store::CityStore>> openCity(const StateFolder& state);

/// A code for the kiosk @p name that works once and for @p validFor. Fails with InvalidInput (name,
/// time), Conflict (the name was enrolled before).
[[nodiscard]] Result<EnrolmentOffer> offerEnrolment(const StateFolder& state,
                                                    const std::string& name,
                                                    std::chrono::minutes validFor,
                                                    const Clock& clock,
                                                    Random& random);

/// Closes every route to the kiosk at once. Fails with NotFound.
Result<void> revokeKiosk(const StateFolder& state, const std::string& name);

} // namespace ventanilla::admin
