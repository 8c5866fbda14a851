// SPDX-License-Identifier: EUPL-1.2
//
// The durable queue: every parcel that was swept and has no receipt yet, and the heads of the
// chains.
#pragma once

#include "kiosk/base/random.h"
#include "kiosk/base/result.h"
#include "services/courier/parcel_facts.h"
#include "services/protocol/courier_messages.h"
#include "services/protocol/fleet_messages.h"
#include "services/store/sqlite/database.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ventanilla::courier {

/// Signs a record with the device's key.
class RecordSigner
{
public:
    RecordSigner() = default;
    RecordSigner(const RecordSigner&) = delete;
    RecordSigner& operator=(const RecordSigner&) = delete;
    virtual ~RecordSigner() = default;

    [[nodiscard]] virtual Result<std::string> sign(const protocol::Record& record) = 0;
};

/// A parcel as it came out of the spool.
struct Arrival
{
    ParcelFacts facts;
    std::string jwe;
    std::string folder; ///< Forgotten once settled: it would join what one person sent.
};

/// How long a parcel of the referral chain stays unnumbered.
struct ReleaseDelay
{
    std::chrono::seconds least{std::chrono::hours{1}};
    std::chrono::seconds most{std::chrono::hours{24}};
};

/// A parcel, or its tombstone, on its way. The same bytes at every try.
struct Sending
{
    std::string jti;
    std::string sha256;
    std::string record;             ///< Compact JWS.
    std::optional<std::string> jwe; ///< Nothing: a tombstone.
    int attempts = 0;               ///< With this one.
};

/// For staff: what waits and why.
struct Waiting
{
    std::string jti;
    Chain chain = Chain::Applications;
    bool aside = false;
    int attempts = 0;
    std::string cause;                ///< Empty before the first try.
    std::chrono::sys_seconds arrived; ///< In the referral chain no more than the day.
    std::chrono::sys_seconds due;
};

struct Numbered
{
    protocol::ChainNumbers chains;
    std::int64_t waiting = 0;
};

/// No pause is longer than this.
inline constexpr std::chrono::seconds kLongestPause{std::chrono::hours{24}};

/// Where a parcel stands on this kiosk.
enum class Standing { NotHere, Waiting, Withdrawn };

/// Thread-safe. Every change is on stable storage when its call returns; a crash inside a call
/// leaves it wholly done or wholly undone.
class Queue
{
public:
    [[nodiscard]] static Result<Queue> open(const std::string& path);

    /// Takes a swept parcel in; a jti that is here already changes nothing. The spool file may be
    /// unlinked afterwards, but nothing of this arrival is sent before settle().
    /// A withdrawal of what was never tried swallows it: in the referral chain without a trace, in
    /// the application chain leaving a tombstone.
    Result<void> arrive(const Arrival& arrival, std::chrono::sys_seconds now, RecordSigner& signer);
    /// The files of all arrivals from @p folder are gone for good.
    Result<void> settle(const std::string& folder);
    /// Folders from which something came that is not settled.
    [[nodiscard]] Result<std::vector<std::string>> unsettled();

    /// The next parcel of @p chain that is due, marked as tried. In the referral chain this is
    /// where it gets its number.
    [[nodiscard]] Result<std::optional<Sending>>
    claim(Chain chain, std::chrono::sys_seconds now, RecordSigner& signer);
    Result<void> delivered(const std::string& jti);
    Result<void>
    postpone(const std::string& jti, std::chrono::sys_seconds due, std::string_view cause);
    Result<void> setAside(const std::string& jti, std::string_view cause);

    /// Drops referrals past their exp. Call only when the clock is known to be right.
    Result<void> expire(std::chrono::sys_seconds now);
    /// Civil time was set: @p by is added to every time of waiting.
    Result<void> shift(std::chrono::seconds by);
    /// Brings times back that no rule of ours can have set: the clock was wrong while we were off.
    Result<void> repairTimes(std::chrono::sys_seconds now);
    /// The road is open: what failed without an answer from the city is due now.
    Result<void> hurry(std::chrono::sys_seconds now);
    /// Makes a parcel due now; also one that was set aside. False: not here.
    Result<bool> retry(const std::string& jti, std::chrono::sys_seconds now);

    /// When the next parcel of @p chain becomes due, if any waits.
    [[nodiscard]] Result<std::optional<std::chrono::sys_seconds>> nextDue(Chain chain);
    [[nodiscard]] Result<std::vector<Waiting>> waiting(std::size_t most);
    [[nodiscard]] Result<Standing> standingOf(const std::string& loc);
    /// What has a number and has no receipt: what may be carried out on a stick. What has none
    /// waits for its own moment.
    [[nodiscard]] Result<std::vector<std::string>> carriable();
    /// As claim() gives it, without marking it as tried.
    [[nodiscard]] Result<std::optional<Sending>> find(const std::string& jti);
    /// The kid of every key by which something is sealed that is still here.
    [[nodiscard]] Result<std::set<std::string>> keysInUse();
    /// The last number of each chain, and how many that have one wait. What has none is not
    /// counted: the count goes to the city.
    [[nodiscard]] Result<Numbered> numbered();

    /// Applies to parcels that arrive later.
    void setReleaseDelay(ReleaseDelay delay, Random& random);

private:
    struct Delay
    {
        ReleaseDelay range;
        Random* random = nullptr; ///< Outlives the queue.
    };

    explicit Queue(store::Database database);

    Result<void> insert(const Arrival& arrival, std::chrono::sys_seconds now);
    Result<bool> swallow(const Arrival& arrival);
    Result<void> number(const std::string& jti, std::chrono::sys_seconds now, RecordSigner& signer);
    Result<std::optional<Sending>>
    claimDue(Chain chain, std::chrono::sys_seconds now, RecordSigner& signer);
    Result<std::optional<std::string>> pick(Chain chain, std::chrono::sys_seconds now);
    Result<std::optional<Sending>> load(const std::string& jti);
    [[nodiscard]] std::chrono::sys_seconds releaseAt(Chain chain,
                                                     std::chrono::sys_seconds now) const;

    store::Database m_database;
    Delay m_delay;
    bool m_deleted =
        true; ///< Since the log of SQLite was last emptied; it may be an earlier life's.
    std::unique_ptr<std::mutex> m_mutex = std::make_unique<std::mutex>();
};

} // namespace ventanilla::courier
