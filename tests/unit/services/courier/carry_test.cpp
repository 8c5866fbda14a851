// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/carry.h"

#include "tests/unit/services/courier/delivery_fixture.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace ventanilla::courier {
namespace {

using namespace test;
using ventanilla::test::readFile;
using ventanilla::test::writeFile;

class CourierCarry : public testing::Test
{
protected:
    CourierCarry() { std::filesystem::create_directories(m_stick); }

    /// The city at the other end of the walk.
    void answerAll()
    {
        for (const auto& entry : std::filesystem::directory_iterator{m_stick}) {
            const auto name = entry.path().filename().string();
            if (!name.ends_with(kParcelSuffix)) {
                continue;
            }
            const auto jti = name.substr(0, 22);
            const auto outcome =
                m_kiosk.city.post(Chain::Applications, jti, readFile(entry.path()));
            ASSERT_TRUE(outcome);
            writeFile(m_stick + "/" + jti + kReceiptSuffix, outcome->body);
        }
    }
    Result<Carried> in()
    {
        return carryIn(m_kiosk.queue, m_kiosk.city.receiptKeys(), m_kiosk.device.name(), m_stick);
    }

    DeliveryTest m_kiosk;
    std::string m_stick = m_kiosk.folder / "stick";
};

TEST_F(CourierCarry, BringsApplicationsToTheCityAndReceiptsBack)
{
    for (int i = 1; i <= 3; ++i) {
        m_kiosk.spool(makeApplication(i, i), jtiOf(i));
    }
    ASSERT_TRUE(m_kiosk.sweepNow());
    EXPECT_EQ(carryOut(m_kiosk.queue, m_stick)->parcels, 3);
    EXPECT_EQ(m_kiosk.waiting(), 3U) << "nothing is forgotten without a receipt";
    answerAll();
    EXPECT_EQ(in()->parcels, 3);
    EXPECT_EQ(m_kiosk.waiting(), 0U);
    EXPECT_EQ(m_kiosk.city.stored(Chain::Applications).size(), 3U);
}

TEST_F(CourierCarry, IsHarmlessBesideTheNetwork)
{
    m_kiosk.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(m_kiosk.sweepNow());
    ASSERT_TRUE(carryOut(m_kiosk.queue, m_stick));
    answerAll();
    EXPECT_EQ(m_kiosk.sendAll(), 1) << "both roads were taken";
    EXPECT_EQ(in()->parcels, 0);
    EXPECT_EQ(m_kiosk.city.count(), 1U);
}

TEST_F(CourierCarry, LeavesWithoutTheReferralThatWaitsForItsMoment)
{
    m_kiosk.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(m_kiosk.sweepNow());
    EXPECT_EQ(carryOut(m_kiosk.queue, m_stick)->parcels, 0);
    EXPECT_TRUE(std::filesystem::is_empty(m_stick));
}

TEST_F(CourierCarry, ForgetsNothingForAWrongReceipt)
{
    m_kiosk.spool(makeApplication(1, 1), jtiOf(1));
    m_kiosk.spool(makeApplication(2, 2), jtiOf(2));
    ASSERT_TRUE(m_kiosk.sweepNow());
    ASSERT_TRUE(carryOut(m_kiosk.queue, m_stick));
    answerAll();
    std::filesystem::copy_file(m_stick + "/" + jtiOf(1) + kReceiptSuffix,
                               m_stick + "/" + jtiOf(2) + kReceiptSuffix,
                               std::filesystem::copy_options::overwrite_existing);
    const auto carried = in();
    EXPECT_EQ(carried->parcels, 1);
    EXPECT_EQ(carried->refused, 1);
    EXPECT_EQ(m_kiosk.waiting(), 1U);
}

TEST_F(CourierCarry, WantsAFolder)
{
    EXPECT_FALSE(carryOut(m_kiosk.queue, "stick"));
    EXPECT_FALSE(carryOut(m_kiosk.queue, m_stick + "/nowhere"));
}

} // namespace
} // namespace ventanilla::courier
