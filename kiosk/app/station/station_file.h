// SPDX-License-Identifier: EUPL-1.2
//
// station.sqlite: what outlives a resident and is about no resident.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/ports/delivery.h"
#include "services/store/sqlite/database.h"

#include <chrono>
#include <string>

namespace ventanilla::app {

class StationFile
{
public:
    [[nodiscard]] static Result<StationFile> open(const std::string& path);

    /// The highest policy and key versions that this station has accepted.
    [[nodiscard]] Result<PolicyFloor> floor();
    Result<void> raiseFloor(const PolicyFloor& floor);

    /// The latest civil time that this station has seen; a clock far behind it is implausible.
    [[nodiscard]] Result<std::chrono::sys_seconds> latestClock();
    Result<void> noteClock(std::chrono::sys_seconds now);

    /// Adds one to a counter about the kiosk.
    Result<void> count(const std::string& what);

private:
    explicit StationFile(store::Database database)
        : m_database(std::move(database))
    {}
    [[nodiscard]] Result<std::int64_t> number(const char* key);
    Result<void> raise(const char* key, std::int64_t value);

    store::Database m_database;
};

} // namespace ventanilla::app
