// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/keys.h"

#include "kiosk/base/encoding.h"
#include "services/jose/openssl_handles.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/object_reader.h"

#include <array>
#include <cstring>
#include <optional>

#include <openssl/core_names.h>
#include <openssl/pem.h>

namespace ventanilla::jose {
namespace {

constexpr std::size_t kMaxJwk = 4096;
constexpr std::size_t kMaxPem = 16384;
constexpr std::size_t kCoordinate = 32;
using Coordinate = std::array<std::uint8_t, kCoordinate>;

Error badKey(const char* why)
{
    return Error{ErrorKind::InvalidInput, why};
}

KeyHandle handleOf(EVP_PKEY* key)
{
    return KeyHandle{key, EVP_PKEY_free};
}

struct JwkMembers
{
    SensitiveText x;
    SensitiveText y;
    SensitiveText d;
};

enum class Half { Public, Private };

/// Key members as text; members that only describe the key are looked at and left.
Result<JwkMembers>
readJwk(std::string_view json, std::string_view kty, std::string_view crv, Half half)
{
    VN_TRY(const auto value, protocol::Json::parse(json, kMaxJwk));
    protocol::ObjectReader in{value};
    (void)in.word("kty", {kty});
    (void)in.word("crv", {crv});
    for (const auto* name : {"kid", "use", "alg", "aud"}) {
        (void)in.optionalText(name, {1, 128});
    }
    JwkMembers members;
    members.x = SensitiveText{in.base64Url("x", kCoordinate)};
    if (kty == "EC") {
        members.y = SensitiveText{in.base64Url("y", kCoordinate)};
    }
    if (half == Half::Private) {
        members.d = SensitiveText{in.base64Url("d", kCoordinate)};
    }
    VN_CHECK(in.finish());
    return members;
}

Coordinate coordinateOf(const SensitiveText& text)
{
    Coordinate bytes{};
    auto decoded = fromBase64Url(text.reveal());
    VN_ASSERT(decoded && decoded->size() == bytes.size());
    std::memcpy(bytes.data(), decoded->data(), bytes.size());
    wipe(*decoded);
    return bytes;
}

Result<KeyHandle> p256FromMembers(const JwkMembers& members, Half half)
{
    std::array<std::uint8_t, 1 + 2 * kCoordinate> point{4};
    const auto x = coordinateOf(members.x);
    const auto y = coordinateOf(members.y);
    std::memcpy(point.data() + 1, x.data(), kCoordinate);
    std::memcpy(point.data() + 1 + kCoordinate, y.data(), kCoordinate);

    const ParamBuilder builder{OSSL_PARAM_BLD_new()};
    BigNumber secret;
    bool built = builder &&
                 OSSL_PARAM_BLD_push_utf8_string(
                     builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) == 1 &&
                 OSSL_PARAM_BLD_push_octet_string(
                     builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1;
    if (half == Half::Private) {
        auto d = coordinateOf(members.d);
        secret.reset(BN_bin2bn(d.data(), static_cast<int>(d.size()), BN_secure_new()));
        wipe(d);
        built = built && secret &&
                OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get()) == 1;
    }
    const Params params{built ? OSSL_PARAM_BLD_to_param(builder.get()) : nullptr};
    const PkeyContext context{EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
    EVP_PKEY* key = nullptr;
    const int selection = half == Half::Private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1)
    {
        return badKey("not a point on P-256");
    }
    return handleOf(key);
}

// P-256 has cofactor 1: a point on the curve is in the group, so the quick check (SP 800-56A,
// 5.6.2.3.4) is the whole one.
Result<void> checkKey(EVP_PKEY* key, Half half)
{
    const PkeyContext context{EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr)};
    const bool holds =
        context && (half == Half::Private ? EVP_PKEY_check(context.get()) == 1
                                          : EVP_PKEY_public_check_quick(context.get()) == 1);
    if (!holds) {
        return badKey("key is not valid on its curve");
    }
    return {};
}

Result<void> requireP256(EVP_PKEY* key)
{
    std::array<char, 32> group{};
    std::size_t size = 0;
    if (EVP_PKEY_is_a(key, "EC") != 1 ||
        EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) != 1 ||
        std::string_view{group.data()} != "prime256v1")
    {
        return badKey("key is not on P-256");
    }
    return {};
}

