// SPDX-License-Identifier: EUPL-1.2
//
// Fetches a voucher from the city when a resident shows its code at the branch.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/domain/code.h"
#include "services/bank/reporter.h"
#include "services/jose/parcel_opener.h"
#include "services/protocol/settings.h"
#include "services/store/bank_store.h"

#include <mutex>

namespace ventanilla::bank {

/// Thread-safe. Borrows everything it is made of.
class Vouchers
{
public:
    struct Parts
    {
        const protocol::BankSettings& settings;
        const jose::ParcelOpener& opener;
        store::BankStore& store;
        const Clock& clock;
        CityRoad road; ///< Of its own: it is used from the page's threads.
    };

    explicit Vouchers(Parts parts)
        : m_parts(std::move(parts))
    {}

    /// True: it is in the inbox now. False: the city holds none for this code.
    /// Fails with Unavailable when the city cannot be asked. The city gives it once.
    [[nodiscard]] Result<bool> redeem(const Code& code);

private:
    [[nodiscard]] Result<void> keep(const std::string& body, const Loc& loc);

    Parts m_parts;
    std::mutex m_mutex;
};

} // namespace ventanilla::bank
