// SPDX-License-Identifier: EUPL-1.2
//
// A spool, a queue and a city that remembers keys, for the courier's tests.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "services/courier/device.h"
#include "services/courier/queue.h"
#include "services/courier/sender.h"
#include "services/courier/sweep.h"
#include "services/jose/jwe.h"
#include "tests/support/temporary_folder.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla::courier::test {

inline constexpr const char* kCity = "city:new-haven";
inline constexpr const char* kBank = "bank:harbor";

/// 22 characters from a number.
[[nodiscard]] std::string jtiOf(int number);
/// 43 characters from a number.
[[nodiscard]] std::string locOf(int number);

struct ParcelOrder
{
    std::string_view typ = jose::parcel_type::kApplication;
    std::string aud = kCity;
    int jti = 1;
    int loc = 1;
    std::optional<std::int64_t> exp = std::nullopt;
    std::string plaintext = "sealed";
};
[[nodiscard]] std::string makeParcel(const ParcelOrder& order);
[[nodiscard]] std::string makeApplication(int jti, int loc);
[[nodiscard]] std::string makeReferral(int jti, int loc);
[[nodiscard]] std::string makeWithdrawal(const std::string& aud, int jti, int loc);

enum class Mood {
    Good,
    NoConnection,
    CutBeforeStoring,
    CutAfterStoring,
    Busy429,
    Broken500,
    Problem409,
    StrangersProblem409,
    ReceiptByUnknownKey,
    ReceiptForAnother,
    ReceiptForAnotherDevice,
    NoReceipt,
};

/// Keeps each key once, in a folder, so that it outlives a crash of its caller.
class FakeCity : public CityRoad
{
public:
    explicit FakeCity(std::string folder);

    [[nodiscard]] http::Outcome
    post(Chain chain, const std::string& jti, const std::string& body) override;

    /// Moods of the next posts; Good once they are used up.
    std::deque<Mood> moods;
    int posts = 0;

    [[nodiscard]] ReceiptKeys receiptKeys() const;
    /// Records of @p chain that are stored, by seq. Fails the test when one is not as it should be.
    [[nodiscard]] std::vector<protocol::Record> stored(Chain chain) const;
    /// The parcel stored under @p jti; nothing: a tombstone.
    [[nodiscard]] std::optional<std::string> parcel(const std::string& jti) const;
    [[nodiscard]] std::size_t count() const;

private:
    [[nodiscard]] http::Response
    receipt(const std::string& jti, const std::string& body, Mood mood) const;

    std::string m_folder;
    jose::P256PrivateKey m_key;
};

/// Names a device and signs for it; the same key in every process of a test.
[[nodiscard]] Device makeDevice();

/// Everything in one place, on a clock that stands still.
class DeliveryTest
{
public:
    DeliveryTest();
    /// In a folder that outlives it: what a restart finds.
    explicit DeliveryTest(std::shared_ptr<ventanilla::test::TemporaryFolder> where);

    /// Makes the process's spool folder at the first call.
    void
    spool(const std::string& jwe, const std::string& jti, const std::string& process = "s-one");
    [[nodiscard]] Result<SweepCount> sweepNow();
    /// Sends until a whole round is idle; gives the number of deliveries.
    int sendAll();
    [[nodiscard]] std::size_t waiting();

    std::shared_ptr<ventanilla::test::TemporaryFolder> kept;
    const ventanilla::test::TemporaryFolder& folder = *kept;
    ManualClock clock{std::chrono::sys_seconds{std::chrono::seconds{1'800'000'000}}};
    SeededRandom random{7};
    Device device = makeDevice();
    Queue queue;
    FakeCity city;
    Sender sender;
};

} // namespace ventanilla::courier::test