std::string coordinateText(const EVP_PKEY* key, const char* name)
{
    BIGNUM* number = nullptr;
    const bool there = EVP_PKEY_get_bn_param(key, name, &number) == 1;
    const BigNumber owned{number};
    Coordinate bytes{};
    const bool fits = there && BN_bn2binpad(number, bytes.data(), kCoordinate) == kCoordinate;
    VN_ASSERT(fits);
    auto text = toBase64Url(bytes);
    wipe(bytes);
    return text;
}

std::string canonicalP256(const EVP_PKEY* key)
{
    return R"({"crv":"P-256","kty":"EC","x":")" + coordinateText(key, OSSL_PKEY_PARAM_EC_PUB_X) +
           R"(","y":")" + coordinateText(key, OSSL_PKEY_PARAM_EC_PUB_Y) + R"("})";
}

std::string canonicalEd25519(const EVP_PKEY* key)
{
    Coordinate bytes{};
    std::size_t size = bytes.size();
    const bool there =
        EVP_PKEY_get_raw_public_key(key, bytes.data(), &size) == 1 && size == bytes.size();
    VN_ASSERT(there);
    return R"({"crv":"Ed25519","kty":"OKP","x":")" + toBase64Url(bytes) + R"("})";
}

/// Puts d and kid where RFC 7638's order has them.
SensitiveText
privateJwk(const std::string& publicJwk, const std::string& thumbprint, const std::string& d)
{
    const auto at = publicJwk.find(R"("kty")");
    return SensitiveText{publicJwk.substr(0, at) + R"("d":")" + d + R"(","kid":")" + thumbprint +
                         R"(",)" + publicJwk.substr(at)};
}

int noPassword(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*context*/)
{
    return -1; // An encrypted key is refused; the library must never ask a terminal.
}

Result<MemoryBio> readerOf(std::string_view pem)
{
    if (pem.size() > kMaxPem) {
        return badKey("PEM text is longer than its bound");
    }
    MemoryBio bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    if (!bio) {
        return Error{ErrorKind::Internal, "no memory for a PEM text"};
    }
    return bio;
}

} // namespace

P256PublicKey::P256PublicKey(KeyHandle handle)
    : m_handle(std::move(handle))
    , m_jwk(canonicalP256(m_handle.get()))
    , m_thumbprint(thumbprintOf(m_jwk))
{}

Result<P256PublicKey> P256PublicKey::fromJwk(std::string_view json)
{
    VN_TRY(const auto members, readJwk(json, "EC", "P-256", Half::Public));
    VN_TRY(auto handle, p256FromMembers(members, Half::Public));
    VN_CHECK(checkKey(handle.get(), Half::Public));
    return P256PublicKey{std::move(handle)};
}

Result<P256PublicKey> P256PublicKey::fromPem(std::string_view pem)
{
    VN_TRY(const auto bio, readerOf(pem));
    KeyHandle handle;
    if (pem.find("BEGIN CERTIFICATE") != std::string_view::npos) {
        const Certificate certificate{PEM_read_bio_X509(bio.get(), nullptr, noPassword, nullptr)};
        handle = handleOf(certificate ? X509_get_pubkey(certificate.get()) : nullptr);
    } else {
        handle = handleOf(PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassword, nullptr));
    }
    if (!handle) {
        return badKey("not a public key in PEM");
    }
    VN_CHECK(requireP256(handle.get()));
    VN_CHECK(checkKey(handle.get(), Half::Public));
    return P256PublicKey{std::move(handle)};
}

