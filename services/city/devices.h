// SPDX-License-Identifier: EUPL-1.2
//
// Which kiosk is at the other end of a TLS connection.
#pragma once

#include "services/http/message.h"
#include "services/store/city_store.h"

#include <chrono>

namespace ventanilla::city {

/// The certificate names a device that is enrolled, not revoked, and holds the enrolled key.
/// Fails with NotFound, or as the store does.
[[nodiscard]] Result<store::DeviceRow> enrolledDevice(store::CityStore& store,
                                                      const http::Peer& peer);

/// How long after its end a certificate may still be renewed.
inline constexpr std::chrono::days kRenewableFor{180};

enum class CertificateAge {
    Current,
    Renewable, ///< Ended, at most 180 days ago: good for renewal and for nothing else.
    TooOld,    ///< Or not yet valid, or unreadable.
};
[[nodiscard]] CertificateAge ageOf(const http::Peer& peer, std::chrono::sys_seconds now);

/// Puts the public keys in @p folder (NAME.jwk), which the office enrolled without a network, into
/// the store.
[[nodiscard]] Result<void> importDevices(store::CityStore& store, const std::string& folder);

} // namespace ventanilla::city
