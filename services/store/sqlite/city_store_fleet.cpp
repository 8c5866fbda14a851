// SPDX-License-Identifier: EUPL-1.2
//
// The fleet's part of the city's store: devices, their codes, what they last said.
#include "services/store/sqlite/city_store_sqlite.h"

#include <utility>

namespace ventanilla::store {

Result<void> CityStoreSqlite::putDevice(const DeviceRow& device)
{
    const std::scoped_lock lock{m_mutex};
    VN_CHECK(m_database.run(
        "INSERT INTO device (municipality, name, public_jwk, revoked) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET public_jwk = excluded.public_jwk, revoked = excluded.revoked",
        {m_municipality, device.name, device.publicJwk, device.revoked ? 1 : 0}));
    return {};
}

Result<std::optional<DeviceRow>> CityStoreSqlite::device(const std::string& name)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto rows,
           m_database.query("SELECT name, public_jwk, revoked, written_off_by FROM device"
                            " WHERE municipality = ? AND name = ?",
                            {m_municipality, name}));
    VN_TRY(const bool found, rows.step());
    if (!found) {
        return std::optional<DeviceRow>{};
    }
    return std::optional{DeviceRow{rows.text(0), rows.text(1), rows.integer(2) != 0, rows.text(3)}};
}

Result<void> CityStoreSqlite::putHeartbeat(const HeartbeatRow& row)
{
    const std::scoped_lock lock{m_mutex};
    VN_CHECK(m_database.run(
        "INSERT OR REPLACE INTO heartbeat (municipality, device, day, policy_version, waiting, "
        "seals_with, applications_seq, referrals_seq, audit_seq, notices) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {m_municipality,
         row.device,
         row.day,
         row.policyVersion,
         row.waiting,
         row.sealsWith,
         row.chains[0],
         row.chains[1],
         row.chains[2],
         row.notices}));
    return {};
}

Result<std::optional<HeartbeatRow>> CityStoreSqlite::heartbeat(const std::string& device)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto row,
           m_database.query("SELECT day, policy_version, waiting, seals_with, applications_seq, "
                            "referrals_seq, audit_seq, notices FROM heartbeat "
                            "WHERE municipality = ? AND device = ?",
                            {m_municipality, device}));
    VN_TRY(const bool found, row.step());
    if (!found) {
        return std::optional<HeartbeatRow>{};
    }
    return std::optional{HeartbeatRow{device,
                                      row.text(0),
                                      row.integer(1),
                                      row.integer(2),
                                      row.text(3),
                                      {row.integer(4), row.integer(5), row.integer(6)},
                                      row.text(7)}};
}

Result<ChainState> CityStoreSqlite::chain(const std::string& device, const std::string& chain)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto rows,
           m_database.query(
               "SELECT coalesce(max(highest), 0), (SELECT count(*) FROM chain_gap AS gap WHERE "
               "gap.municipality = ?1 AND gap.device = ?2 AND gap.chain = ?3) FROM chain WHERE "
               "municipality = ?1 AND device = ?2 AND chain = ?3",
               {m_municipality, device, chain}));
    VN_CHECK(rows.step());
    return ChainState{rows.integer(0), rows.integer(1)};
}

Result<void> CityStoreSqlite::putEnrolment(const EnrolmentRow& row)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    {
        // A name stands for one key and one chain of records for ever.
        VN_TRY(auto taken,
               m_database.query("SELECT 1 FROM device WHERE municipality = ? AND name = ?",
                                {m_municipality, row.device}));
        VN_TRY(const bool found, taken.step());
        if (found) {
            return Error{ErrorKind::Conflict, "a kiosk of this name was enrolled before"};
        }
    }
    VN_CHECK(m_database.run("DELETE FROM enrolment WHERE municipality = ? AND device = ?",
                            {m_municipality, row.device}));
    VN_CHECK(m_database.run(
        "INSERT INTO enrolment (municipality, code_hash, device, expires) VALUES (?, ?, ?, ?)",
        {m_municipality, row.codeHash, row.device, row.expires}));
    return transaction.commit();
}

Result<SpentCode> CityStoreSqlite::spendEnrolment(const std::string& codeHash,
                                                  const std::string& publicJwk,
                                                  std::int64_t now)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    SpentCode spent;
    std::optional<std::string> usedBy;
    std::int64_t expires = 0;
    {
        VN_TRY(auto row,
               m_database.query("SELECT device, expires, used_by FROM enrolment"
                                " WHERE municipality = ? AND code_hash = ?",
                                {m_municipality, codeHash}));
        VN_TRY(const bool found, row.step());
        if (!found) {
            return SpentCode{CodeStanding::Unknown, {}};
        }
        spent.device = row.text(0);
        expires = row.integer(1);
        usedBy = row.optionalText(2);
    }
    if (now > expires) {
        return SpentCode{CodeStanding::Expired, {}};
    }
    if (usedBy && *usedBy != publicJwk) {
        return SpentCode{CodeStanding::Used, {}};
    }
    // An answer that was lost on its way may be asked for again, by the same key alone.
    VN_CHECK(
        m_database.run("UPDATE enrolment SET used_by = ? WHERE municipality = ? AND code_hash = ?",
                       {publicJwk, m_municipality, codeHash}));
    VN_CHECK(m_database.run("INSERT OR IGNORE INTO device (municipality, name, public_jwk, revoked)"
                            " VALUES (?, ?, ?, 0)",
                            {m_municipality, spent.device, publicJwk}));
    VN_CHECK(transaction.commit());
    return spent;
}

Result<void> CityStoreSqlite::writeOffDevice(const std::string& name, const std::string& by)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(
        const auto changed,
        m_database.run("UPDATE device SET written_off_by = ? WHERE municipality = ? AND name = ?",
                       {by, m_municipality, name}));
    return changed > 0 ? Result<void>{}
                       : Error{ErrorKind::NotFound, "no kiosk of this name is enrolled"};
}

Result<void> CityStoreSqlite::revokeDevice(const std::string& name)
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto transaction, Transaction::begin(m_database));
    VN_CHECK(m_database.run("DELETE FROM enrolment WHERE municipality = ? AND device = ?",
                            {m_municipality, name}));
    VN_TRY(const auto changed,
           m_database.run("UPDATE device SET revoked = 1 WHERE municipality = ? AND name = ?",
                          {m_municipality, name}));
    VN_CHECK(transaction.commit());
    return changed > 0 ? Result<void>{}
                       : Error{ErrorKind::NotFound, "no kiosk of this name is enrolled"};
}

Result<std::vector<DeviceRow>> CityStoreSqlite::devices()
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto row,
           m_database.query(
               "SELECT name, public_jwk, revoked, written_off_by FROM device WHERE municipality = ?"
               " ORDER BY name",
               {m_municipality}));
    std::vector<DeviceRow> all;
    for (;;) {
        VN_TRY(const bool more, row.step());
        if (!more) {
            return all;
        }
        all.push_back({row.text(0), row.text(1), row.integer(2) != 0, row.text(3)});
    }
}

Result<std::vector<std::string>> CityStoreSqlite::forwardHeaders()
{
    const std::scoped_lock lock{m_mutex};
    VN_TRY(auto row,
           m_database.query("SELECT substr(parcel, 1, instr(parcel, '.') - 1) FROM forward"
                            " WHERE municipality = ? AND parcel != ''",
                            {m_municipality}));
    std::vector<std::string> all;
    for (;;) {
        VN_TRY(const bool more, row.step());
        if (!more) {
            return all;
        }
        all.push_back(row.text(0));
    }
}

} // namespace ventanilla::store
