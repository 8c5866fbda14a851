// SPDX-License-Identifier: EUPL-1.2
//
// What a kiosk and its city say about the kiosk itself: enrolment, certificate, heartbeat.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ventanilla::protocol {

/// Body of POST /v1/enrol: {"code": "...", "key": {JWK}}.
struct EnrolRequest
{
    SensitiveText code; ///< Of use once.
    std::string keyJwk; ///< The device's public key.

    [[nodiscard]] static Result<EnrolRequest> parse(std::string_view json);
    [[nodiscard]] SensitiveText dump() const;
};

/// Answer to POST /v1/enrol and /v1/renew: {"device", "certificate", "ca"}, PEM.
struct CertificateAnswer
{
    std::string device;
    std::string certificate;
    std::string authority;

    [[nodiscard]] static Result<CertificateAnswer> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// Body of POST /v1/heartbeat: {"policy_version", "waiting", "seals_with"}.
struct Heartbeat
{
    std::int64_t policyVersion = 0;
    std::int64_t waiting = 0;
    std::string sealsWith; ///< kid of the city's sealing key that the kiosk uses.

    [[nodiscard]] static Result<Heartbeat> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

} // namespace ventanilla::protocol
