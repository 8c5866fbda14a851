// SPDX-License-Identifier: EUPL-1.2
//
// A whole file into memory, if it is not larger than it may be.
#pragma once

#include "kiosk/base/result.h"

#include <cstddef>
#include <string>

namespace ventanilla::jose {

/// Follows no link. Fails with NotFound, Unavailable, or InvalidInput when the file has more than
/// @p limit bytes.
[[nodiscard]] Result<std::string> readBoundedFile(const std::string& path, std::size_t limit);

} // namespace ventanilla::jose
