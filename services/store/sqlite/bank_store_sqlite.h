// SPDX-License-Identifier: EUPL-1.2
//
// A bank's inbox on SQLite.
#pragma once

#include "services/store/bank_store.h"
#include "services/store/sqlite/database.h"

#include <memory>
#include <mutex>
#include <string>

namespace ventanilla::store {

class BankStoreSqlite : public BankStore
{
public:
    /// Opens or makes @p path. Fails as Database::open and migrate do.
    [[nodiscard]] static Result<std::unique_ptr<BankStore>> open(const std::string& path);
    explicit BankStoreSqlite(Database database)
        : m_database(std::move(database))
    {}

    [[nodiscard]] Result<std::optional<std::string>> taken(const std::string& jti) override;
    Result<void> takeReferral(const TakenParcel& parcel, const InboxRow& row) override;
    Result<void> takeWithdrawal(const TakenParcel& parcel,
                                const std::string& recipient,
                                const std::string& loc) override;
    [[nodiscard]] Result<std::vector<InboxRow>> inbox() override;
    Result<void> mark(const std::string& jti, InboxState state) override;
    Result<void> answerWithdrawal(const std::string& jti, bool keptByLaw) override;
    [[nodiscard]] Result<std::optional<ReportRow>> dueReport(std::int64_t now) override;
    Result<void> postponeReport(const ReportRow& report, std::int64_t due) override;
    Result<void> endReport(const ReportRow& report) override;

private:
    Result<void> writeTaken(const TakenParcel& parcel);
    Result<void> insertReferral(const InboxRow& row);
    Result<void> insertReport(const ReportRow& report);
    Result<void> erase(const std::string& jti);
    Result<bool> isWithdrawn(const InboxRow& row);

    std::mutex m_mutex;
    Database m_database;
};

} // namespace ventanilla::store
