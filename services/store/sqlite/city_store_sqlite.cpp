// SPDX-License-Identifier: EUPL-1.2
#include "services/store/sqlite/city_store_sqlite.h"

#include "services/store/sqlite/city_schema.h"

#include <utility>

namespace ventanilla::store {
namespace {

constexpr const char* kSelectForward =
    "SELECT jti, typ, aud, loc, expires, parcel, state, attempts FROM forward ";

ForwardRow forwardOf(const Statement& row)
{
    return {row.text(0),
            row.text(1),
            row.text(2),
            row.text(3),
            row.optionalInteger(4),
            row.text(5),
            static_cast<ForwardState>(row.integer(6)),
            row.integer(7)};
}

ApplicationRow applicationOf(const Statement& row)
{
    ApplicationRow application;
    application.jti = row.text(0);
    application.loc = row.text(1);
    application.day = row.text(2);
    application.policy = row.text(3);
    application.identityMet = row.integer(4) != 0;
    application.residencyMet = row.integer(5) != 0;
    application.seenByPerson = row.integer(6) != 0;
    application.guardianPresent = row.integer(7) != 0;
    application.state = static_cast<ApplicationState>(row.integer(8));
    application.slotKey = row.bytes(9);
    constexpr int kFirstSealed = 10;
    for (std::size_t i = 0; i < application.sealed.size(); ++i) {
        application.sealed.at(i) = row.bytes(kFirstSealed + static_cast<int>(i));
    }
    return application;
}

} // namespace

Result<std::unique_ptr<CityStore>> CityStoreSqlite::open(const std::string& path,
                                                         const std::string& municipality)
{
    VN_TRY(auto database, Database::open(path));
    VN_CHECK(database.migrate(kCitySchema));
    return std::unique_ptr<CityStore>{
        std::make_unique<CityStoreSqlite>(std::move(database), municipality)};
}

Result<std::optional<StoredReceipt>> CityStoreSqlite::receipt(const std::string& jti)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(
        auto rows,
        m_database.query("SELECT sha256, receipt FROM receipt WHERE municipality = ? AND jti = ?",
                         {m_municipality, jti}));
    VN_TRY(const bool found, rows.step());
    if (!found) {
        return std::optional<StoredReceipt>{};
    }
    return std::optional{StoredReceipt{rows.text(0), rows.text(1)}};
}

Result<void> CityStoreSqlite::writeChain(const Intake& intake)
{
    VN_TRY(auto rows,
           m_database.query("SELECT highest FROM chain WHERE municipality = ? AND device = ? AND "
                            "chain = ?",
                            {m_municipality, intake.device, intake.chain}));
    VN_TRY(const bool known, rows.step());
    const auto highest = known ? rows.integer(0) : 0;
    if (intake.seq <= highest) {
        VN_CHECK(m_database.run("DELETE FROM chain_gap WHERE municipality = ? AND device = ? AND "
                                "chain = ? AND seq = ?",
                                {m_municipality, intake.device, intake.chain, intake.seq}));
        return {};
    }
    if (intake.seq - highest > kMaximumGap) {
        return Error{ErrorKind::InvalidInput, "a record is too far ahead of its chain"};
    }
    VN_CHECK(m_database.run(
        "WITH RECURSIVE missing(seq) AS (SELECT ?4 WHERE ?4 < ?5 UNION ALL SELECT seq + 1 FROM "
        "missing WHERE seq + 1 < ?5) INSERT INTO chain_gap (municipality, device, chain, seq, "
        "since_day) SELECT ?1, ?2, ?3, seq, ?6 FROM missing",
        {m_municipality, intake.device, intake.chain, highest + 1, intake.seq, intake.day}));
    VN_CHECK(m_database.run(
        "INSERT OR REPLACE INTO chain (municipality, device, chain, highest) VALUES (?, ?, ?, ?)",
        {m_municipality, intake.device, intake.chain, intake.seq}));
    return {};
}

Result<void> CityStoreSqlite::writeIntake(const Intake& intake)
{
    VN_CHECK(m_database.run(
        "INSERT INTO receipt (municipality, jti, sha256, receipt) VALUES (?, ?, ?, ?)",
        {m_municipality, intake.jti, intake.sha256, intake.receipt}));
    return writeChain(intake);
}

Result<bool> CityStoreSqlite::isWithdrawn(const std::string& loc)
{
    VN_TRY(auto rows,
           m_database.query("SELECT 1 FROM withdrawn_loc WHERE municipality = ? AND loc = ?",
                            {m_municipality, loc}));
    return rows.step();
}

