// SPDX-License-Identifier: EUPL-1.2
//
// Bare signatures as JWS has them: ES256 (RFC 7518, 3.4) as r || s, and Ed25519 (RFC 8037, 3.1).
#pragma once

#include "kiosk/base/result.h"
#include "services/jose/keys.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace ventanilla::jose {

using Signature = std::array<std::uint8_t, 64>;

[[nodiscard]] Result<Signature> signRaw(const P256PrivateKey& key, std::string_view input);
[[nodiscard]] Result<Signature> signRaw(const Ed25519PrivateKey& key, std::string_view input);

[[nodiscard]] bool
verifyRaw(const P256PublicKey& key, const Signature& signature, std::string_view input);
[[nodiscard]] bool
verifyRaw(const Ed25519PublicKey& key, const Signature& signature, std::string_view input);

} // namespace ventanilla::jose
