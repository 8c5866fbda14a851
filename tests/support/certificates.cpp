// SPDX-License-Identifier: EUPL-1.2
//
// Runs openssl(1) a few times.
#include "tests/support/certificates.h"

#include <cstdlib>
#include <stdexcept>

namespace ventanilla::test {
namespace {

void shell(const std::string& command)
{
    const auto quiet = command + " >/dev/null 2>&1";
    // NOLINTNEXTLINE(cert-env33-c,concurrency-mt-unsafe): set-up of a test that has one thread yet
    if (std::system(quiet.c_str()) != 0) {
        throw std::runtime_error{"failed: " + command};
    }
}

} // namespace

Certificates::Certificates()
{
    authority("ca");
    authority("other-ca");
    leaf("server", "trial city", "ca");
    leaf("device", "kiosk-7", "ca");
    leaf("stranger", "kiosk-8", "other-ca");
}

void Certificates::authority(const std::string& name) const
{
    shell(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=" +
        name + "' -keyout " + file(name + ".key") + " -out " + file(name + ".pem"));
}

void Certificates::leaf(const std::string& name,
                        const std::string& subject,
                        const std::string& authority) const
{
    writeFile(file(name + ".ext"), "subjectAltName=IP:127.0.0.1\n");
    shell("openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=" + subject +
          "' -keyout " + file(name + ".key") + " -out " + file(name + ".csr"));
    shell("openssl x509 -req -days 2 -in " + file(name + ".csr") + " -CA " +
          file(authority + ".pem") + " -CAkey " + file(authority + ".key") + " -extfile " +
          file(name + ".ext") + " -out " + file(name + ".pem"));
}

} // namespace ventanilla::test
