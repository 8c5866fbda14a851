// SPDX-License-Identifier: EUPL-1.2
//
// The steps that a JWE of our suite is made of, one function each, so that each meets its
// standard's own vectors.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"
#include "services/jose/keys.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ventanilla::jose {

/// 256 bits that nobody may read after us: Z, KEK or CEK. Wiped when it goes.
class SecretKey
{
public:
    SecretKey() = default;
    SecretKey(const SecretKey&) = delete;
    SecretKey& operator=(const SecretKey&) = delete;
    SecretKey(SecretKey&& other) noexcept
        : m_bytes(other.m_bytes)
    {
        wipe(other.m_bytes);
    }
    SecretKey& operator=(SecretKey&&) = delete;
    ~SecretKey() { wipe(m_bytes); }

    [[nodiscard]] std::array<std::uint8_t, 32>& bytes() { return m_bytes; }
    [[nodiscard]] const std::array<std::uint8_t, 32>& bytes() const { return m_bytes; }

private:
    std::array<std::uint8_t, 32> m_bytes{};
};

using WrappedKey = std::array<std::uint8_t, 40>;
using GcmIv = std::array<std::uint8_t, 12>;
using GcmTag = std::array<std::uint8_t, 16>;

/// Fails with Internal when the library has no randomness.
Result<void> fillRandom(std::span<std::uint8_t> bytes);

/// The x coordinate of the shared point (RFC 7518, 4.6; SP 800-56A, 5.7.1.2). @p theirs was checked
/// when it was made.
[[nodiscard]] Result<SecretKey> agree(const P256PrivateKey& ours, const P256PublicKey& theirs);

/// Who the derived key is for (RFC 7518, 4.6.2). apu and apv are raw bytes; our suite leaves them
/// empty.
struct KdfContext
{
    std::string_view algorithm;
    std::string_view apu;
    std::string_view apv;
    std::uint32_t bits = 256; ///< At most 256: one round of SHA-256. The rest of the key is zero.
};
[[nodiscard]] SecretKey concatKdf(const SecretKey& z, const KdfContext& context);

/// RFC 3394 with a 256-bit key-encryption key.
[[nodiscard]] Result<WrappedKey> wrapKey(const SecretKey& kek, const SecretKey& key);
[[nodiscard]] Result<SecretKey> unwrapKey(const SecretKey& kek, const WrappedKey& wrapped);

struct GcmSealed
{
    std::string ciphertext;
    GcmTag tag{};
};
/// AES-256-GCM (SP 800-38D).
[[nodiscard]] Result<GcmSealed> gcmSeal(const SecretKey& key,
                                        const GcmIv& iv,
                                        std::string_view associated,
                                        std::string_view plaintext);
/// Fails with InvalidInput when the tag does not hold; then no plaintext is left anywhere.
[[nodiscard]] Result<SensitiveText> gcmOpen(const SecretKey& key,
                                            const GcmIv& iv,
                                            std::string_view associated,
                                            const GcmSealed& sealed);

} // namespace ventanilla::jose