Result<void> CityStoreSqlite::insertApplication(const ApplicationRow& row, ApplicationState state)
{
    const auto& s = row.sealed;
    VN_CHECK(m_database.run(
        "INSERT INTO application (municipality, jti, loc, day, policy, identity_met, "
        "residency_met, "
        "seen_by_person, guardian_present, state, sealed_name, sealed_birth_date, sealed_gender, "
        "sealed_language, sealed_portrait, sealed_signature, sealed_address, sealed_on_card, "
        "sealed_mail, sealed_mail_address, sealed_contact, sealed_fee) VALUES (?, ?, ?, ?, ?, ?, "
        "?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {m_municipality,
         row.jti,
         row.loc,
         row.day,
         row.policy,
         row.identityMet ? 1 : 0,
         row.residencyMet ? 1 : 0,
         row.seenByPerson ? 1 : 0,
         row.guardianPresent ? 1 : 0,
         static_cast<int>(state),
         s[0],
         s[1],
         s[2],
         s[3],
         s[4],
         s[5],
         s[6],
         s[7],
         s[8],
         s[9],
         s[10],
         s[11]}));
    return {};
}

Result<void> CityStoreSqlite::takeApplication(const Intake& intake, const ApplicationRow& row)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    VN_CHECK(writeIntake(intake));
    VN_TRY(const bool withdrawn, isWithdrawn(row.loc));
    if (withdrawn) {
        ApplicationRow emptied = row;
        emptied.sealed = {};
        VN_CHECK(insertApplication(emptied, ApplicationState::Withdrawn));
    } else {
        VN_CHECK(insertApplication(row, ApplicationState::Received));
        VN_CHECK(
            m_database.run("INSERT INTO key_slot (municipality, jti, slot_key) VALUES (?, ?, ?)",
                           {m_municipality, row.jti, row.slotKey}));
    }
    return transaction.commit();
}

Result<void> CityStoreSqlite::takeWithdrawal(const Intake& intake, const std::string& loc)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    VN_CHECK(writeIntake(intake));
    VN_CHECK(m_database.run("INSERT OR IGNORE INTO withdrawn_loc (municipality, loc) VALUES (?, ?)",
                            {m_municipality, loc}));
    VN_CHECK(
        m_database.run("DELETE FROM key_slot WHERE municipality = ?1 AND jti IN (SELECT jti FROM "
                       "application WHERE municipality = ?1 AND loc = ?2)",
                       {m_municipality, loc}));
    VN_CHECK(m_database.run(
        "UPDATE application SET state = ?3, sealed_name = x'', sealed_birth_date = x'', "
        "sealed_gender = x'', sealed_language = x'', sealed_portrait = x'', sealed_signature = "
        "x'', "
        "sealed_address = x'', sealed_on_card = x'', sealed_mail = x'', sealed_mail_address = x'', "
        "sealed_contact = x'', sealed_fee = x'' WHERE municipality = ?1 AND loc = ?2",
        {m_municipality, loc, static_cast<int>(ApplicationState::Withdrawn)}));
    VN_CHECK(transaction.commit());
    return m_database.truncateLog();
}

Result<void> CityStoreSqlite::takeForward(const Intake& intake, const ForwardRow& row)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    VN_CHECK(writeIntake(intake));
    VN_CHECK(
        m_database.run("INSERT INTO forward (municipality, jti, typ, aud, loc, expires, parcel, "
                       "state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                       {m_municipality,
                        row.jti,
                        row.typ,
                        row.aud,
                        row.loc,
                        row.expires,
                        row.parcel,
                        static_cast<int>(row.state)}));
    return transaction.commit();
}

Result<void> CityStoreSqlite::takeTombstone(const Intake& intake)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    VN_CHECK(writeIntake(intake));
    return transaction.commit();
}

Result<std::vector<ApplicationRow>> CityStoreSqlite::applications()
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(
        auto rows,
        m_database.query(
            "SELECT a.jti, loc, day, policy, identity_met, residency_met, seen_by_person, "
            "guardian_present, state, slot_key, sealed_name, sealed_birth_date, sealed_gender, "
            "sealed_language, sealed_portrait, sealed_signature, sealed_address, sealed_on_card, "
            "sealed_mail, sealed_mail_address, sealed_contact, sealed_fee FROM application AS a "
            "LEFT JOIN key_slot AS k ON k.municipality = a.municipality AND k.jti = a.jti "
            "WHERE a.municipality = ? ORDER BY day, a.jti",
            {m_municipality}));
    std::vector<ApplicationRow> all;
    while (true) {
        VN_TRY(const bool more, rows.step());
        if (!more) {
            return all;
        }
        all.push_back(applicationOf(rows));
    }
}

Result<std::optional<ApplicationState>> CityStoreSqlite::applicationState(const std::string& loc)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto rows,
           m_database.query("SELECT state FROM application WHERE municipality = ? AND loc = ?",
                            {m_municipality, loc}));
    VN_TRY(const bool found, rows.step());
    if (!found) {
        return std::optional<ApplicationState>{};
    }
    return std::optional{static_cast<ApplicationState>(rows.integer(0))};
}

