// SPDX-License-Identifier: EUPL-1.2
//
// Private keys as JWK files: made once, read afterwards, never shown.
#pragma once

#include "kiosk/base/result.h"
#include "services/jose/certificates.h"
#include "services/jose/keys.h"

#include <chrono>
#include <string>

namespace ventanilla::admin {

[[nodiscard]] Result<jose::P256PrivateKey> ensureP256Key(const std::string& path);
[[nodiscard]] Result<jose::Ed25519PrivateKey> ensureEd25519Key(const std::string& path);

/// The trial's certificate authority, made at the first call.
[[nodiscard]] Result<jose::CertificateAuthority> ensureAuthority(const std::string& pemPath,
                                                                 const std::string& keyPath,
                                                                 std::chrono::sys_seconds now);

/// What one end of mutual TLS holds: PEM files.
struct TlsFiles
{
    std::string certificate;
    std::string key;
};

/// Makes the key at the first call and the certificate when there is none that lasts for 30 days.
/// Returns the key, which is also the device's signing key.
[[nodiscard]] Result<jose::P256PrivateKey> ensureTls(const TlsFiles& files,
                                                     jose::CertificateOrder order,
                                                     const jose::CertificateAuthority& authority,
                                                     std::chrono::sys_seconds now);

} // namespace ventanilla::admin
