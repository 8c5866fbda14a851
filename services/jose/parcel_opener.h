// SPDX-License-Identifier: EUPL-1.2
//
// Opens what was sealed to a city or a bank, and believes nothing that its two sides do not both
// say.
#pragma once

#include "kiosk/domain/application.h"
#include "kiosk/domain/referral.h"
#include "kiosk/domain/withdrawal.h"
#include "services/jose/jwe.h"
#include "services/jose/key_set.h"

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ventanilla::jose {

using ParcelContent = std::variant<Application, Referral, Withdrawal>;

struct OpenedParcel
{
    JweHeader header;
    ParcelContent content; ///< A voucher is a Referral whose kind says so.
};

/// Thread-safe once made.
class ParcelOpener
{
public:
    /// @p self is the recipient's own name: parcels for anybody else are refused.
    ParcelOpener(std::string self, KeyRing keys);
    /// One inbox that stands for several institutions.
    ParcelOpener(std::vector<std::string> selves, KeyRing keys);

    /// With the keys that lie in @p folder at the time of opening: what is added there opens at
    /// once, and what is destroyed there is forgotten. Fails as KeyRing::load.
    [[nodiscard]] static Result<ParcelOpener> following(std::vector<std::string> selves,
                                                        std::string folder);

    /// Opens by kid; inner aud, jti and exp equal the outer ones, X hashes to loc, a referral has
    /// not expired before it was made. Fails with NotFound (no such private key), Unsupported (a
    /// type not dealt with here), InvalidInput.
    [[nodiscard]] Result<OpenedParcel> open(std::string_view compact) const;

private:
    struct Followed;
    [[nodiscard]] Result<P256PrivateKey> keyFor(const std::string& kid) const;

    std::vector<std::string> m_selves;
    KeyRing m_keys;
    std::shared_ptr<Followed> m_followed; ///< Null: m_keys stay as they are.
};

} // namespace ventanilla::jose
