// SPDX-License-Identifier: EUPL-1.2
//
// Throw-away certificates for loopback TLS, made by the openssl command.
#pragma once

#include "tests/support/temporary_folder.h"

#include <string>

namespace ventanilla::test {

/// Files in a folder of their own: ca.pem, other-ca.pem, and name.pem with name.key for
/// server (127.0.0.1), device ("kiosk-7"), and stranger (from the other CA).
class Certificates
{
public:
    Certificates();

    [[nodiscard]] std::string file(std::string_view name) const { return m_folder / name; }

private:
    void authority(const std::string& name) const;
    void
    leaf(const std::string& name, const std::string& subject, const std::string& authority) const;

    TemporaryFolder m_folder;
};

} // namespace ventanilla::test
