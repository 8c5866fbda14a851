// SPDX-License-Identifier: EUPL-1.2
//
// The two slips a resident takes home: one for the card, one for the bank, neither naming the
// other.
#pragma once

#include "kiosk/domain/application.h"
#include "kiosk/domain/referral.h"
#include "kiosk/domain/slip.h"
#include "kiosk/policy/policy.h"

#include <string>

namespace ventanilla::session {

/// The words on slips; what they say in the resident's language is the catalogue's business.
enum class SlipText {
    CardTitle,
    CardNext,
    CardBringPapers,
    CardWhere,
    YourCode,
    CodeSecret,
    BankTitle,
    BankVoucherNext,
    BankContactNext,
    BankWorksFrom,
    BankWords,
    BankNever,
    BankStop,
};

class SlipTexts
{
public:
    SlipTexts() = default;
    SlipTexts(const SlipTexts&) = delete;
    SlipTexts& operator=(const SlipTexts&) = delete;
    virtual ~SlipTexts() = default;

    [[nodiscard]] virtual std::string text(SlipText which, const std::string& language) const = 0;
    /// "22 November 2026", "22 de noviembre de 2026".
    [[nodiscard]] virtual std::string day(policy::Day day, const std::string& language) const = 0;
};

/// Neither slip bears a name, a birth date or an address.
[[nodiscard]] Slip
cardSlip(const Application& application, const policy::Policy& policy, const SlipTexts& texts);
[[nodiscard]] Slip
bankSlip(const Referral& referral, const policy::Policy& policy, const SlipTexts& texts);

/// From this day a voucher is at the exchange for certain: the longest delay has passed.
[[nodiscard]] policy::Day voucherWorksFrom(const Referral& referral, const policy::Policy& policy);

} // namespace ventanilla::session