Result<P256PrivateKey> P256PrivateKey::generate()
{
    auto handle = handleOf(EVP_EC_gen("P-256"));
    if (!handle) {
        return Error{ErrorKind::Internal, "no P-256 key could be made"};
    }
    return P256PrivateKey{std::move(handle)};
}

Result<P256PrivateKey> P256PrivateKey::fromJwk(std::string_view json)
{
    VN_TRY(const auto members, readJwk(json, "EC", "P-256", Half::Private));
    VN_TRY(auto handle, p256FromMembers(members, Half::Private));
    VN_CHECK(checkKey(handle.get(), Half::Private));
    return P256PrivateKey{std::move(handle)};
}

Result<P256PrivateKey> P256PrivateKey::fromPem(std::string_view pem)
{
    VN_TRY(const auto bio, readerOf(pem));
    auto handle = handleOf(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr));
    if (!handle) {
        return badKey("not a private key in PEM");
    }
    VN_CHECK(requireP256(handle.get()));
    VN_CHECK(checkKey(handle.get(), Half::Private));
    return P256PrivateKey{std::move(handle)};
}

SensitiveText P256PrivateKey::jwk() const
{
    const SensitiveText d{coordinateText(get(), OSSL_PKEY_PARAM_PRIV_KEY)};
    return privateJwk(m_public.jwk(), m_public.thumbprint(), d.reveal());
}

SensitiveText P256PrivateKey::pem() const
{
    const MemoryBio bio{BIO_new(BIO_s_secmem())};
    const bool written =
        bio && PEM_write_bio_PKCS8PrivateKey(
                   bio.get(), get(), nullptr, nullptr, 0, noPassword, nullptr) == 1;
    VN_ASSERT(written);
    char* text = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &text);
    return SensitiveText{std::string(text, static_cast<std::size_t>(size))};
}

Ed25519PublicKey::Ed25519PublicKey(KeyHandle handle)
    : m_handle(std::move(handle))
    , m_jwk(canonicalEd25519(m_handle.get()))
    , m_thumbprint(thumbprintOf(m_jwk))
{}

Result<Ed25519PublicKey> Ed25519PublicKey::fromJwk(std::string_view json)
{
    VN_TRY(const auto members, readJwk(json, "OKP", "Ed25519", Half::Public));
    const auto x = coordinateOf(members.x);
    auto handle =
        handleOf(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, x.data(), x.size()));
    if (!handle) {
        return badKey("not an Ed25519 key");
    }
    return Ed25519PublicKey{std::move(handle)};
}

Result<Ed25519PrivateKey> Ed25519PrivateKey::generate()
{
    auto handle = handleOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    if (!handle) {
        return Error{ErrorKind::Internal, "no Ed25519 key could be made"};
    }
    return Ed25519PrivateKey{std::move(handle)};
}

Result<Ed25519PrivateKey> Ed25519PrivateKey::fromJwk(std::string_view json)
{
    VN_TRY(const auto members, readJwk(json, "OKP", "Ed25519", Half::Private));
    auto d = coordinateOf(members.d);
    auto handle =
        handleOf(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, d.data(), d.size()));
    wipe(d);
    if (!handle) {
        return badKey("not an Ed25519 key");
    }
    Ed25519PrivateKey key{std::move(handle)};
    VN_TRY(const auto stated,
           Ed25519PublicKey::fromJwk(R"({"crv":"Ed25519","kty":"OKP","x":")" + members.x.reveal() +
                                     R"("})"));
    if (!(stated == key.publicKey())) {
        return badKey("the halves of an Ed25519 key do not belong together");
    }
    return key;
}

SensitiveText Ed25519PrivateKey::jwk() const
{
    Coordinate bytes{};
    std::size_t size = bytes.size();
    const bool there =
        EVP_PKEY_get_raw_private_key(get(), bytes.data(), &size) == 1 && size == bytes.size();
    VN_ASSERT(there);
    const SensitiveText d{toBase64Url(bytes)};
    wipe(bytes);
    return privateJwk(m_public.jwk(), m_public.thumbprint(), d.reveal());
}

} // namespace ventanilla::jose
