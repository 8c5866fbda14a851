// SPDX-License-Identifier: EUPL-1.2
//
// What a city accepts, charges, keeps and offers: the values of a signed policy bundle.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/policy/banks.h"
#include "kiosk/ports/delivery.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::policy {

/// One document class. A class that is not listed is not recognised; one that is listed but not
/// accepted is known and refused with a word about what would work instead.
struct DocumentRule
{
    enum class Use { Identity, ProofOfAddress };

    std::string documentClass; ///< "passport", "consular_id", "utility_bill" ...
    Use use = Use::Identity;
    bool accepted = false;
    int identityPoints = 0;
    int residencyPoints = 0;
    bool hasPhoto = false;
    bool hasBirthDate = false;
    bool needsMachineReading = false; ///< Typed or confirmed values alone do not count.
    int maxExpiredDays = 0;           ///< Grace after the paper's own date.
    std::optional<int> maxAgeDays;    ///< Since its date of issue; absent: any age.
};

struct Rules
{
    int identityMinimum = 0;
    int residencyMinimum = 0;
    int totalMinimum = 0;
    bool photoNeeded = true;
    bool birthDateNeeded = true;
};

struct AgeRules
{
    int minimum = 0;
    int guardianBelow = 0; ///< Younger residents come with a guardian.
};

/// In cents of a US dollar; the first row that covers the age applies.
struct FeeRow
{
    std::optional<int> fromAge;
    std::optional<int> belowAge;
    int cents = 0;
};

struct Fees
{
    std::vector<FeeRow> rows;
    bool waivable = true; ///< Without a question and without a reason.
};

struct Language
{
    std::string tag;  ///< BCP 47.
    std::string name; ///< In itself.
    bool rightToLeft = false;
    std::string textsReviewed; ///< Who reviewed the words, or "trial".
};

/// Who allowed an erasure (CGS 7-109): without it rows are frozen and listed, never erased.
struct ErasureAuthority
{
    std::string scheduleItem;
    std::string approvalNumber;
    std::string by;
    Day date{};
};

struct RetentionRow
{
    std::string what; ///< "application_declined", "referral_forwarded" ...
    int keepDays = 0;
    std::optional<ErasureAuthority> authority;
};

/// A counter where cards are collected and people help.
struct Office
{
    std::string key;
    std::string name;
    std::string street;
    std::string hours;
    std::string phone;
};

struct KioskRules
{
    std::chrono::minutes referralDelayMinimum{60};
    std::chrono::minutes referralDelayMaximum{1440};
    int referralValidDays = 30;
    std::chrono::seconds idleWarning{120};
    std::chrono::seconds idleCountdown{30};
    int bankFactMaxAgeDays = 30;
};

enum class Validity { Current, Grace, Past };

/// Made by parse() alone; plain values afterwards.
struct Policy
{
    /// Refuses unknown keys, double classes, impossible dates and missing files with InvalidInput:
    /// a typing error must not switch a rule off.
    [[nodiscard]] static Result<Policy> parse(const PolicyFiles& files);

    std::string city;      ///< "new-haven".
    std::string cityName;  ///< As shown.
    std::string recipient; ///< "city:new-haven".
    std::int64_t version = 0;
    bool trial = true;
    Day notAfter{};
    int graceDays = 0;
    Rules rules;
    std::vector<DocumentRule> documents;
    AgeRules ages;
    Fees fees;
    int cardValidYears = 0;
    std::vector<Office> offices;
    std::vector<Language> languages;
    std::vector<Bank> banks;
    bool banksSuspended = false; ///< Emergency notice for all banks.
    std::vector<RetentionRow> retention;
    KioskRules kiosk;

    /// "<city>/<version>", as an application carries it.
    [[nodiscard]] std::string reference() const;
    [[nodiscard]] const DocumentRule* document(std::string_view documentClass) const;
    [[nodiscard]] const Bank* bank(std::string_view key) const;
    [[nodiscard]] Validity validityOn(Day today) const;
    /// 0 when no row covers @p age; an unknown age pays the highest row.
    [[nodiscard]] int feeCents(std::optional<int> age) const;
    /// Banks and branches that may be offered: not suspended, facts young enough.
    [[nodiscard]] std::vector<Bank> banksOn(Day today) const;
};

} // namespace ventanilla::policy
