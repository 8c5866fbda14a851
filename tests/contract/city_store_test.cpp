// SPDX-License-Identifier: EUPL-1.2
//
// What every engine behind the city's storage port must do. Each engine is one row at the end.
#include "services/store/city_store.h"

#include "services/store/sqlite/city_store_sqlite.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <ostream>
#include <set>
#include <thread>
#include <vector>

namespace ventanilla::store {
namespace {

struct Engine
{
    const char* name;
    /// A connection to the one database of @p folder.
    std::unique_ptr<CityStore> (*open)(const test::TemporaryFolder& folder,
                                       const char* municipality);

    friend std::ostream& operator<<(std::ostream& out, const Engine& engine)
    {
        return out << engine.name;
    }
};

std::unique_ptr<CityStore> openSqlite(const test::TemporaryFolder& folder, const char* municipality)
{
    return *CityStoreSqlite::open(folder / "city.sqlite", municipality);
}

Intake intake(const std::string& jti, std::int64_t seq, const std::string& chain = "applications")
{
    return {jti, "hash-" + jti, "receipt-" + jti, "kiosk-1", chain, seq, "2026-03-15"};
}

ApplicationRow application(const std::string& jti)
{
    ApplicationRow row;
    row.jti = jti;
    row.loc = "loc-" + jti;
    row.day = "2026-03-15";
    row.policy = "new-haven/7";
    row.identityMet = true;
    row.guardianPresent = true;
    row.slotKey = {1, 2, 3};
    for (std::size_t i = 0; i < row.sealed.size(); ++i) {
        row.sealed.at(i) = {static_cast<std::uint8_t>(i), 0, 255};
    }
    return row;
}

ForwardRow forward(const std::string& jti, std::optional<std::int64_t> expires = 1000)
{
    return {jti,
            "vn-referral+jwe",
            "bank:harbor",
            "loc-" + jti,
            expires,
            "parcel-" + jti,
            ForwardState::Waiting,
            0};
}

class CityStoreContract : public testing::TestWithParam<Engine>
{
protected:
    std::unique_ptr<CityStore> open(const char* municipality = "new-haven")
    {
        return GetParam().open(m_folder, municipality);
    }
    std::string claimed(CityStore& from, std::int64_t now, std::int64_t leaseEnd)
    {
        const auto row = *from.claimForward(now, leaseEnd);
        return row ? row->jti : "none";
    }

    test::TemporaryFolder m_folder;
    std::unique_ptr<CityStore> m_store = open();
};

TEST_P(CityStoreContract, KeepsWhatItTookWhenItIsOpenedAgain)
{
    ASSERT_TRUE(m_store->takeApplication(intake("a", 1), application("a")));
    ASSERT_TRUE(m_store->putDevice({"kiosk-1", "jwk", false}));
    m_store = open();
    const auto rows = *m_store->applications();
    ASSERT_EQ(rows.size(), 1U);
    const auto expected = application("a");
    EXPECT_EQ(rows[0].loc, expected.loc);
    EXPECT_EQ(rows[0].sealed, expected.sealed);
    EXPECT_EQ(rows[0].slotKey, expected.slotKey);
    EXPECT_TRUE(rows[0].identityMet);
    EXPECT_FALSE(rows[0].residencyMet);
    EXPECT_TRUE(rows[0].guardianPresent);
    EXPECT_EQ((*m_store->receipt("a"))->receipt, "receipt-a");
    EXPECT_EQ((*m_store->device("kiosk-1"))->publicJwk, "jwk");
}

TEST_P(CityStoreContract, TakesAnIdOnceAndLeavesNoTraceOfTheSecond)
{
    ASSERT_TRUE(m_store->takeApplication(intake("a", 1), application("a")));
    auto other = application("b");
    other.jti = "a";
    const auto again = m_store->takeApplication(intake("a", 5), other);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind(), ErrorKind::Conflict);
    EXPECT_EQ(m_store->chain("kiosk-1", "applications")->highest, 1);
    EXPECT_EQ(m_store->takeForward(intake("a", 6), forward("a")).error().kind(),
              ErrorKind::Conflict);
    EXPECT_EQ(claimed(*m_store, 0, 60), "none");
}

TEST_P(CityStoreContract, TakesALocOnce)
{
    ASSERT_TRUE(m_store->takeApplication(intake("a", 1), application("a")));
    auto twin = application("b");
    twin.loc = "loc-a";
    EXPECT_EQ(m_store->takeApplication(intake("b", 2), twin).error().kind(), ErrorKind::Conflict);
    EXPECT_FALSE(*m_store->receipt("b")) << "all or nothing";
}

TEST_P(CityStoreContract, CountsGapsOfEachChainApart)
{
    ASSERT_TRUE(m_store->takeTombstone(intake("a", 4)));
    ASSERT_TRUE(m_store->takeTombstone(intake("b", 2)));
    ASSERT_TRUE(m_store->takeTombstone(intake("c", 1, "referrals")));
    EXPECT_EQ(m_store->chain("kiosk-1", "applications")->highest, 4);
    EXPECT_EQ(m_store->chain("kiosk-1", "applications")->missing, 2);
    EXPECT_EQ(m_store->chain("kiosk-1", "referrals")->missing, 0);
    EXPECT_EQ(m_store->chain("kiosk-2", "applications")->highest, 0);
    EXPECT_EQ(m_store->takeTombstone(intake("d", 5 + kMaximumGap)).error().kind(),
              ErrorKind::InvalidInput);
    EXPECT_FALSE(*m_store->receipt("d"));
}

TEST_P(CityStoreContract, ErasesByDestroyingTheSlot)
{
    ASSERT_TRUE(m_store->takeApplication(intake("a", 1), application("a")));
    ASSERT_TRUE(m_store->takeApplication(intake("b", 2), application("b")));
    ASSERT_TRUE(m_store->takeWithdrawal(intake("w", 3), "loc-a"));
    EXPECT_EQ(*m_store->applicationState("loc-a"), ApplicationState::Withdrawn);
    EXPECT_EQ(*m_store->applicationState("loc-b"), ApplicationState::Received);
    EXPECT_EQ(*m_store->applicationState("loc-c"), std::nullopt);
    const auto rows = *m_store->applications();
    ASSERT_EQ(rows.size(), 2U);
    for (const auto& row : rows) {
        EXPECT_EQ(row.slotKey.empty(), row.jti == "a");
        EXPECT_EQ(row.sealed.at(0).empty(), row.jti == "a");
    }
}

TEST_P(CityStoreContract, LetsAWithdrawalOvertakeItsApplication)
{
    ASSERT_TRUE(m_store->takeWithdrawal(intake("w", 2), "loc-a"));
    ASSERT_TRUE(m_store->takeApplication(intake("a", 1), application("a")));
    const auto rows = *m_store->applications();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, ApplicationState::Withdrawn);
    EXPECT_TRUE(rows[0].slotKey.empty());
    EXPECT_TRUE(rows[0].sealed.at(0).empty());
}

