// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/signature.h"

#include "services/jose/openssl_handles.h"

#include <algorithm>
#include <vector>

namespace ventanilla::jose {
namespace {

constexpr int kHalf = 32; // r and s of ES256; R and S of Ed25519.
using Bytes = std::vector<std::uint8_t>;

const unsigned char* raw(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// RFC 7518, 3.4: r || s, not the DER that the library speaks.
Result<Signature> fromDer(const Bytes& der)
{
    const auto* at = der.data();
    const EcdsaSignature parsed{d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()))};
    Signature signature{};
    if (!parsed || BN_bn2binpad(ECDSA_SIG_get0_r(parsed.get()), signature.data(), kHalf) != kHalf ||
        BN_bn2binpad(ECDSA_SIG_get0_s(parsed.get()), signature.data() + kHalf, kHalf) != kHalf)
    {
        return Error{ErrorKind::Internal, "signature has an unexpected shape"};
    }
    return signature;
}

Bytes toDer(const Signature& signature)
{
    const EcdsaSignature parsed{ECDSA_SIG_new()};
    BigNumber r{BN_bin2bn(signature.data(), kHalf, nullptr)};
    BigNumber s{BN_bin2bn(signature.data() + kHalf, kHalf, nullptr)};
    if (!parsed || !r || !s || ECDSA_SIG_set0(parsed.get(), r.get(), s.get()) != 1) {
        return {};
    }
    (void)r.release(); // Now the signature's.
    (void)s.release();
    Bytes der(static_cast<std::size_t>(std::max(0, i2d_ECDSA_SIG(parsed.get(), nullptr))));
    auto* at = der.data();
    (void)i2d_ECDSA_SIG(parsed.get(), &at);
    return der;
}

Result<Bytes> digestSign(EVP_PKEY* key, const char* digest, std::string_view input)
{
    const DigestContext context{EVP_MD_CTX_new()};
    std::size_t size = 128;
    Bytes signature(size);
    if (!context ||
        EVP_DigestSignInit_ex(context.get(), nullptr, digest, nullptr, nullptr, key, nullptr) !=
            1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, raw(input), input.size()) != 1)
    {
        return Error{ErrorKind::Internal, "signing failed"};
    }
    signature.resize(size);
    return signature;
}

bool digestVerify(EVP_PKEY* key,
                  const char* digest,
                  std::span<const std::uint8_t> signature,
                  std::string_view input)
{
    const DigestContext context{EVP_MD_CTX_new()};
    return context &&
           EVP_DigestVerifyInit_ex(
               context.get(), nullptr, digest, nullptr, nullptr, key, nullptr) == 1 &&
           EVP_DigestVerify(
               context.get(), signature.data(), signature.size(), raw(input), input.size()) == 1;
}

} // namespace

Result<Signature> signRaw(const P256PrivateKey& key, std::string_view input)
{
    VN_TRY(const auto der, digestSign(key.get(), "SHA256", input));
    return fromDer(der);
}

Result<Signature> signRaw(const Ed25519PrivateKey& key, std::string_view input)
{
    VN_TRY(const auto bytes, digestSign(key.get(), nullptr, input));
    Signature signature{};
    if (bytes.size() != signature.size()) {
        return Error{ErrorKind::Internal, "signature has an unexpected shape"};
    }
    std::ranges::copy(bytes, signature.begin());
    return signature;
}

bool verifyRaw(const P256PublicKey& key, const Signature& signature, std::string_view input)
{
    return digestVerify(key.get(), "SHA256", toDer(signature), input);
}

bool verifyRaw(const Ed25519PublicKey& key, const Signature& signature, std::string_view input)
{
    return digestVerify(key.get(), nullptr, signature, input);
}

} // namespace ventanilla::jose
