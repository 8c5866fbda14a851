// SPDX-License-Identifier: EUPL-1.2
//
// An introduction to one branch of one bank, each field ticked by the resident.
#pragma once

#include "kiosk/domain/code.h"
#include "kiosk/domain/person.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla {

enum class ReferralWhen { Now, AfterCard };

/// How and when the bank may call back.
struct ReferralContact
{
    Contact contact;
    std::string hours; ///< "09:00-12:00", local time.
    std::string until; ///< YYYY-MM-DD.

    friend bool operator==(const ReferralContact&, const ReferralContact&) = default;
};

/// What the resident agreed to send, to whom, in which words.
struct Consent
{
    std::string recipient;           ///< The bank's recipient name.
    std::vector<std::string> fields; ///< Wire names of the fields ticked: name, language, contact.
    std::string text;                ///< Catalogue id and version of the words that were shown.
    std::string language;            ///< In which language.

    friend bool operator==(const Consent&, const Consent&) = default;
};

struct Referral
{
    /// A voucher waits at the exchange until the branch redeems it; no contact data leaves.
    enum class Kind { Introduction, Voucher };

    Kind kind = Kind::Introduction;
    std::string issuer;   ///< The city's recipient name.
    std::string audience; ///< The bank's recipient name.
    ParcelId jti;
    Code code;
    std::chrono::sys_seconds issuedAt; ///< Rounded down to the hour on the wire.
    std::chrono::sys_seconds expires;
    std::string subject; ///< 128 random bits, base64url.
    SensitiveText name;
    std::string language;
    std::optional<ReferralContact> contact;
    std::string branch; ///< Key of the branch in the policy.
    ReferralWhen when = ReferralWhen::Now;
    std::string words; ///< Two random words that the clerk says first.
    Consent consent;
};

} // namespace ventanilla
