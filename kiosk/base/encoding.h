// SPDX-License-Identifier: EUPL-1.2
//
// Text forms of bytes: base64url (RFC 4648, 5, no padding), base64 and lower-case hex.
#pragma once

#include "kiosk/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla {

[[nodiscard]] std::string toBase64Url(std::span<const std::uint8_t> bytes);
/// Refuses padding, foreign characters and non-canonical tails with InvalidInput.
[[nodiscard]] Result<std::vector<std::uint8_t>> fromBase64Url(std::string_view text);

/// RFC 4648, 4, with padding.
[[nodiscard]] std::string toBase64(std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<std::vector<std::uint8_t>> fromBase64(std::string_view text);

[[nodiscard]] std::string toHex(std::span<const std::uint8_t> bytes);

[[nodiscard]] inline std::span<const std::uint8_t> bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace ventanilla
