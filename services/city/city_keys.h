// SPDX-License-Identifier: EUPL-1.2
//
// What the city's server signs and opens with.
#pragma once

#include "services/jose/keys.h"
#include "services/jose/parcel_opener.h"

#include <string>

namespace ventanilla::city {

struct CityKeys
{
    jose::ParcelOpener opener;       ///< Sealing keys, newest and older ones.
    jose::P256PrivateKey receipt;    ///< Signs receipts and nothing else.
    jose::P256PrivateKey forward;    ///< Signs what the exchange hands to banks.
    jose::Ed25519PrivateKey timeKey; ///< Signs fresh.json.

    /// From @p folder: sealing/*.jwk, receipt.jwk, forward.jwk, time.jwk. Fails with NotFound,
    /// InvalidInput.
    [[nodiscard]] static Result<CityKeys> load(const std::string& folder,
                                               const std::string& recipient);
};

} // namespace ventanilla::city
