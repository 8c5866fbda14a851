// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/primitives.h"

#include "kiosk/base/encoding.h"
#include "services/jose/openssl_handles.h"
#include "services/jose/thumbprint.h"

#include <algorithm>
#include <vector>

#include <openssl/rand.h>

namespace ventanilla::jose {
namespace {

Error libraryFault(const char* what)
{
    return Error{ErrorKind::Internal, what};
}

void appendNumber(std::vector<std::uint8_t>& out, std::uint32_t value)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        out.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

void appendPrefixed(std::vector<std::uint8_t>& out, std::string_view text)
{
    appendNumber(out, static_cast<std::uint32_t>(text.size()));
    out.insert(out.end(), text.begin(), text.end());
}

Result<CipherContext> wrapContext()
{
    CipherContext context{EVP_CIPHER_CTX_new()};
    if (!context) {
        return libraryFault("no cipher context");
    }
    // Without this flag the library refuses every wrap mode.
    EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    return context;
}

const unsigned char* raw(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

Result<void> fillRandom(std::span<std::uint8_t> bytes)
{
    if (RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        return libraryFault("no randomness");
    }
    return {};
}

Result<SecretKey> agree(const P256PrivateKey& ours, const P256PublicKey& theirs)
{
    const PkeyContext context{EVP_PKEY_CTX_new_from_pkey(nullptr, ours.get(), nullptr)};
    SecretKey z;
    std::size_t size = z.bytes().size();
    if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer_ex(context.get(), theirs.get(), 0) != 1 ||
        EVP_PKEY_derive(context.get(), z.bytes().data(), &size) != 1 || size != z.bytes().size())
    {
        return libraryFault("key agreement failed");
    }
    return z;
}

SecretKey concatKdf(const SecretKey& z, const KdfContext& context)
{
    VN_ASSERT(context.bits <= 256 && context.bits % 8 == 0);
    std::vector<std::uint8_t> input;
    input.reserve(256);
    appendNumber(input, 1);
    input.insert(input.end(), z.bytes().begin(), z.bytes().end());
    appendPrefixed(input, context.algorithm);
    appendPrefixed(input, context.apu);
    appendPrefixed(input, context.apv);
    appendNumber(input, context.bits);
    auto digest = sha256(input);
    wipe(input);
    SecretKey key;
    std::copy_n(digest.begin(), context.bits / 8, key.bytes().begin());
    wipe(digest);
    return key;
}

Result<WrappedKey> wrapKey(const SecretKey& kek, const SecretKey& key)
{
    VN_TRY(const auto context, wrapContext());
    // The library may write a block more than it reports.
    std::array<std::uint8_t, 64> out{};
    int size = 0;
    if (EVP_EncryptInit_ex(
            context.get(), EVP_aes_256_wrap(), nullptr, kek.bytes().data(), nullptr) != 1 ||
        EVP_EncryptUpdate(context.get(), out.data(), &size, key.bytes().data(), 32) != 1 ||
        size != 40)
    {
        return libraryFault("key wrap failed");
    }
    WrappedKey wrapped{};
    std::copy_n(out.begin(), wrapped.size(), wrapped.begin());
    return wrapped;
}

Result<SecretKey> unwrapKey(const SecretKey& kek, const WrappedKey& wrapped)
{
    VN_TRY(const auto context, wrapContext());
    std::array<std::uint8_t, 64> out{};
    int size = 0;
    const bool held =
        EVP_DecryptInit_ex(
            context.get(), EVP_aes_256_wrap(), nullptr, kek.bytes().data(), nullptr) == 1 &&
        EVP_DecryptUpdate(
            context.get(), out.data(), &size, wrapped.data(), static_cast<int>(wrapped.size())) ==
            1 &&
        size == 32;
    SecretKey key;
    if (held) {
        std::copy_n(out.begin(), key.bytes().size(), key.bytes().begin());
    }
    wipe(out);
    if (!held) {
        return Error{ErrorKind::InvalidInput, "wrapped key does not hold"};
    }
    return key;
}

Result<GcmSealed> gcmSeal(const SecretKey& key,
                          const GcmIv& iv,
                          std::string_view associated,
                          std::string_view plaintext)
{
    const CipherContext context{EVP_CIPHER_CTX_new()};
    GcmSealed sealed;
    sealed.ciphertext.resize(plaintext.size());
    auto* out = reinterpret_cast<unsigned char*>(sealed.ciphertext.data());
    int size = 0;
    // 12 bytes of IV are the cipher's default.
    if (!context ||
        EVP_EncryptInit_ex(
            context.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(), iv.data()) != 1 ||
        EVP_EncryptUpdate(
            context.get(), nullptr, &size, raw(associated), static_cast<int>(associated.size())) !=
            1 ||
        EVP_EncryptUpdate(
            context.get(), out, &size, raw(plaintext), static_cast<int>(plaintext.size())) != 1 ||
        EVP_EncryptFinal_ex(context.get(), out + plaintext.size(), &size) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, 16, sealed.tag.data()) != 1)
    {
        return libraryFault("encryption failed");
    }
    return sealed;
}

Result<SensitiveText>
gcmOpen(const SecretKey& key, const GcmIv& iv, std::string_view associated, const GcmSealed& sealed)
{
    const CipherContext context{EVP_CIPHER_CTX_new()};
    std::string plaintext(sealed.ciphertext.size(), '\0');
    auto* out = reinterpret_cast<unsigned char*>(plaintext.data());
    auto tag = sealed.tag;
    int size = 0;
    const auto length = static_cast<int>(plaintext.size());
    if (!context ||
        EVP_DecryptInit_ex(
            context.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(), iv.data()) != 1 ||
        EVP_DecryptUpdate(
            context.get(), nullptr, &size, raw(associated), static_cast<int>(associated.size())) !=
            1 ||
        EVP_DecryptUpdate(context.get(), out, &size, raw(sealed.ciphertext), length) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, 16, tag.data()) != 1 ||
        EVP_DecryptFinal_ex(context.get(), out + length, &size) != 1)
    {
        wipe(plaintext);
        return Error{ErrorKind::InvalidInput, "authentication tag does not hold"};
    }
    return SensitiveText{std::move(plaintext)};
}

} // namespace ventanilla::jose
