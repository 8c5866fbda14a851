// SPDX-License-Identifier: EUPL-1.2
//
// Months on a clock that a test moves: keys that come and go, a kiosk that was forgotten.
#include "services/admin/key_rotation.h"
#include "services/jose/parcel_opener.h"
#include "tests/system/delivery/simulated_city.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace ventanilla {
namespace {

using std::chrono::days;
using test::SimulatedCity;
using test::SimulatedKiosk;

class Months : public testing::Test
{
protected:
    void pass(days count) { m_city.clock.advance(std::chrono::hours{24} * count.count()); }
    void rotate()
    {
        const auto signedVersions = admin::rotateKeys(m_city.state, m_city.clock);
        ASSERT_TRUE(signedVersions) << signedVersions.error().what();
    }
    std::vector<admin::Drained> drain()
    {
        auto all = admin::drainKeys(m_city.state, m_city.books(), m_city.clock);
        EXPECT_TRUE(all) << all.error().what();
        return all.value_or(std::vector<admin::Drained>{});
    }
    /// Fetches the new bundle, lets older resident processes end, and says so.
    void settle(SimulatedKiosk& kiosk)
    {
        kiosk.talk();
        pass(days{1});
        kiosk.talk();
    }
    /// With every private key that city and banks hold.
    bool anybodyOpens(const std::string& parcel)
    {
        jose::KeyRing all;
        for (const char* folder : {"city/keys/sealing", "bank/keys"}) {
            for (const auto& entry : std::filesystem::directory_iterator{m_city.state / folder}) {
                const auto key = jose::P256PrivateKey::fromJwk(test::readFile(entry.path()));
                EXPECT_TRUE(key);
                all.add(*key);
            }
        }
        const jose::ParcelOpener opener{
            std::vector<std::string>{"city:new-haven", "bank:harbor", "bank:elm"}, all};
        return opener.open(parcel).has_value();
    }

    SimulatedCity m_city;
};

TEST_F(Months, LeaveNoKeyThatOpensWhatWasSealedInTheFirst)
{
    SimulatedKiosk first{m_city, "annex-1"};
    SimulatedKiosk second{m_city, "annex-2"};
    std::vector<std::string> parcels{first.apply(), first.refer(), second.apply()};
    first.talk();
    second.reachable = false;
    second.talk();
    pass(days{30});
    rotate();
    for (const auto& parcel : parcels) {
        EXPECT_TRUE(anybodyOpens(parcel));
    }
    settle(first);
    for (const auto& key : drain()) {
        EXPECT_FALSE(key.destroyed) << "annex-2 has not been heard since";
    }
    second.reachable = true;
    settle(second);
    first.talk();
    EXPECT_EQ(first.waiting() + second.waiting(), 0U);
    EXPECT_EQ(m_city.applications().size(), 2U);
    for (const auto& key : drain()) {
        EXPECT_EQ(key.destroyed, key.audience != "bank:harbor") << key.audience;
    }
    EXPECT_FALSE(anybodyOpens(parcels[0]));
    EXPECT_TRUE(anybodyOpens(parcels[1])) << "the exchange still holds the referral";
    const auto now = m_city.clock.now().time_since_epoch().count();
    const auto forward = m_city.books().claimForward(now, now + 60);
    ASSERT_TRUE(forward && *forward);
    ASSERT_TRUE(m_city.books().endForward((*forward)->jti, store::ForwardState::Delivered));
    for (int month = 2; month <= 6; ++month) {
        parcels.push_back(first.apply());
        first.talk();
        pass(days{29});
        rotate();
        settle(first);
        settle(second);
        first.talk();
        (void)drain();
    }
    for (const auto& parcel : parcels) {
        EXPECT_FALSE(anybodyOpens(parcel));
    }
    EXPECT_EQ(m_city.applications().size(), 7U);
    EXPECT_TRUE(anybodyOpens(first.apply())) << "what is sealed today opens";
}

TEST_F(Months, KeepAKeyForAKioskThatIsSilentUntilAPersonWritesItOff)
{
    SimulatedKiosk first{m_city, "annex-1"};
    SimulatedKiosk silent{m_city, "annex-2"};
    silent.reachable = false;
    const auto parcel = silent.apply();
    pass(days{30});
    rotate();
    settle(first);
    pass(days{200});
    first.talk();
    for (const auto& key : drain()) {
        EXPECT_FALSE(key.destroyed);
        EXPECT_TRUE(key.overdue) << "an alarm, and nothing else";
        EXPECT_EQ(key.waitsFor, std::vector<std::string>{"annex-2 still seals with it"});
    }
    EXPECT_TRUE(anybodyOpens(parcel));
    ASSERT_TRUE(m_city.books().writeOffDevice("annex-2", "R. Specimen"));
    for (const auto& key : drain()) {
        EXPECT_TRUE(key.destroyed);
    }
    EXPECT_FALSE(anybodyOpens(parcel));
}

TEST_F(Months, LoseNothingWhileAKioskIsForgottenFor120Days)
{
    SimulatedKiosk kiosk{m_city, "annex-1"};
    pass(days{300});
    kiosk.talk();
    EXPECT_TRUE(kiosk.service().blocked.empty());
    kiosk.reachable = false;
    constexpr int kApplications = 40;
    for (int i = 0; i < kApplications; ++i) {
        pass(days{3});
        (void)kiosk.apply();
        kiosk.talk();
    }
    // By now its certificate has ended, its policy and the grace after it, too.
    auto blocked = kiosk.service().blocked;
    EXPECT_EQ(blocked, (std::vector<std::string>{"policy-past", "city-away"}));
    EXPECT_EQ(kiosk.waiting(), static_cast<std::size_t>(kApplications));
    kiosk.reachable = true;
    kiosk.talk();
    EXPECT_EQ(kiosk.waiting(), 0U);
    EXPECT_EQ(m_city.applications().size(), static_cast<std::size_t>(kApplications));
}

TEST_F(Months, WarnStaffBeforeAnythingEnds)
{
    SimulatedKiosk kiosk{m_city, "annex-1"};
    pass(days{340});
    kiosk.talk();
    EXPECT_EQ(kiosk.service().notices, std::vector<std::string>{});
    pass(days{42});
    kiosk.talk();
    EXPECT_EQ(kiosk.service().notices, std::vector<std::string>{"policy-ends-14"});
    EXPECT_EQ((*m_city.books().heartbeat("annex-1"))->notices, "policy-ends-14");
}

} // namespace
} // namespace ventanilla
