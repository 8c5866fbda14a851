// SPDX-License-Identifier: EUPL-1.2
//
// Messages to bytes and back. Whatever is accepted is within bounds, in range and valid UTF-8.
#pragma once

#include "kiosk/app/decoder_wire/messages.h"
#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <cstddef>
#include <span>

namespace ventanilla::decoder_wire {

/// Fails with InvalidInput when a value is out of bounds: the peer would refuse it as well.
[[nodiscard]] Result<SensitiveBytes> encode(const ToDecoder& message);
[[nodiscard]] Result<SensitiveBytes> encode(const FromDecoder& message);

/// Fail with InvalidInput. @p bytes must be memory of our own that the peer cannot change.
[[nodiscard]] Result<ToDecoder> decodeToDecoder(std::span<const std::byte> bytes);
[[nodiscard]] Result<FromDecoder> decodeFromDecoder(std::span<const std::byte> bytes);

} // namespace ventanilla::decoder_wire
