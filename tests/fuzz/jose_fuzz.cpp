// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a parcel, a signed text or a key: refused or read, never more.
#include "services/jose/jwe.h"
#include "services/jose/jws.h"
#include "services/jose/key_set.h"

#include <array>
#include <cstdint>
#include <string_view>

using namespace ventanilla;
using namespace ventanilla::jose;

namespace {

// RFC 7518, appendix C: Bob's key, known to everybody.
const P256PrivateKey& knownKey()
{
    static const auto key = P256PrivateKey::fromJwk(
        R"({"kty":"EC","crv":"P-256","x":"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ",)"
        R"("y":"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck",)"
        R"("d":"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw"})");
    VN_ASSERT(key.has_value());
    return *key;
}

void readParcel(std::string_view text)
{
    const auto header = readJweHeader(text);
    for (const auto typ : {parcel_type::kApplication, parcel_type::kReferral, parcel_type::kAudit})
    {
        const auto opened = openJwe(text, typ, knownKey());
        // What opens was also readable unopened, and says the same.
        VN_ASSERT(!opened || (header && *header == opened->header));
    }
}

void readSigned(std::string_view text)
{
    for (const auto typ : {jws_type::kRecord, jws_type::kForward}) {
        const auto header = readJwsHeader(text, typ);
        const auto payload = verifyJws(text, typ, knownKey().publicKey());
        VN_ASSERT(!payload || header);
        (void)verifyDetachedJws(text, typ, "payload", knownKey().publicKey());
    }
}

void readKey(std::string_view text)
{
    const auto key = P256PublicKey::fromJwk(text);
    if (key) {
        const auto again = P256PublicKey::fromJwk(key->jwk());
        VN_ASSERT(again && *again == *key);
    }
    (void)P256PublicKey::fromPem(text);
    (void)P256PrivateKey::fromPem(text);
    (void)Ed25519PublicKey::fromJwk(text);
    (void)readRecipients(text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    constexpr std::array kReaders{readParcel, readSigned, readKey};
    kReaders.at(data[0] % kReaders.size())({reinterpret_cast<const char*>(data) + 1, size - 1});
    return 0;
}