TEST_P(CityStoreContract, LeasesAParcelToOneWorkerAtATime)
{
    const auto second = open();
    ASSERT_TRUE(m_store->takeForward(intake("r", 1, "referrals"), forward("r")));
    EXPECT_EQ(claimed(*m_store, 100, 160), "r");
    EXPECT_EQ(claimed(*second, 159, 220), "none");
    EXPECT_EQ(claimed(*second, 160, 220), "r") << "the lease of a dead worker ends";
    ASSERT_TRUE(second->postponeForward("r", 300));
    EXPECT_EQ(claimed(*m_store, 299, 360), "none");
    EXPECT_EQ(claimed(*m_store, 300, 360), "r");
    EXPECT_EQ((*m_store->claimForward(400, 460))->attempts, 3);
}

TEST_P(CityStoreContract, GivesEveryParcelToExactlyOneOfManyWorkers)
{
    constexpr int kParcels = 40;
    for (int i = 0; i < kParcels; ++i) {
        const auto jti = "r" + std::to_string(i);
        ASSERT_TRUE(m_store->takeForward(intake(jti, i + 1, "referrals"), forward(jti)));
    }
    std::array<std::set<std::string>, 3> got;
    const auto claimAll = [this](std::set<std::string>& mine) {
        const auto own = open();
        for (auto row = *own->claimForward(0, 60); row; row = *own->claimForward(0, 60)) {
            mine.insert(row->jti);
        }
    };
    {
        std::vector<std::jthread> workers;
        workers.reserve(got.size());
        for (auto& mine : got) {
            workers.emplace_back([&claimAll, &mine] { claimAll(mine); });
        }
    }
    std::set<std::string> all;
    std::size_t sum = 0;
    for (const auto& mine : got) {
        all.insert(mine.begin(), mine.end());
        sum += mine.size();
    }
    EXPECT_EQ(all.size(), kParcels);
    EXPECT_EQ(sum, kParcels);
}

TEST_P(CityStoreContract, DropsTheBytesWhenTheBankHasThem)
{
    ASSERT_TRUE(m_store->takeForward(intake("r", 1, "referrals"), forward("r")));
    ASSERT_TRUE(m_store->endForward("r", ForwardState::Delivered));
    EXPECT_EQ(claimed(*m_store, 100, 160), "none");
    EXPECT_EQ(*m_store->forwardState("loc-r"), ForwardState::Delivered);
    ASSERT_TRUE(m_store->markForward("r", "bank:harbor", ForwardState::Withdrawn));
    EXPECT_EQ(*m_store->forwardState("loc-r"), ForwardState::Withdrawn);
    EXPECT_EQ(m_store->markForward("r", "bank:elm", ForwardState::Finished).error().kind(),
              ErrorKind::NotFound);
}

