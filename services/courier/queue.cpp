// SPDX-License-Identifier: EUPL-1.2
//
// The queue's tables and statements.
#include "services/courier/queue.h"

#include "services/courier/day.h"
#include "services/courier/queue_schema.h"
#include "services/jose/thumbprint.h"

#include <algorithm>
#include <utility>

namespace ventanilla::courier {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr int kHeld = 0;
constexpr int kReady = 1;
constexpr int kAside = 2;
constexpr int kSwallowed = 3;

std::int64_t count(sys_seconds time)
{
    return time.time_since_epoch().count();
}

sys_seconds timeOf(std::int64_t count)
{
    return sys_seconds{seconds{count}};
}

// A seized queue must not show which referral came together with which application.
sys_seconds arrivalToKeep(Chain chain, sys_seconds now)
{
    return chain == Chain::Referrals ? sys_seconds{std::chrono::floor<std::chrono::days>(now)}
                                     : now;
}

int numberOf(Chain chain)
{
    return static_cast<int>(chain);
}

} // namespace

Queue::Queue(store::Database database)
    : m_database(std::move(database))
{}

Result<Queue> Queue::open(const std::string& path)
{
    VN_TRY(auto database, store::Database::open(path));
    VN_CHECK(database.migrate(kQueueSchema));
    return Queue{std::move(database)};
}

void Queue::setReleaseDelay(ReleaseDelay delay, Random& random)
{
    const std::lock_guard lock{*m_mutex};
    m_delay = {delay, &random};
}

sys_seconds Queue::releaseAt(Chain chain, sys_seconds now) const
{
    if (chain != Chain::Referrals) {
        return now;
    }
    const auto span = (m_delay.range.most - m_delay.range.least).count();
    if (m_delay.random == nullptr || span <= 0) {
        return now + m_delay.range.least;
    }
    const auto more = m_delay.random->below(static_cast<std::uint64_t>(span) + 1);
    return now + m_delay.range.least + seconds{static_cast<std::int64_t>(more)};
}

Result<void> Queue::arrive(const Arrival& arrival, sys_seconds now, RecordSigner& signer)
{
    const auto& facts = arrival.facts;
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto transaction, store::Transaction::begin(m_database));
    {
        VN_TRY(auto twin, m_database.query("SELECT 1 FROM parcel WHERE jti = ?", {facts.jti}));
        VN_TRY(const bool known, twin.step());
        if (known) {
            return {};
        }
    }
    VN_CHECK(insert(arrival, now));
    VN_TRY(const bool swallowed, swallow(arrival));
    const bool numbered = !swallowed && facts.chain != Chain::Referrals;
    VN_CHECK(numbered ? number(facts.jti, now, signer) : Result<void>{});
    return transaction.commit();
}

Result<void> Queue::insert(const Arrival& arrival, sys_seconds now)
{
    const auto& facts = arrival.facts;
    VN_CHECK(m_database.run(
        "INSERT INTO parcel"
        " (jti, chain, aud, withdrawal, loc, exp, sha256, state, folder, arrived, due)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {facts.jti,
         numberOf(facts.chain),
         facts.aud,
         facts.isWithdrawal ? 1 : 0,
         facts.loc,
         facts.exp,
         facts.sha256,
         kHeld,
         arrival.folder,
         count(arrivalToKeep(facts.chain, now)),
         count(releaseAt(facts.chain, now))}));
    VN_CHECK(m_database.run("INSERT INTO body VALUES (?, ?)", {facts.jti, arrival.jwe}));
    return {};
}

/// True when the withdrawal itself need not leave, because what it withdraws never did.
Result<bool> Queue::swallow(const Arrival& arrival)
{
    const auto& facts = arrival.facts;
    if (!facts.isWithdrawal || !facts.loc) {
        return false;
    }
    const auto chain = numberOf(facts.chain);
    // Both stay until the withdrawal's file is gone: a crash would sweep it in once more.
    VN_CHECK(m_database.run("DELETE FROM body WHERE jti IN (SELECT jti FROM parcel"
                            " WHERE loc = ? AND chain = ? AND withdrawal = 0 AND attempts = 0)",
                            {*facts.loc, chain}));
    VN_TRY(const auto untried,
           m_database.run("UPDATE parcel SET folder = ?, state = iif(seq IS NULL, ?, state)"
                          " WHERE loc = ? AND chain = ? AND withdrawal = 0 AND attempts = 0",
                          {arrival.folder, kSwallowed, *facts.loc, chain}));
    VN_TRY(auto tried,
           m_database.query("SELECT count(*) FROM parcel"
                            " WHERE loc = ? AND chain = ? AND withdrawal = 0 AND attempts > 0",
                            {*facts.loc, chain}));
    VN_CHECK(tried.step());
    if (untried == 0 || tried.integer(0) > 0) {
        return false;
    }
    VN_CHECK(m_database.run("DELETE FROM body WHERE jti = ?", {facts.jti}));
    VN_CHECK(m_database.run("UPDATE parcel SET state = ? WHERE jti = ?", {kSwallowed, facts.jti}));
    return true;
}

