// SPDX-License-Identifier: EUPL-1.2
//
// What the city's server keeps, as any engine must keep it. Rows hold sealed bytes, never a name.
#pragma once

#include "kiosk/base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::store {

/// A kiosk that may deliver. Its name is also the kid of its records and its name in TLS.
struct DeviceRow
{
    std::string name;
    std::string publicJwk;
    bool revoked = false;
    std::string writtenOffBy = {}; ///< Who said that nothing more will come from it; empty: nobody.
};

/// What a kiosk last said of itself.
struct HeartbeatRow
{
    std::string device;
    std::string day;
    std::int64_t policyVersion = 0;
    std::int64_t waiting = 0; ///< Parcels in its queue.
    std::string sealsWith;    ///< kid of the city's sealing key that it uses.
    /// Last numbers it has given: applications, referrals, audit.
    std::array<std::int64_t, 3> chains = {};
    std::string notices = {}; ///< Words with a space between them.
};

/// A code of use once, by which a new kiosk is enrolled.
struct EnrolmentRow
{
    std::string codeHash; ///< The code itself is not kept.
    std::string device;
    std::int64_t expires = 0; ///< Seconds since the epoch.
};

enum class CodeStanding {
    Good,
    Unknown,
    Expired,
    Used, ///< By another key.
};

struct SpentCode
{
    CodeStanding standing = CodeStanding::Good;
    std::string device; ///< When Good.
};

/// Everything that is written about a delivery, beside what was delivered.
struct Intake
{
    std::string jti;
    std::string sha256;
    std::string receipt; ///< Compact JWS: the same bytes for every repetition.
    std::string device;
    std::string chain;
    std::int64_t seq = 0;
    std::string day;
};

struct StoredReceipt
{
    std::string sha256;
    std::string receipt;
};

/// Members of an application that are sealed under its own key, in this order.
inline constexpr std::array<std::string_view, 12> kPersonalMembers{"name",
                                                                   "birthDate",
                                                                   "gender",
                                                                   "language",
                                                                   "portrait",
                                                                   "signature",
                                                                   "address",
                                                                   "onCard",
                                                                   "mail",
                                                                   "mailAddress",
                                                                   "contact",
                                                                   "fee"};
using SealedMembers = std::array<std::vector<std::uint8_t>, kPersonalMembers.size()>;

enum class ApplicationState { Received, Withdrawn };

struct ApplicationRow
{
    std::string jti;
    std::string loc;
    std::string day;
    std::string policy;
    bool identityMet = false;
    bool residencyMet = false;
    bool seenByPerson = false;
    bool guardianPresent = false;
    ApplicationState state = ApplicationState::Received;
    SealedMembers sealed;              ///< Empty once withdrawn.
    std::vector<std::uint8_t> slotKey; ///< Empty once erased.
};

/// Held: a voucher, given out when the branch redeems it and never before.
enum class ForwardState {
    Waiting,
    Delivered,
    Contacted,
    Finished,
    Withdrawn,
    Refused,
    Expired,
    Held
};

/// A parcel for a bank, never opened here. Without device, chain or time of arrival: nobody shall
/// be able to join it to an application.
struct ForwardRow
{
    std::string jti;
    std::string typ;
    std::string aud;
    std::string loc;
    std::optional<std::int64_t> expires; ///< Seconds; a withdrawal has none.
    std::string parcel;                  ///< Empty once delivered.
    ForwardState state = ForwardState::Waiting;
    std::int64_t attempts = 0;
};

/// Of one chain of one kiosk, apart from what was delivered in it.
struct ChainState
{
    std::int64_t highest = 0;
    std::int64_t missing = 0; ///< Numbers below the highest that have not arrived.
};

/// How far one record may be ahead of the highest that arrived.
inline constexpr std::int64_t kMaximumGap = 100'000;

