// SPDX-License-Identifier: EUPL-1.2
//
// Kiosks come, stay and say how they are: enrolment by a code of use once, renewal, heartbeat.
#pragma once

#include "kiosk/base/clock.h"
#include "services/http/message.h"
#include "services/jose/certificates.h"
#include "services/store/city_store.h"

#include <optional>

namespace ventanilla::city {

/// Name in the certificate that opens the door for enrolment and for nothing else.
inline constexpr const char* kEnrolmentName = "enrolment";

/// Thread-safe when the store is.
class Fleet
{
public:
    /// Without an authority there is no enrolment and no renewal over the network.
    Fleet(store::CityStore& store,
          const Clock& clock,
          std::optional<jose::CertificateAuthority> authority)
        : m_store(store)
        , m_clock(clock)
        , m_authority(std::move(authority))
    {}

    /// POST /v1/enrol {"code", "key": JWK}: a certificate for the device that the code is for.
    [[nodiscard]] http::Response enrol(const http::Request& request) const;
    /// POST /v1/renew: a new certificate for the same key and name; the caller knows the device.
    [[nodiscard]] http::Response renew(const http::Request& request) const;
    /// POST /v1/heartbeat: notes how the kiosk is, and answers with the signed time.
    [[nodiscard]] http::Response heartbeat(const http::Request& request,
                                           const Result<std::string>& signedNow) const;

private:
    [[nodiscard]] http::Response
    certificateFor(int status, const std::string& device, const jose::P256PublicKey& key) const;

    store::CityStore& m_store;
    const Clock& m_clock;
    std::optional<jose::CertificateAuthority> m_authority;
};

} // namespace ventanilla::city
