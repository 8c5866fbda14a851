// SPDX-License-Identifier: EUPL-1.2
//
// Keys: P-256 for sealing, ES256 and TLS; Ed25519 for policy roots. None can be printed or logged.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace ventanilla::jose {

/// Shared because keys never change once made; freed with the last user.
using KeyHandle = std::shared_ptr<evp_pkey_st>;

/// A point on P-256 that was checked (SP 800-56A, 5.6.2.3.3).
class P256PublicKey
{
public:
    /// Takes {kty, crv, x, y} with optional kid, use, alg, aud. Fails with InvalidInput, also for a
    /// point off the curve and for a key that carries its private part.
    [[nodiscard]] static Result<P256PublicKey> fromJwk(std::string_view json);
    /// SubjectPublicKeyInfo or an X.509 certificate, PEM.
    [[nodiscard]] static Result<P256PublicKey> fromPem(std::string_view pem);
    /// Trusts @p handle: for the functions of this folder.
    explicit P256PublicKey(KeyHandle handle);

    /// {"crv","kty","x","y"} in this order, which is also what RFC 7638 hashes.
    [[nodiscard]] const std::string& jwk() const { return m_jwk; }
    /// RFC 7638, SHA-256, base64url: the key's kid everywhere.
    [[nodiscard]] const std::string& thumbprint() const { return m_thumbprint; }
    [[nodiscard]] evp_pkey_st* get() const { return m_handle.get(); }

    friend bool operator==(const P256PublicKey& a, const P256PublicKey& b)
    {
        return a.m_jwk == b.m_jwk;
    }

private:
    KeyHandle m_handle;
    std::string m_jwk;
    std::string m_thumbprint;
};

class P256PrivateKey
{
public:
    /// Fails with Internal when the library has no randomness.
    [[nodiscard]] static Result<P256PrivateKey> generate();
    /// As P256PublicKey::fromJwk, with d. Refuses a pair whose halves do not belong together.
    [[nodiscard]] static Result<P256PrivateKey> fromJwk(std::string_view json);
    /// PKCS#8 or SEC 1, PEM, not encrypted.
    [[nodiscard]] static Result<P256PrivateKey> fromPem(std::string_view pem);

    [[nodiscard]] const P256PublicKey& publicKey() const { return m_public; }
    /// {"crv","d","kid","kty","x","y"}.
    [[nodiscard]] SensitiveText jwk() const;
    /// PKCS#8, for TLS.
    [[nodiscard]] SensitiveText pem() const;
    [[nodiscard]] evp_pkey_st* get() const { return m_public.get(); }

private:
    explicit P256PrivateKey(KeyHandle handle)
        : m_public(std::move(handle))
    {}
    P256PublicKey m_public;
};

class Ed25519PublicKey
{
public:
    /// Takes {kty: OKP, crv: Ed25519, x} with optional kid, use, alg.
    [[nodiscard]] static Result<Ed25519PublicKey> fromJwk(std::string_view json);
    explicit Ed25519PublicKey(KeyHandle handle);

    [[nodiscard]] const std::string& jwk() const { return m_jwk; }
    [[nodiscard]] const std::string& thumbprint() const { return m_thumbprint; }
    [[nodiscard]] evp_pkey_st* get() const { return m_handle.get(); }

    friend bool operator==(const Ed25519PublicKey& a, const Ed25519PublicKey& b)
    {
        return a.m_jwk == b.m_jwk;
    }

private:
    KeyHandle m_handle;
    std::string m_jwk;
    std::string m_thumbprint;
};

class Ed25519PrivateKey
{
public:
    [[nodiscard]] static Result<Ed25519PrivateKey> generate();
    [[nodiscard]] static Result<Ed25519PrivateKey> fromJwk(std::string_view json);

    [[nodiscard]] const Ed25519PublicKey& publicKey() const { return m_public; }
    /// {"crv","d","kid","kty","x"}.
    [[nodiscard]] SensitiveText jwk() const;
    [[nodiscard]] evp_pkey_st* get() const { return m_public.get(); }

private:
    explicit Ed25519PrivateKey(KeyHandle handle)
        : m_public(std::move(handle))
    {}
    Ed25519PublicKey m_public;
};

} // namespace ventanilla::jose
