// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/thumbprint.h"

#include "kiosk/base/encoding.h"

#include <openssl/evp.h>

namespace ventanilla::jose {

Sha256 sha256(std::span<const std::uint8_t> bytes)
{
    Sha256 digest{};
    std::size_t size = digest.size();
    const bool done =
        EVP_Q_digest(
            nullptr, "SHA256", nullptr, bytes.data(), bytes.size(), digest.data(), &size) == 1;
    VN_ASSERT(done && size == digest.size());
    return digest;
}

Sha256 sha256(std::string_view text)
{
    return sha256(bytesOf(text));
}

std::string sha256Base64Url(std::string_view text)
{
    return toBase64Url(sha256(text));
}

std::string sha256Hex(std::string_view text)
{
    return toHex(sha256(text));
}

std::string thumbprintOf(std::string_view canonicalJwk)
{
    return sha256Base64Url(canonicalJwk);
}

Loc locOf(const Code& code)
{
    std::string text = "vn-loc-1";
    text += code.reveal();
    Loc loc{sha256Base64Url(text)};
    wipe(text);
    return loc;
}

} // namespace ventanilla::jose
