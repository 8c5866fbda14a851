// SPDX-License-Identifier: EUPL-1.2
//
// X.509 certificates for mutual TLS: a private authority, and what it says about P-256 keys.
#pragma once

#include "kiosk/base/result.h"
#include "services/jose/keys.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::jose {

/// Who a certificate is for, and how long.
struct CertificateOrder
{
    enum class Use { Server, Client };

    std::string commonName; ///< A program or device, never a person.
    Use use = Use::Client;
    std::vector<std::string> addresses; ///< "127.0.0.1" or "localhost"; a server's alone.
    std::chrono::sys_seconds notBefore{};
    std::chrono::sys_seconds notAfter{};
};

/// A root that signs itself and may sign end certificates alone (path length 0). PEM.
/// Fails with InvalidInput (name, dates), Internal.
[[nodiscard]] Result<std::string> makeAuthority(const CertificateOrder& order,
                                                const P256PrivateKey& key);

/// The certificate of an authority and its key, ready to sign.
class CertificateAuthority
{
public:
    /// Fails with InvalidInput when @p pem is no certificate of @p key.
    [[nodiscard]] static Result<CertificateAuthority> load(std::string pem, P256PrivateKey key);

    /// PEM. Fails with InvalidInput (name, addresses, dates), Internal.
    [[nodiscard]] Result<std::string> issue(const CertificateOrder& order,
                                            const P256PublicKey& subject) const;
    [[nodiscard]] const std::string& pem() const { return m_pem; }

private:
    CertificateAuthority(std::string pem, P256PrivateKey key)
        : m_pem(std::move(pem))
        , m_key(std::move(key))
    {}
    std::string m_pem;
    P256PrivateKey m_key;
};

/// The seconds between which a certificate holds, both included.
struct Validity
{
    std::chrono::sys_seconds notBefore{};
    std::chrono::sys_seconds notAfter{};
};
/// Of a DER certificate, as TLS hands it over, or of one in PEM. Fails with InvalidInput.
[[nodiscard]] Result<Validity> validityOf(const std::vector<std::uint8_t>& der);
[[nodiscard]] Result<Validity> validityOf(std::string_view pem);

/// The last second of a certificate's life. Fails with InvalidInput.
[[nodiscard]] Result<std::chrono::sys_seconds> notAfterOf(std::string_view pem);
/// The key in a DER certificate, as TLS hands it over. Fails with InvalidInput.
[[nodiscard]] Result<P256PublicKey> keyOfCertificate(const std::vector<std::uint8_t>& der);

} // namespace ventanilla::jose
