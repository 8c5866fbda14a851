// SPDX-License-Identifier: EUPL-1.2
//
// The city's store on SQLite: trial and small towns.
#pragma once

#include "services/store/city_store.h"
#include "services/store/sqlite/database.h"

#include <mutex>
#include <string>

namespace ventanilla::store {

class CityStoreSqlite : public CityStore
{
public:
    /// Opens or makes @p path for one city. Fails as Database::open and migrate do.
    [[nodiscard]] static Result<std::unique_ptr<CityStore>> open(const std::string& path,
                                                                 const std::string& municipality);

    CityStoreSqlite(Database database, std::string municipality)
        : m_database(std::move(database))
        , m_municipality(std::move(municipality))
    {}

    Result<void> putDevice(const DeviceRow& device) override;
    [[nodiscard]] Result<std::optional<DeviceRow>> device(const std::string& name) override;
    Result<void> putHeartbeat(const HeartbeatRow& row) override;
    [[nodiscard]] Result<std::optional<HeartbeatRow>> heartbeat(const std::string& device) override;
    [[nodiscard]] Result<ChainState> chain(const std::string& device,
                                           const std::string& chain) override;
    Result<void> writeOffDevice(const std::string& name, const std::string& by) override;
    Result<void> revokeDevice(const std::string& name) override;
    [[nodiscard]] Result<std::vector<DeviceRow>> devices() override;
    Result<void> putEnrolment(const EnrolmentRow& row) override;
    [[nodiscard]] Result<SpentCode> spendEnrolment(const std::string& codeHash,
                                                   const std::string& publicJwk,
                                                   std::int64_t now) override;
    [[nodiscard]] Result<std::optional<StoredReceipt>> receipt(const std::string& jti) override;
    Result<void> takeApplication(const Intake& intake, const ApplicationRow& row) override;
    Result<void> takeWithdrawal(const Intake& intake, const std::string& loc) override;
    [[nodiscard]] Result<std::vector<std::string>> forwardHeaders() override;
    Result<void> takeForward(const Intake& intake, const ForwardRow& row) override;
    Result<void> takeTombstone(const Intake& intake) override;
    [[nodiscard]] Result<std::vector<ApplicationRow>> applications() override;
    [[nodiscard]] Result<std::optional<ApplicationState>>
    applicationState(const std::string& loc) override;
    [[nodiscard]] Result<std::optional<ForwardState>> forwardState(const std::string& loc) override;
    [[nodiscard]] Result<std::optional<ForwardRow>> claimForward(std::int64_t now,
                                                                 std::int64_t leaseEnd) override;
    Result<void> postponeForward(const std::string& jti, std::int64_t due) override;
    Result<void> endForward(const std::string& jti, ForwardState state) override;
    Result<void>
    markForward(const std::string& jti, const std::string& aud, ForwardState state) override;
    [[nodiscard]] Result<std::optional<std::string>>
    redeemVoucher(const std::string& loc, const std::string& aud, std::int64_t now) override;
    Result<std::int64_t> expireForwards(std::int64_t now) override;

private:
    Result<void> writeIntake(const Intake& intake);
    Result<void> writeChain(const Intake& intake);
    Result<void> insertApplication(const ApplicationRow& row, ApplicationState state);
    Result<bool> isWithdrawn(const std::string& loc);

    std::mutex m_mutex;
    Database m_database;
    std::string m_municipality;
};

} // namespace ventanilla::store
