// SPDX-License-Identifier: EUPL-1.2
//
// SHA-256 and what is named by it: key thumbprints, parcel hashes, the loc of a code.
#pragma once

#include "kiosk/domain/code.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ventanilla::jose {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::span<const std::uint8_t> bytes);
[[nodiscard]] Sha256 sha256(std::string_view text);
/// 43 characters: the form of every hash on the wire but the manifest's.
[[nodiscard]] std::string sha256Base64Url(std::string_view text);
/// 64 lower-case digits: the form of the hashes in manifest.json.
[[nodiscard]] std::string sha256Hex(std::string_view text);

/// RFC 7638: hashes @p canonicalJwk, which holds exactly the required members in lexicographic
/// order.
[[nodiscard]] std::string thumbprintOf(std::string_view canonicalJwk);

/// base64url(SHA-256("vn-loc-1" || X)).
[[nodiscard]] Loc locOf(const Code& code);

} // namespace ventanilla::jose
