// SPDX-License-Identifier: EUPL-1.2
//
// What leaves the session: sealed with public keys, written durably, fetched by the courier.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/application.h"
#include "kiosk/domain/referral.h"
#include "kiosk/domain/withdrawal.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla {

/// Holds public keys only.
class Sealer
{
public:
    Sealer() = default;
    Sealer(const Sealer&) = delete;
    Sealer& operator=(const Sealer&) = delete;
    virtual ~Sealer() = default;

    /// Fails with NotFound when there is no key for the audience, InvalidInput when a value breaks
    /// the contract.
    [[nodiscard]] virtual Result<SealedParcel> seal(const Application& application) = 0;
    [[nodiscard]] virtual Result<SealedParcel> seal(const Referral& referral) = 0;
    [[nodiscard]] virtual Result<SealedParcel> seal(const Withdrawal& withdrawal) = 0;
    [[nodiscard]] virtual Loc locOf(const Code& code) const = 0;
};

/// A folder of its own for each resident process.
class Spool
{
public:
    Spool() = default;
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    virtual ~Spool() = default;

    /// Returns only when the parcel is on stable storage under its final name.
    /// Fails with Unavailable (disk full, folder gone) or Conflict (this jti is there already).
    virtual Result<void> store(const SealedParcel& parcel) = 0;
};

enum class DeliveryStatus {
    Unknown,
    Waiting,
    Delivered,
    InReview,
    Approved,
    Ready,
    HandedOver,
    Declined,
    Withdrawn
};

/// Answers at most ten questions per ten minutes; the courier counts.
class CourierLink
{
public:
    CourierLink() = default;
    CourierLink(const CourierLink&) = delete;
    CourierLink& operator=(const CourierLink&) = delete;
    virtual ~CourierLink() = default;

    [[nodiscard]] virtual Result<DeliveryStatus> status(const Loc& loc) = 0;
};

/// The verified files of a policy bundle.
struct PolicyFiles
{
    struct File
    {
        std::string path;
        std::string content;
    };

    std::string city;
    std::int64_t version = 0;
    std::int64_t keysVersion = 0;
    std::string notAfter; ///< YYYY-MM-DD.
    int graceDays = 0;
    bool trial = true; ///< Verified without a root.pub of the city's.
    std::vector<File> files;
    std::string recipientsJwks; ///< Public sealing keys, JSON.
    std::string receiptJwks;
};

/// Highest versions that a station has accepted; lower ones are refused.
struct PolicyFloor
{
    std::int64_t version = 0;
    std::int64_t keysVersion = 0;
};

class BundleVerifier
{
public:
    BundleVerifier() = default;
    BundleVerifier(const BundleVerifier&) = delete;
    BundleVerifier& operator=(const BundleVerifier&) = delete;
    virtual ~BundleVerifier() = default;

    /// Reads and verifies the bundle in @p folder: root -> keys.json -> manifest.json -> each
    /// file's hash. Fails with InvalidInput (signature, hash), Conflict (below @p floor), NotFound.
    [[nodiscard]] virtual Result<PolicyFiles> verify(const std::string& folder,
                                                     const PolicyFloor& floor) = 0;
};

} // namespace ventanilla
