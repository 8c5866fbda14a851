// SPDX-License-Identifier: EUPL-1.2
//
// Seals what leaves a session to the recipients of the signed policy. Holds public keys only.
#pragma once

#include "kiosk/ports/delivery.h"
#include "services/jose/key_set.h"

#include <memory>
#include <string_view>
#include <vector>

namespace ventanilla::jose {

/// Every value is checked by the strict reader of its recipient before it is sealed.
class ParcelSealer : public Sealer
{
public:
    /// Takes the recipients' keys from @p files. Fails with InvalidInput.
    [[nodiscard]] static Result<std::unique_ptr<ParcelSealer>> create(const PolicyFiles& files);
    explicit ParcelSealer(std::vector<RecipientKey> recipients);

    [[nodiscard]] Result<SealedParcel> seal(const Application& application) override;
    [[nodiscard]] Result<SealedParcel> seal(const Referral& referral) override;
    [[nodiscard]] Result<SealedParcel> seal(const Withdrawal& withdrawal) override;
    [[nodiscard]] Loc locOf(const Code& code) const override;

private:
    [[nodiscard]] Result<P256PublicKey> keyOf(std::string_view audience) const;

    std::vector<RecipientKey> m_recipients;
};

} // namespace ventanilla::jose
