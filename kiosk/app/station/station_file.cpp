// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station/station_file.h"

#include <array>

namespace ventanilla::app {
namespace {

constexpr std::array<const char*, 1> kSchema{
    "CREATE TABLE highest (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE counter (what TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID;"};

constexpr const char* kPolicyVersion = "policy_version";
constexpr const char* kKeysVersion = "keys_version";
constexpr const char* kClock = "clock";

} // namespace

Result<StationFile> StationFile::open(const std::string& path)
{
    VN_TRY(auto database, store::Database::open(path));
    VN_CHECK(database.migrate(kSchema));
    return StationFile{std::move(database)};
}

Result<PolicyFloor> StationFile::floor()
{
    VN_TRY(const auto version, number(kPolicyVersion));
    VN_TRY(const auto keysVersion, number(kKeysVersion));
    return PolicyFloor{version, keysVersion};
}

Result<void> StationFile::raiseFloor(const PolicyFloor& floor)
{
    VN_TRY(auto transaction, store::Transaction::begin(m_database));
    VN_CHECK(raise(kPolicyVersion, floor.version));
    VN_CHECK(raise(kKeysVersion, floor.keysVersion));
    return transaction.commit();
}

Result<std::chrono::sys_seconds> StationFile::latestClock()
{
    VN_TRY(const auto seconds, number(kClock));
    return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

Result<void> StationFile::noteClock(std::chrono::sys_seconds now)
{
    return raise(kClock, now.time_since_epoch().count());
}

Result<void> StationFile::count(const std::string& what)
{
    VN_CHECK(m_database.run("INSERT INTO counter (what, times) VALUES (?, 1) "
                            "ON CONFLICT (what) DO UPDATE SET times = times + 1",
                            {what}));
    return {};
}

Result<std::int64_t> StationFile::number(const char* key)
{
    VN_TRY(auto rows, m_database.query("SELECT value FROM highest WHERE key = ?", {key}));
    VN_TRY(const bool found, rows.step());
    return found ? rows.integer(0) : std::int64_t{0};
}

Result<void> StationFile::raise(const char* key, std::int64_t value)
{
    VN_CHECK(m_database.run("INSERT INTO highest (key, value) VALUES (?, ?) "
                            "ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)",
                            {key, value}));
    return {};
}

} // namespace ventanilla::app
