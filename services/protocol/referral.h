// SPDX-License-Identifier: EUPL-1.2
//
// The plaintext of a referral or a voucher (schemas/referral.json).
#pragma once

#include "kiosk/domain/referral.h"

#include <string_view>

namespace ventanilla::protocol {

/// Padded JSON. iat is rounded down to the hour, exp up to the day.
[[nodiscard]] SensitiveText writeReferral(const Referral& referral);

/// Fails with InvalidInput for a member too many, missing, mistyped or out of bounds.
[[nodiscard]] Result<Referral> readReferral(std::string_view plaintext, Referral::Kind kind);

/// Midnight UTC at or after @p moment, in seconds: the form of exp inside and outside the seal.
[[nodiscard]] std::int64_t wireExpiry(std::chrono::sys_seconds moment);

} // namespace ventanilla::protocol