Result<void> Queue::number(const std::string& jti, sys_seconds now, RecordSigner& signer)
{
    VN_TRY(auto row,
           m_database.query("SELECT p.aud, p.sha256, p.chain, c.seq, c.head FROM parcel p"
                            " JOIN chain c ON c.chain = p.chain WHERE p.jti = ?",
                            {jti}));
    VN_CHECK(row.step());
    protocol::Record record;
    record.jti = jti;
    record.aud = row.text(0);
    record.sha256 = row.text(1);
    record.chain = static_cast<Chain>(row.integer(2));
    record.seq = row.integer(3) + 1;
    record.prev = row.text(4);
    record.day = dayText(now);
    VN_TRY(const auto signedRecord, signer.sign(record));
    VN_CHECK(m_database.run("UPDATE parcel SET seq = ?, record = ?, state = ? WHERE jti = ?",
                            {record.seq, signedRecord, kReady, jti}));
    VN_CHECK(
        m_database.run("UPDATE chain SET seq = ?, head = ? WHERE chain = ?",
                       {record.seq, jose::sha256Base64Url(signedRecord), numberOf(record.chain)}));
    return {};
}

Result<void> Queue::settle(const std::string& folder)
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto transaction, store::Transaction::begin(m_database));
    VN_CHECK(
        m_database.run("DELETE FROM parcel WHERE folder = ? AND state = ?", {folder, kSwallowed}));
    VN_CHECK(m_database.run("UPDATE parcel SET folder = NULL WHERE folder = ?", {folder}));
    m_deleted = true;
    return transaction.commit();
}

Result<std::vector<std::string>> Queue::unsettled()
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto row,
           m_database.query("SELECT DISTINCT folder FROM parcel WHERE folder IS NOT NULL"));
    std::vector<std::string> folders;
    for (;;) {
        VN_TRY(const bool more, row.step());
        if (!more) {
            return folders;
        }
        folders.push_back(row.text(0));
    }
}

Result<std::optional<std::string>> Queue::pick(Chain chain, sys_seconds now)
{
    // What has a number goes first and in order; what waits for one comes shuffled. A withdrawal
    // never overtakes what it withdraws.
    VN_TRY(auto row,
           m_database.query("SELECT jti FROM parcel p WHERE chain = ? AND state IN (?, ?)"
                            " AND folder IS NULL AND due <= ?"
                            " AND NOT (withdrawal = 1 AND EXISTS (SELECT 1 FROM parcel o"
                            "  WHERE o.loc = p.loc AND o.chain = p.chain AND o.withdrawal = 0"
                            "  AND o.state IN (?, ?)))"
                            " ORDER BY state DESC, seq, random() LIMIT 1",
                            {numberOf(chain), kHeld, kReady, count(now), kHeld, kReady}));
    VN_TRY(const bool found, row.step());
    return found ? std::optional{row.text(0)} : std::nullopt;
}

Result<std::optional<Sending>> Queue::load(const std::string& jti)
{
    VN_TRY(auto row,
           m_database.query("SELECT sha256, record, jwe, attempts FROM parcel"
                            " LEFT JOIN body USING (jti) WHERE jti = ?",
                            {jti}));
    VN_CHECK(row.step());
    return Sending{
        jti, row.text(0), row.text(1), row.optionalText(2), static_cast<int>(row.integer(3))};
}

Result<std::optional<Sending>> Queue::claim(Chain chain, sys_seconds now, RecordSigner& signer)
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto sending, claimDue(chain, now, signer));
    if (!sending && m_deleted) {
        // Deleted rows still stand in the log of SQLite; a code in it would let whoever carries the
        // kiosk away ask the city about a person. A disk that refuses is asked again next time.
        m_deleted = !m_database.truncateLog();
    }
    return sending;
}

Result<std::optional<Sending>> Queue::claimDue(Chain chain, sys_seconds now, RecordSigner& signer)
{
    VN_TRY(auto transaction, store::Transaction::begin(m_database));
    VN_TRY(const auto jti, pick(chain, now));
    if (!jti) {
        return std::optional<Sending>{};
    }
    bool numbered = true;
    {
        VN_TRY(auto row, m_database.query("SELECT seq FROM parcel WHERE jti = ?", {*jti}));
        VN_CHECK(row.step());
        numbered = !row.isNull(0);
    }
    VN_CHECK(numbered ? Result<void>{} : number(*jti, now, signer));
    VN_CHECK(m_database.run("UPDATE parcel SET attempts = attempts + 1 WHERE jti = ?", {*jti}));
    VN_TRY(auto sending, load(*jti));
    VN_CHECK(transaction.commit());
    return sending;
}

Result<void> Queue::delivered(const std::string& jti)
{
    const std::lock_guard lock{*m_mutex};
    VN_CHECK(m_database.run("DELETE FROM parcel WHERE jti = ?", {jti}));
    m_deleted = true;
    return {};
}

