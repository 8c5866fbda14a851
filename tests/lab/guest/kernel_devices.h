// SPDX-License-Identifier: EUPL-1.2
//
// What tests in a guest do to its kernel: write to sysfs, wait for nodes, open them.
#pragma once

#include "kiosk/base/unique_fd.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace ventanilla::lab {

/// False when the file does not take it.
bool writeFile(const std::string& path, const std::string& text);
[[nodiscard]] std::string readFile(const std::string& path);

/// Looks every few milliseconds; false when @p limit passes first.
bool becomesTrue(const std::function<bool()>& condition, std::chrono::milliseconds limit);

/// The nodes (/dev/...) whose name begins with @p prefix, sorted.
[[nodiscard]] std::vector<std::string> nodes(const std::string& prefix);
/// Opens the first such node as soon as it is there; invalid after @p limit.
[[nodiscard]] UniqueFd openNode(const std::string& prefix, std::chrono::milliseconds limit);

/// How many descriptors this process has open.
[[nodiscard]] std::size_t openDescriptors();

} // namespace ventanilla::lab
