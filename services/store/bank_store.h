// SPDX-License-Identifier: EUPL-1.2
//
// What a bank's inbox keeps of a referral: what the resident ticked, and how far the bank is with
// it.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla::store {

enum class InboxState { Received, Contacted, Finished, Withdrawn };

struct InboxContact
{
    std::string channel; ///< "text", "call", "email".
    SensitiveText value;
    std::string hours;
    std::string until;
};

/// Members of the wire's referral without X, of which `loc` alone is kept.
struct InboxRow
{
    std::string recipient;
    std::string jti;
    std::string loc;
    std::string issuer;
    std::int64_t issuedAt = 0;
    std::int64_t expires = 0;
    std::string subject;
    SensitiveText name;
    std::string language;
    std::optional<InboxContact> contact;
    std::string branch;
    std::string when;  ///< "now" or "after card".
    std::string words; ///< The two words that the resident says first.
    std::vector<std::string> consentFields;
    std::string consentText;
    std::string consentLanguage;
    InboxState state = InboxState::Received;
};

/// What the city shall be told: the status word and, beside "withdrawn", what became of the data.
struct ReportRow
{
    std::string jti;
    std::string recipient;
    std::string status;
    std::optional<std::string> withdrawal;
    std::int64_t attempts = 0;
};

/// What a taken parcel was: its id and hash answer a repetition.
struct TakenParcel
{
    std::string jti;
    std::string sha256;
};

/// Thread-safe. take…() is one transaction that is on stable storage when it returns; it fails with
/// Conflict when the jti was taken before.
class BankStore
{
public:
    BankStore() = default;
    BankStore(const BankStore&) = delete;
    BankStore& operator=(const BankStore&) = delete;
    virtual ~BankStore() = default;

    /// The hash under which @p jti was taken.
    [[nodiscard]] virtual Result<std::optional<std::string>> taken(const std::string& jti) = 0;
    /// A referral whose withdrawal came first is kept as withdrawn, without a word of its content.
    virtual Result<void> takeReferral(const TakenParcel& parcel, const InboxRow& row) = 0;
    /// Erases what nobody has begun to work on; else marks it for the bank's answer.
    virtual Result<void> takeWithdrawal(const TakenParcel& parcel,
                                        const std::string& recipient,
                                        const std::string& loc) = 0;

    [[nodiscard]] virtual Result<std::vector<InboxRow>> inbox() = 0;
    /// The bank's own note. Fails with NotFound for a referral that is not there or withdrawn.
    virtual Result<void> mark(const std::string& jti, InboxState state) = 0;
    /// Erases a referral that was withdrawn after work on it had begun, or keeps it by law.
    virtual Result<void> answerWithdrawal(const std::string& jti, bool keptByLaw) = 0;

    [[nodiscard]] virtual Result<std::optional<ReportRow>> dueReport(std::int64_t now) = 0;
    virtual Result<void> postponeReport(const ReportRow& report, std::int64_t due) = 0;
    virtual Result<void> endReport(const ReportRow& report) = 0;
};

} // namespace ventanilla::store
