// SPDX-License-Identifier: EUPL-1.2
//
// The plaintext of a withdrawal (schemas/withdrawal.json): X sealed to who must act on it.
#pragma once

#include "kiosk/domain/withdrawal.h"

#include <string_view>

namespace ventanilla::protocol {

/// Padded JSON.
[[nodiscard]] SensitiveText writeWithdrawal(const Withdrawal& withdrawal);

/// Fails with InvalidInput for a member too many, missing, mistyped or out of bounds.
[[nodiscard]] Result<Withdrawal> readWithdrawal(std::string_view plaintext);

} // namespace ventanilla::protocol