/// Thread-safe. Every take…() is one transaction that is on stable storage when it returns and
/// fails with Conflict when the jti was taken before, InvalidInput when seq is too far ahead,
/// Unavailable.
class CityStore
{
public:
    CityStore() = default;
    CityStore(const CityStore&) = delete;
    CityStore& operator=(const CityStore&) = delete;
    virtual ~CityStore() = default;

    virtual Result<void> putDevice(const DeviceRow& device) = 0;
    [[nodiscard]] virtual Result<std::optional<DeviceRow>> device(const std::string& name) = 0;
    virtual Result<void> putHeartbeat(const HeartbeatRow& row) = 0;
    [[nodiscard]] virtual Result<std::optional<HeartbeatRow>>
    heartbeat(const std::string& device) = 0;
    [[nodiscard]] virtual Result<ChainState> chain(const std::string& device,
                                                   const std::string& chain) = 0;

    /// A named person says that nothing more will come from the device. Fails with NotFound.
    virtual Result<void> writeOffDevice(const std::string& name, const std::string& by) = 0;
    /// Closes every route to a device, and forgets the codes made for it. Fails with NotFound.
    virtual Result<void> revokeDevice(const std::string& name) = 0;
    [[nodiscard]] virtual Result<std::vector<DeviceRow>> devices() = 0;
    /// Replaces an older code for the same name. Fails with Conflict when the name was enrolled
    /// before: it stands for one key and one chain of records for ever.
    virtual Result<void> putEnrolment(const EnrolmentRow& row) = 0;
    /// Spends the code and enrols its device under @p publicJwk in one transaction.
    [[nodiscard]] virtual Result<SpentCode>
    spendEnrolment(const std::string& codeHash, const std::string& publicJwk, std::int64_t now) = 0;

    [[nodiscard]] virtual Result<std::optional<StoredReceipt>> receipt(const std::string& jti) = 0;
    /// An application whose withdrawal came first is kept as withdrawn, without its content.
    virtual Result<void> takeApplication(const Intake& intake, const ApplicationRow& row) = 0;
    /// Destroys the key slot and the sealed members of the application under @p loc.
    virtual Result<void> takeWithdrawal(const Intake& intake, const std::string& loc) = 0;
    /// First parts (protected headers) of all parcels for banks that are still here.
    [[nodiscard]] virtual Result<std::vector<std::string>> forwardHeaders() = 0;
    /// In the state of @p row: Waiting or Held.
    virtual Result<void> takeForward(const Intake& intake, const ForwardRow& row) = 0;
    virtual Result<void> takeTombstone(const Intake& intake) = 0;

    [[nodiscard]] virtual Result<std::vector<ApplicationRow>> applications() = 0;
    [[nodiscard]] virtual Result<std::optional<ApplicationState>>
    applicationState(const std::string& loc) = 0;
    [[nodiscard]] virtual Result<std::optional<ForwardState>>
    forwardState(const std::string& loc) = 0;

    /// The next parcel that is due, which nobody else gets before @p leaseEnd.
    [[nodiscard]] virtual Result<std::optional<ForwardRow>> claimForward(std::int64_t now,
                                                                         std::int64_t leaseEnd) = 0;
    virtual Result<void> postponeForward(const std::string& jti, std::int64_t due) = 0;
    /// Ends the work on a parcel and drops its bytes; a refused one keeps them until its day.
    virtual Result<void> endForward(const std::string& jti, ForwardState state) = 0;
    /// What the bank @p aud says of a parcel that it has. Fails with NotFound when it has none
    /// such.
    virtual Result<void>
    markForward(const std::string& jti, const std::string& aud, ForwardState state) = 0;
    /// The voucher under @p loc for the bank @p aud, once: its bytes are dropped with this call.
    [[nodiscard]] virtual Result<std::optional<std::string>>
    redeemVoucher(const std::string& loc, const std::string& aud, std::int64_t now) = 0;
    /// Ends what is past its day and drops its receipt; returns how many.
    virtual Result<std::int64_t> expireForwards(std::int64_t now) = 0;
};

} // namespace ventanilla::store
