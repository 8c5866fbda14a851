// SPDX-License-Identifier: EUPL-1.2
//
// What a courier may know of a parcel: its protected header and its hash.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/application.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ventanilla::courier {

using Chain = SealedParcel::Chain;

struct ParcelFacts
{
    std::string jti;
    std::string aud;
    Chain chain = Chain::Applications;
    bool isWithdrawal = false;
    std::optional<std::string> loc;
    std::optional<std::int64_t> exp; ///< Seconds since the epoch.
    std::string sha256;              ///< Of the whole parcel, base64url.

    friend bool operator==(const ParcelFacts&, const ParcelFacts&) = default;
};

/// Reads a parcel without opening it. Fails with InvalidInput or Unsupported.
[[nodiscard]] Result<ParcelFacts> factsOf(std::string_view jwe);

} // namespace ventanilla::courier
