// SPDX-License-Identifier: EUPL-1.2
//
// The plaintext of an application (schemas/application.json).
#pragma once

#include "kiosk/domain/application.h"

#include <string_view>

namespace ventanilla::protocol {

/// Padded JSON. Says nothing about whether the values are within their bounds: readApplication()
/// does.
[[nodiscard]] SensitiveText writeApplication(const Application& application);

/// Fails with InvalidInput for a member too many, missing, mistyped or out of bounds.
[[nodiscard]] Result<Application> readApplication(std::string_view plaintext);

} // namespace ventanilla::protocol