Result<std::optional<ForwardState>> CityStoreSqlite::forwardState(const std::string& loc)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto rows,
           m_database.query("SELECT state FROM forward WHERE municipality = ? AND loc = ? AND "
                            "expires IS NOT NULL",
                            {m_municipality, loc}));
    VN_TRY(const bool found, rows.step());
    if (!found) {
        return std::optional<ForwardState>{};
    }
    return std::optional{static_cast<ForwardState>(rows.integer(0))};
}

Result<std::optional<ForwardRow>> CityStoreSqlite::claimForward(std::int64_t now,
                                                                std::int64_t leaseEnd)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    std::optional<ForwardRow> claimed;
    {
        VN_TRY(
            auto rows,
            m_database.query(std::string{kSelectForward} +
                                 "WHERE municipality = ? AND state = ? AND due <= ? AND "
                                 "lease_end <= ? ORDER BY due, jti LIMIT 1",
                             {m_municipality, static_cast<int>(ForwardState::Waiting), now, now}));
        VN_TRY(const bool found, rows.step());
        if (!found) {
            return claimed;
        }
        claimed = forwardOf(rows);
    }
    VN_CHECK(m_database.run("UPDATE forward SET lease_end = ?, attempts = attempts + 1 WHERE "
                            "municipality = ? AND jti = ?",
                            {leaseEnd, m_municipality, claimed->jti}));
    VN_CHECK(transaction.commit());
    return claimed;
}

Result<void> CityStoreSqlite::postponeForward(const std::string& jti, std::int64_t due)
{
    const std::scoped_lock lock{m_mutex};
    VN_CHECK(m_database.run(
        "UPDATE forward SET due = ?, lease_end = 0 WHERE municipality = ? AND jti = ?",
        {due, m_municipality, jti}));
    return {};
}

Result<void> CityStoreSqlite::endForward(const std::string& jti, ForwardState state)
{
    const std::scoped_lock lock{m_mutex};
    VN_CHECK(m_database.run(
        "UPDATE forward SET state = ?1, parcel = CASE WHEN ?1 = ?5 THEN parcel ELSE '' END, due = "
        "0, "
        "lease_end = 0, attempts = 0 WHERE municipality = ?2 AND jti = ?3 AND state = ?4",
        {static_cast<int>(state),
         m_municipality,
         jti,
         static_cast<int>(ForwardState::Waiting),
         static_cast<int>(ForwardState::Refused)}));
    return {};
}

Result<void>
CityStoreSqlite::markForward(const std::string& jti, const std::string& aud, ForwardState state)
{
    const std::scoped_lock lock{m_mutex};
    // A bank may answer before our own note that it has the parcel: the bytes go then, too.
    VN_TRY(const auto changed,
           m_database.run("UPDATE forward SET state = ?, parcel = '', due = 0, lease_end = 0, "
                          "attempts = 0 WHERE municipality = ? AND jti = ? AND aud = ?",
                          {static_cast<int>(state), m_municipality, jti, aud}));
    if (changed == 0) {
        return Error{ErrorKind::NotFound, "no such referral of this bank"};
    }
    return {};
}

Result<std::optional<std::string>>
CityStoreSqlite::redeemVoucher(const std::string& loc, const std::string& aud, std::int64_t now)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    std::optional<std::string> parcel;
    {
        VN_TRY(auto rows,
               m_database.query(
                   "SELECT parcel FROM forward WHERE municipality = ? AND loc = ? AND "
                   "aud = ? AND state = ? AND expires > ?",
                   {m_municipality, loc, aud, static_cast<int>(ForwardState::Held), now}));
        VN_TRY(const bool found, rows.step());
        if (!found) {
            return parcel;
        }
        parcel = rows.text(0);
    }
    VN_CHECK(m_database.run(
        "UPDATE forward SET state = ?, parcel = '' WHERE municipality = ? AND loc = ? AND aud = ?",
        {static_cast<int>(ForwardState::Delivered), m_municipality, loc, aud}));
    VN_CHECK(transaction.commit());
    return parcel;
}

Result<std::int64_t> CityStoreSqlite::expireForwards(std::int64_t now)
{
    const std::scoped_lock lock{m_mutex};
    // A receipt names kiosk and day: once nobody may repeat the referral, nothing ties it to them.
    VN_CHECK(m_database.run(
        "DELETE FROM receipt WHERE municipality = ?1 AND jti IN (SELECT jti FROM forward WHERE "
        "municipality = ?1 AND expires <= ?2)",
        {m_municipality, now}));
    return m_database.run(
        "UPDATE forward SET state = CASE WHEN state IN (?2, ?5) THEN ?3 ELSE state END, parcel = "
        "'', due = "
        "0, "
        "lease_end = 0, attempts = 0 WHERE municipality = ?1 AND expires <= ?4 AND (state = ?2 OR "
        "parcel <> '')",
        {m_municipality,
         static_cast<int>(ForwardState::Waiting),
         static_cast<int>(ForwardState::Expired),
         now,
         static_cast<int>(ForwardState::Held)});
}

} // namespace ventanilla::store
