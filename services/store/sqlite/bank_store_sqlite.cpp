// SPDX-License-Identifier: EUPL-1.2
#include "services/store/sqlite/bank_store_sqlite.h"

#include "services/store/sqlite/bank_schema.h"

#include <utility>

namespace ventanilla::store {
namespace {

constexpr const char* kErased = "erased";
constexpr const char* kKeptByLaw = "kept_by_law";
constexpr const char* kNoAnswerYet = "no_answer_yet";

/// Field names are words without spaces: a list of them is one text.
std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const auto& word : words) {
        all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

std::vector<std::string> parted(const std::string& text)
{
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

InboxRow inboxOf(const Statement& row)
{
    InboxRow referral;
    referral.recipient = row.text(0);
    referral.jti = row.text(1);
    referral.loc = row.text(2);
    referral.issuer = row.text(3);
    referral.issuedAt = row.integer(4);
    referral.expires = row.integer(5);
    referral.subject = row.text(6);
    referral.name = SensitiveText{row.text(7)};
    referral.language = row.text(8);
    if (!row.isNull(9)) {
        referral.contact =
            InboxContact{row.text(9), SensitiveText{row.text(10)}, row.text(11), row.text(12)};
    }
    referral.branch = row.text(13);
    referral.when = row.text(14);
    referral.words = row.text(15);
    referral.consentFields = parted(row.text(16));
    referral.consentText = row.text(17);
    referral.consentLanguage = row.text(18);
    referral.state = static_cast<InboxState>(row.integer(19));
    return referral;
}

} // namespace

Result<std::unique_ptr<BankStore>> BankStoreSqlite::open(const std::string& path)
{
    VN_TRY(auto database, Database::open(path));
    VN_CHECK(database.migrate(kBankSchema));
    return std::unique_ptr<BankStore>{std::make_unique<BankStoreSqlite>(std::move(database))};
}

Result<std::optional<std::string>> BankStoreSqlite::taken(const std::string& jti)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto rows, m_database.query("SELECT sha256 FROM taken WHERE jti = ?", {jti}));
    VN_TRY(const bool found, rows.step());
    return found ? std::optional{rows.text(0)} : std::optional<std::string>{};
}

Result<void> BankStoreSqlite::writeTaken(const TakenParcel& parcel)
{
    VN_CHECK(m_database.run("INSERT INTO taken (jti, sha256) VALUES (?, ?)",
                            {parcel.jti, parcel.sha256}));
    return {};
}

Result<void> BankStoreSqlite::insertReport(const ReportRow& report)
{
    VN_CHECK(m_database.run(
        "INSERT OR REPLACE INTO report (jti, status, recipient, withdrawal) VALUES (?, ?, ?, ?)",
        {report.jti, report.status, report.recipient, report.withdrawal}));
    return {};
}

Result<bool> BankStoreSqlite::isWithdrawn(const InboxRow& row)
{
    VN_TRY(auto rows,
           m_database.query("SELECT 1 FROM withdrawn_loc WHERE recipient = ? AND loc = ?",
                            {row.recipient, row.loc}));
    return rows.step();
}

Result<void> BankStoreSqlite::insertReferral(const InboxRow& row)
{
    const auto& contact = row.contact;
    const auto part = [&contact](std::string InboxContact::*member) {
        return contact ? std::optional{(*contact).*member} : std::optional<std::string>{};
    };
    const auto value =
        contact ? std::optional{contact->value.reveal()} : std::optional<std::string>{};
    VN_CHECK(m_database.run(
        "INSERT INTO referral (recipient, jti, loc, issuer, issued_at, expires, subject, name, "
        "language, contact_channel, contact_value, contact_hours, contact_until, branch, timing, "
        "words, consent_fields, consent_text, consent_language, state) VALUES (?, ?, ?, ?, ?, ?, "
        "?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {row.recipient,
         row.jti,
         row.loc,
         row.issuer,
         row.issuedAt,
         row.expires,
         row.subject,
         row.name.reveal(),
         row.language,
         part(&InboxContact::channel),
         value,
         part(&InboxContact::hours),
         part(&InboxContact::until),
         row.branch,
         row.when,
         row.words,
         joined(row.consentFields),
         row.consentText,
         row.consentLanguage,
         static_cast<int>(row.state)}));
    return {};
}

Result<void> BankStoreSqlite::erase(const std::string& jti)
{
    VN_CHECK(m_database.run(
        "UPDATE referral SET state = ?, subject = '', name = '', language = '', contact_channel = "
        "NULL, contact_value = NULL, contact_hours = NULL, contact_until = NULL, branch = '', "
        "timing "
        "= '', words = '', consent_fields = '', consent_text = '', consent_language = '' WHERE jti "
        "= ?",
        {static_cast<int>(InboxState::Withdrawn), jti}));
    return {};
}

