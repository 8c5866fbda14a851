// SPDX-License-Identifier: EUPL-1.2
//
// Padding of a plaintext: spaces after the JSON text, which RFC 8259 lets any reader skip.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <string>
#include <string_view>

namespace ventanilla::protocol {

/// @p json with spaces up to the next multiple of @p step.
[[nodiscard]] SensitiveText padded(std::string json, std::size_t step);

/// Fails with InvalidInput when @p plaintext is not one to four whole steps.
[[nodiscard]] Result<void> checkPadded(std::string_view plaintext, std::size_t step);

inline constexpr std::size_t kMaxSteps = 4;

} // namespace ventanilla::protocol
