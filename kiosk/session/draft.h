// SPDX-License-Identifier: EUPL-1.2
//
// What the resident has said so far. Lives in memory; assigning a fresh one wipes the old.
#pragma once

#include "kiosk/domain/application.h"
#include "kiosk/domain/referral.h"
#include "kiosk/policy/evaluate.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla::session {

/// A question that has no preset answer is an optional until the resident answers it.
struct Draft
{
    PersonName name;
    bool nameConfirmed = false;
    BirthDate birthDate;
    bool birthDateConfirmed = false;
    std::optional<bool> guardianPresent;
    Sensitive<std::vector<std::uint8_t>> portrait;
    std::optional<bool> addressOnCard;
    std::optional<Address> home;
    std::optional<MailTo> mail;
    std::optional<Address> mailAddress;
    std::optional<Contact> contact;
    bool contactAnswered = false;
    std::optional<Signature> signature;
    std::optional<FeeChoice> fee;
};

/// The papers of this resident, judged together; wiped when the verdict stands.
struct Papers
{
    std::vector<policy::PaperSeen> seen;
    bool identityByPerson = false;  ///< The resident chose a person's help for the first paper.
    bool residencyByPerson = false; ///< And for the second.
};

/// How the resident wants to meet the bank.
enum class BankHow { GoMyself, Text, Call };

/// What the resident types for a text or a call.
struct BankContactEntry
{
    SensitiveText number;
    std::string hours; ///< "09:00-12:00".
    int days = 0;      ///< From today; after that nobody may use the number.
};

struct BankDraft
{
    std::string bank;   ///< Key in the policy.
    std::string branch; ///< Key in the policy.
    std::optional<ReferralWhen> when;
    std::optional<BankHow> how;
    std::optional<ReferralContact> contact;
    std::array<bool, 3> ticked{}; ///< In the order of ConsentField.
};

} // namespace ventanilla::session