TEST_P(CityStoreContract, EndsWhatIsPastItsDayAndForgetsItsReceipt)
{
    ASSERT_TRUE(m_store->takeForward(intake("r", 1, "referrals"), forward("r", 1000)));
    ASSERT_TRUE(m_store->takeForward(intake("d", 2, "referrals"), forward("d", 1000)));
    ASSERT_TRUE(m_store->takeForward(intake("w", 3, "referrals"), forward("w", std::nullopt)));
    ASSERT_TRUE(m_store->endForward("d", ForwardState::Delivered));
    ASSERT_TRUE(m_store->expireForwards(999));
    EXPECT_TRUE(*m_store->receipt("r"));
    ASSERT_TRUE(m_store->expireForwards(1000));
    EXPECT_EQ(*m_store->forwardState("loc-r"), ForwardState::Expired);
    EXPECT_EQ(*m_store->forwardState("loc-d"), ForwardState::Delivered);
    EXPECT_FALSE(*m_store->receipt("r"));
    EXPECT_FALSE(*m_store->receipt("d"));
    EXPECT_EQ(claimed(*m_store, 5000, 5060), "w") << "a withdrawal has no day";
}

TEST_P(CityStoreContract, SpendsAnEnrolmentCodeOnce)
{
    ASSERT_TRUE(m_store->putEnrolment({"hash", "kiosk-2", 1000}));
    EXPECT_EQ(m_store->spendEnrolment("other", "jwk", 900)->standing, CodeStanding::Unknown);
    EXPECT_FALSE(*m_store->device("kiosk-2"));
    EXPECT_EQ(m_store->spendEnrolment("hash", "jwk", 1000)->device, "kiosk-2");
    EXPECT_EQ((*m_store->device("kiosk-2"))->publicJwk, "jwk");
    EXPECT_EQ(m_store->spendEnrolment("hash", "other", 1000)->standing, CodeStanding::Used);
    EXPECT_EQ(m_store->spendEnrolment("hash", "jwk", 1000)->device, "kiosk-2")
        << "an answer that was lost is given again to the same key";
    EXPECT_EQ(m_store->spendEnrolment("hash", "jwk", 1001)->standing, CodeStanding::Expired);
}

TEST_P(CityStoreContract, EnrolsANameOnceForEver)
{
    ASSERT_TRUE(m_store->putEnrolment({"first", "kiosk-2", 1000}));
    ASSERT_TRUE(m_store->putEnrolment({"second", "kiosk-2", 1000})) << "the first one went astray";
    EXPECT_EQ(m_store->spendEnrolment("first", "jwk", 1)->standing, CodeStanding::Unknown);
    EXPECT_EQ(m_store->spendEnrolment("second", "jwk", 1)->standing, CodeStanding::Good);
    EXPECT_FALSE(m_store->putEnrolment({"third", "kiosk-2", 1000}));
}

TEST_P(CityStoreContract, RevokesADeviceWithItsCode)
{
    ASSERT_TRUE(m_store->putEnrolment({"hash", "kiosk-2", 1000}));
    ASSERT_TRUE(m_store->spendEnrolment("hash", "jwk", 1));
    ASSERT_TRUE(m_store->revokeDevice("kiosk-2"));
    EXPECT_TRUE((*m_store->device("kiosk-2"))->revoked);
    EXPECT_EQ(m_store->spendEnrolment("hash", "jwk", 1)->standing, CodeStanding::Unknown);
    EXPECT_TRUE(m_store->devices()->at(0).revoked);
    EXPECT_FALSE(m_store->revokeDevice("kiosk-3"));
}

TEST_P(CityStoreContract, KeepsMunicipalitiesApart)
{
    const auto other = open("hartford");
    ASSERT_TRUE(m_store->takeApplication(intake("a", 1), application("a")));
    ASSERT_TRUE(m_store->takeForward(intake("r", 1, "referrals"), forward("r")));
    ASSERT_TRUE(m_store->putDevice({"kiosk-1", "jwk", false}));
    EXPECT_TRUE(other->applications()->empty());
    EXPECT_FALSE(*other->receipt("a"));
    EXPECT_FALSE(*other->device("kiosk-1"));
    EXPECT_EQ(claimed(*other, 0, 60), "none");
    EXPECT_EQ(other->chain("kiosk-1", "applications")->highest, 0);
    ASSERT_TRUE(other->takeWithdrawal(intake("w", 1), "loc-a"));
    EXPECT_EQ(*m_store->applicationState("loc-a"), ApplicationState::Received);
}

INSTANTIATE_TEST_SUITE_P(Engines,
                         CityStoreContract,
                         testing::Values(Engine{"Sqlite", openSqlite}),
                         [](const auto& row) { return std::string{row.param.name}; });

} // namespace
} // namespace ventanilla::store
