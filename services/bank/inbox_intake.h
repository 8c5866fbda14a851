// SPDX-License-Identifier: EUPL-1.2
//
// Takes referrals and withdrawals that the city forwarded; each once, the same answer for ever.
#pragma once

#include "kiosk/base/clock.h"
#include "services/http/message.h"
#include "services/jose/jwe.h"
#include "services/jose/keys.h"
#include "services/jose/parcel_opener.h"
#include "services/protocol/bank_messages.h"
#include "services/protocol/settings.h"
#include "services/store/bank_store.h"

#include <functional>

namespace ventanilla::bank {

/// Thread-safe when the store is. Borrows everything it is made of.
class InboxIntake
{
public:
    struct Parts
    {
        const protocol::BankSettings& settings;
        const jose::ParcelOpener& opener;
        const jose::P256PublicKey& cityForward;
        store::BankStore& store;
        const Clock& clock;
        std::function<void()> wakeReporter;
    };

    explicit InboxIntake(Parts parts)
        : m_parts(std::move(parts))
    {}

    /// POST /v1/parcels
    [[nodiscard]] http::Response post(const http::Request& request) const;

private:
    [[nodiscard]] Result<void> verifyForward(const protocol::ForwardBody& body,
                                             const jose::JweHeader& header) const;
    [[nodiscard]] http::Response take(const store::TakenParcel& taken,
                                      const std::string& parcel) const;
    [[nodiscard]] Result<void> open(const store::TakenParcel& taken,
                                    const std::string& parcel) const;

    Parts m_parts;
};

} // namespace ventanilla::bank
