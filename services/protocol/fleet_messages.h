// SPDX-License-Identifier: EUPL-1.2
//
// What a kiosk and its city say about the kiosk itself: enrolment, certificate, heartbeat.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// How far each chain of records goes.
struct ChainNumbers
{
    std::int64_t applications = 0;
    std::int64_t referrals = 0;
    std::int64_t audit = 0;

    friend bool operator==(const ChainNumbers&, const ChainNumbers&) = default;
};

/// Body of POST /v1/heartbeat: {"policy_version", "waiting", "seals_with", "chains", "notices"}.
struct Heartbeat
{
    std::int64_t policyVersion = 0;
    /// Parcels that have a number and no receipt. What has no number is not counted: a referral
    /// that waits would show beside its application.
    std::int64_t waiting = 0;
    std::string sealsWith; ///< kid of the oldest sealing key of the city's that is still in use.
    ChainNumbers chains = {};
    std::vector<std::string> notices = {}; ///< "policy-ends-14", "disk-full" ...

    [[nodiscard]] static Result<Heartbeat> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

/// Answer to POST /v1/heartbeat: {"fresh": "..."}: the time, signed at this moment.
struct HeartbeatAnswer
{
    std::optional<std::string> fresh; ///< vn-fresh+jws; absent while the city has no bundle.

    [[nodiscard]] static Result<HeartbeatAnswer> parse(std::string_view json);
    [[nodiscard]] std::string dump() const;
};

} // namespace ventanilla::protocol
