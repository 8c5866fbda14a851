// SPDX-License-Identifier: EUPL-1.2
//
// `ventanilla-admin kiosk ...`: codes, list, revocation.
#pragma once

#include <functional>

namespace CLI {
class App;
} // namespace CLI

namespace ventanilla::admin {

/// Adds the command to @p app; the answer runs it once parsed and gives the exit status, or -1
/// when it was not asked for.
[[nodiscard]] std::function<int()> addKioskCommand(CLI::App& app);

} // namespace ventanilla::admin
