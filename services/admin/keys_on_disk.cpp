// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/keys_on_disk.h"

#include "services/store/files/private_files.h"

#include <utility>

namespace ventanilla::admin {
namespace {

using namespace std::chrono;

constexpr auto kClockSkew = hours{1};
constexpr auto kAuthorityLife = days{3650};
constexpr auto kCertificateLife = days{365};
constexpr auto kRenewBefore = days{30};

template <typename Key>
Result<Key> ensureKey(const std::string& path)
{
    if (store::fileExists(path)) {
        VN_TRY(const SensitiveText text, store::readWholeFile(path).map([](std::string content) {
            return SensitiveText{std::move(content)};
        }));
        return Key::fromJwk(text.reveal());
    }
    VN_TRY(auto key, Key::generate());
    VN_CHECK(store::writePrivateFile(path, key.jwk().reveal()));
    return key;
}

Result<jose::P256PrivateKey> ensurePemKey(const std::string& path)
{
    if (store::fileExists(path)) {
        VN_TRY(const SensitiveText text, store::readWholeFile(path).map([](std::string content) {
            return SensitiveText{std::move(content)};
        }));
        return jose::P256PrivateKey::fromPem(text.reveal());
    }
    VN_TRY(auto key, jose::P256PrivateKey::generate());
    VN_CHECK(store::writePrivateFile(path, key.pem().reveal()));
    return key;
}

bool lasts(const std::string& path, sys_seconds until)
{
    const auto pem = store::readWholeFile(path);
    if (!pem) {
        return false;
    }
    const auto end = jose::notAfterOf(*pem);
    return end && *end >= until;
}

} // namespace

Result<jose::P256PrivateKey> ensureP256Key(const std::string& path)
{
    return ensureKey<jose::P256PrivateKey>(path);
}

Result<jose::Ed25519PrivateKey> ensureEd25519Key(const std::string& path)
{
    return ensureKey<jose::Ed25519PrivateKey>(path);
}

Result<jose::CertificateAuthority>
ensureAuthority(const std::string& pemPath, const std::string& keyPath, sys_seconds now)
{
    VN_TRY(auto key, ensureP256Key(keyPath));
    if (!store::fileExists(pemPath)) {
        const jose::CertificateOrder order{"Ventanilla trial authority",
                                           jose::CertificateOrder::Use::Client,
                                           {},
                                           now - kClockSkew,
                                           now + kAuthorityLife};
        VN_TRY(const auto made, jose::makeAuthority(order, key));
        VN_CHECK(store::writePrivateFile(pemPath, made));
    }
    VN_TRY(auto pem, store::readWholeFile(pemPath));
    return jose::CertificateAuthority::load(std::move(pem), std::move(key));
}

Result<jose::P256PrivateKey> ensureTls(const TlsFiles& files,
                                       jose::CertificateOrder order,
                                       const jose::CertificateAuthority& authority,
                                       sys_seconds now)
{
    VN_TRY(auto key, ensurePemKey(files.key));
    if (!lasts(files.certificate, now + kRenewBefore)) {
        order.notBefore = now - kClockSkew;
        order.notAfter = now + kCertificateLife;
        VN_TRY(const auto pem, authority.issue(order, key.publicKey()));
        VN_CHECK(store::writePrivateFile(files.certificate, pem));
    }
    return key;
}

} // namespace ventanilla::admin
