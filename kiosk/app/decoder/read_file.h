// SPDX-License-Identifier: EUPL-1.2
//
// A whole file behind a descriptor, with a bound on what it may weigh.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <cstddef>

namespace ventanilla::decoder {

/// From the start, whatever the offset of @p fd. Fails with Unsupported when there are more than
/// @p most bytes, Unavailable when they cannot be read.
[[nodiscard]] Result<SensitiveBytes> readFile(int fd, std::size_t most);

} // namespace ventanilla::decoder