Result<void> BankStoreSqlite::takeReferral(const TakenParcel& parcel, const InboxRow& row)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    VN_CHECK(writeTaken(parcel));
    VN_CHECK(insertReferral(row));
    VN_TRY(const bool withdrawn, isWithdrawn(row));
    if (withdrawn) {
        VN_CHECK(erase(row.jti));
        VN_CHECK(insertReport({row.jti, row.recipient, "withdrawn", kErased}));
    } else {
        VN_CHECK(insertReport({row.jti, row.recipient, "received", std::nullopt}));
    }
    return transaction.commit();
}

Result<void> BankStoreSqlite::takeWithdrawal(const TakenParcel& parcel,
                                             const std::string& recipient,
                                             const std::string& loc)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    VN_CHECK(writeTaken(parcel));
    VN_CHECK(m_database.run("INSERT OR IGNORE INTO withdrawn_loc (recipient, loc) VALUES (?, ?)",
                            {recipient, loc}));
    std::optional<std::pair<std::string, InboxState>> known;
    {
        VN_TRY(auto rows,
               m_database.query("SELECT jti, state FROM referral WHERE recipient = ? AND loc = ?",
                                {recipient, loc}));
        VN_TRY(const bool found, rows.step());
        if (found) {
            known.emplace(rows.text(0), static_cast<InboxState>(rows.integer(1)));
        }
    }
    if (known && known->second == InboxState::Received) {
        VN_CHECK(erase(known->first));
        VN_CHECK(insertReport({known->first, recipient, "withdrawn", kErased}));
    } else if (known && known->second != InboxState::Withdrawn) {
        VN_CHECK(m_database.run("UPDATE referral SET state = ? WHERE jti = ?",
                                {static_cast<int>(InboxState::Withdrawn), known->first}));
        VN_CHECK(insertReport({known->first, recipient, "withdrawn", kNoAnswerYet}));
    }
    VN_CHECK(transaction.commit());
    return m_database.truncateLog();
}

Result<std::vector<InboxRow>> BankStoreSqlite::inbox()
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(
        auto rows,
        m_database.query("SELECT recipient, jti, loc, issuer, issued_at, expires, subject, name, "
                         "language, contact_channel, contact_value, contact_hours, contact_until, "
                         "branch, timing, words, consent_fields, consent_text, consent_language, "
                         "state FROM referral ORDER BY state, issued_at, jti"));
    std::vector<InboxRow> all;
    while (true) {
        VN_TRY(const bool more, rows.step());
        if (!more) {
            return all;
        }
        all.push_back(inboxOf(rows));
    }
}

Result<void> BankStoreSqlite::mark(const std::string& jti, InboxState state)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(const auto changed,
           m_database.run("UPDATE referral SET state = ? WHERE jti = ? AND state <> ?",
                          {static_cast<int>(state), jti, static_cast<int>(InboxState::Withdrawn)}));
    if (changed == 0) {
        return Error{ErrorKind::NotFound, "no referral to mark"};
    }
    return {};
}

Result<void> BankStoreSqlite::answerWithdrawal(const std::string& jti, bool keptByLaw)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    std::string recipient;
    {
        VN_TRY(auto rows,
               m_database.query("SELECT recipient FROM referral WHERE jti = ? AND state = ?",
                                {jti, static_cast<int>(InboxState::Withdrawn)}));
        VN_TRY(const bool found, rows.step());
        if (!found) {
            return Error{ErrorKind::NotFound, "no withdrawal to answer"};
        }
        recipient = rows.text(0);
    }
    if (!keptByLaw) {
        VN_CHECK(erase(jti));
    }
    VN_CHECK(insertReport({jti, recipient, "withdrawn", keptByLaw ? kKeptByLaw : kErased}));
    VN_CHECK(transaction.commit());
    return m_database.truncateLog();
}

Result<std::optional<ReportRow>> BankStoreSqlite::dueReport(std::int64_t now)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto rows,
           m_database.query("SELECT jti, recipient, status, withdrawal, attempts FROM report WHERE "
                            "due <= ? ORDER BY due, jti LIMIT 1",
                            {now}));
    VN_TRY(const bool found, rows.step());
    if (!found) {
        return std::optional<ReportRow>{};
    }
    return std::optional{
        ReportRow{rows.text(0), rows.text(1), rows.text(2), rows.optionalText(3), rows.integer(4)}};
}

Result<void> BankStoreSqlite::postponeReport(const ReportRow& report, std::int64_t due)
{
    const std::scoped_lock lock{m_mutex};
    VN_CHECK(m_database.run(
        "UPDATE report SET due = ?, attempts = attempts + 1 WHERE jti = ? AND status = ?",
        {due, report.jti, report.status}));
    return {};
}

Result<void> BankStoreSqlite::endReport(const ReportRow& report)
{
    const std::scoped_lock lock{m_mutex};
    // A newer answer may have taken the row's place while the older one travelled.
    VN_CHECK(m_database.run("DELETE FROM report WHERE jti = ? AND status = ? AND withdrawal IS ?",
                            {report.jti, report.status, report.withdrawal}));
    return {};
}

} // namespace ventanilla::store