Result<void> Queue::postpone(const std::string& jti, sys_seconds due, std::string_view cause)
{
    const std::lock_guard lock{*m_mutex};
    VN_CHECK(m_database.run("UPDATE parcel SET due = ?, cause = ? WHERE jti = ?",
                            {count(due), cause, jti}));
    return {};
}

Result<void> Queue::setAside(const std::string& jti, std::string_view cause)
{
    const std::lock_guard lock{*m_mutex};
    VN_CHECK(m_database.run("UPDATE parcel SET state = ?, cause = ? WHERE jti = ?",
                            {kAside, cause, jti}));
    return {};
}

Result<void> Queue::expire(sys_seconds now)
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto transaction, store::Transaction::begin(m_database));
    VN_CHECK(m_database.run("DELETE FROM parcel WHERE chain = ? AND folder IS NULL AND seq IS NULL"
                            " AND exp IS NOT NULL AND exp < ?",
                            {numberOf(Chain::Referrals), count(now)}));
    // A number that was given must arrive, or the city would see a gap.
    VN_CHECK(m_database.run("DELETE FROM body WHERE jti IN (SELECT jti FROM parcel"
                            " WHERE chain = ? AND state = ? AND exp IS NOT NULL AND exp < ?)",
                            {numberOf(Chain::Referrals), kReady, count(now)}));
    return transaction.commit();
}

Result<void> Queue::shift(seconds by)
{
    const std::lock_guard lock{*m_mutex};
    VN_CHECK(m_database.run("UPDATE parcel SET due = due + ?, arrived = arrived + ?",
                            {std::int64_t{by.count()}, std::int64_t{by.count()}}));
    return {};
}

Result<void> Queue::repairTimes(sys_seconds now)
{
    const std::lock_guard lock{*m_mutex};
    VN_CHECK(m_database.run("UPDATE parcel SET due = ? WHERE seq IS NOT NULL AND due > ?",
                            {count(now), count(now + kLongestPause)}));
    // Not at once: its moment must stay apart from the moment of starting.
    VN_CHECK(m_database.run("UPDATE parcel SET due = ? WHERE seq IS NULL AND due > ?",
                            {count(releaseAt(Chain::Referrals, now)),
                             count(now + std::max(m_delay.range.most, kLongestPause))}));
    return {};
}

Result<void> Queue::hurry(sys_seconds now)
{
    const std::lock_guard lock{*m_mutex};
    VN_CHECK(m_database.run("UPDATE parcel SET due = ? WHERE state = ? AND due > ?"
                            " AND cause != '' AND cause NOT LIKE 'http-%'",
                            {count(now), kReady, count(now)}));
    return {};
}

Result<bool> Queue::retry(const std::string& jti, sys_seconds now)
{
    const std::lock_guard lock{*m_mutex};
    // What has no number yet waits for its own moment: asking would join it to the asker.
    VN_TRY(const auto changed,
           m_database.run("UPDATE parcel SET due = ?, state = ? WHERE jti = ? AND state IN (?, ?)",
                          {count(now), kReady, jti, kReady, kAside}));
    return changed > 0;
}

Result<std::optional<sys_seconds>> Queue::nextDue(Chain chain)
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto row,
           m_database.query(
               "SELECT min(due) FROM parcel WHERE chain = ? AND state IN (?, ?) AND folder IS NULL",
               {numberOf(chain), kHeld, kReady}));
    VN_CHECK(row.step());
    return row.isNull(0) ? std::nullopt : std::optional{timeOf(row.integer(0))};
}

Result<std::vector<Waiting>> Queue::waiting(std::size_t most)
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto row,
           m_database.query("SELECT jti, chain, state, attempts, cause, arrived, due FROM parcel"
                            " WHERE state != ? ORDER BY arrived, jti LIMIT ?",
                            {kSwallowed, static_cast<std::int64_t>(most)}));
    std::vector<Waiting> all;
    for (;;) {
        VN_TRY(const bool more, row.step());
        if (!more) {
            return all;
        }
        all.push_back({row.text(0),
                       static_cast<Chain>(row.integer(1)),
                       row.integer(2) == kAside,
                       static_cast<int>(row.integer(3)),
                       row.text(4),
                       timeOf(row.integer(5)),
                       timeOf(row.integer(6))});
    }
}

Result<Standing> Queue::standingOf(const std::string& loc)
{
    const std::lock_guard lock{*m_mutex};
    VN_TRY(auto row,
           m_database.query("SELECT withdrawal = 1 OR jwe IS NULL FROM parcel"
                            " LEFT JOIN body USING (jti) WHERE loc = ?"
                            " ORDER BY 1 DESC LIMIT 1",
                            {loc}));
    VN_TRY(const bool found, row.step());
    if (!found) {
        return Standing::NotHere;
    }
    return row.integer(0) != 0 ? Standing::Withdrawn : Standing::Waiting;
}

} // namespace ventanilla::courier
