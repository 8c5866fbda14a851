// SPDX-License-Identifier: EUPL-1.2
//
// What the inbox keeps of an opened referral or voucher.
#pragma once

#include "kiosk/domain/referral.h"
#include "services/jose/jwe.h"
#include "services/store/bank_store.h"

namespace ventanilla::bank {

[[nodiscard]] store::InboxRow rowOf(const Referral& referral, const jose::JweHeader& header);

} // namespace ventanilla::bank
