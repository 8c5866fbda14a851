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
    CourierCarry() { std::filesystem::create_directories(stick); }

    /// The city at the other end of the walk.
    void answerAll()
    {
        for (const auto& entry : std::filesystem::directory_iterator{stick}) {
            const auto name = entry.path().filename().string();
            if (!name.ends_with(kParcelSuffix)) {
                continue;
            }
            const auto jti = name.substr(0, 22);
            const auto outcome = kiosk.city.post(Chain::Applications, jti, readFile(entry.path()));
            ASSERT_TRUE(outcome);
            writeFile(stick + "/" + jti + kReceiptSuffix, outcome->body);
        }
    }
    Result<Carried> in()
    {
        return carryIn(kiosk.queue, kiosk.city.receiptKeys(), kiosk.device.name(), stick);
    }

    DeliveryTest kiosk;
    std::string stick = kiosk.folder / "stick";
};

TEST_F(CourierCarry, BringsApplicationsToTheCityAndReceiptsBack)
{
    for (int i = 1; i <= 3; ++i) {
        kiosk.spool(makeApplication(i, i), jtiOf(i));
    }
    ASSERT_TRUE(kiosk.sweepNow());
    EXPECT_EQ(carryOut(kiosk.queue, stick)->parcels, 3);
    EXPECT_EQ(kiosk.waiting(), 3U) << "nothing is forgotten without a receipt";
    answerAll();
    EXPECT_EQ(in()->parcels, 3);
    EXPECT_EQ(kiosk.waiting(), 0U);
    EXPECT_EQ(kiosk.city.stored(Chain::Applications).size(), 3U);
}

TEST_F(CourierCarry, IsHarmlessBesideTheNetwork)
{
    kiosk.spool(makeApplication(1, 1), jtiOf(1));
    ASSERT_TRUE(kiosk.sweepNow());
    ASSERT_TRUE(carryOut(kiosk.queue, stick));
    answerAll();
    EXPECT_EQ(kiosk.sendAll(), 1) << "both roads were taken";
    EXPECT_EQ(in()->parcels, 0);
    EXPECT_EQ(kiosk.city.count(), 1U);
}

TEST_F(CourierCarry, LeavesWithoutTheReferralThatWaitsForItsMoment)
{
    kiosk.spool(makeReferral(1, 1), jtiOf(1));
    ASSERT_TRUE(kiosk.sweepNow());
    EXPECT_EQ(carryOut(kiosk.queue, stick)->parcels, 0);
    EXPECT_TRUE(std::filesystem::is_empty(stick));
}

TEST_F(CourierCarry, ForgetsNothingForAWrongReceipt)
{
    kiosk.spool(makeApplication(1, 1), jtiOf(1));
    kiosk.spool(makeApplication(2, 2), jtiOf(2));
    ASSERT_TRUE(kiosk.sweepNow());
    ASSERT_TRUE(carryOut(kiosk.queue, stick));
    answerAll();
    std::filesystem::copy_file(stick + "/" + jtiOf(1) + kReceiptSuffix,
                               stick + "/" + jtiOf(2) + kReceiptSuffix,
                               std::filesystem::copy_options::overwrite_existing);
    const auto carried = in();
    EXPECT_EQ(carried->parcels, 1);
    EXPECT_EQ(carried->refused, 1);
    EXPECT_EQ(kiosk.waiting(), 1U);
}

TEST_F(CourierCarry, WantsAFolder)
{
    EXPECT_FALSE(carryOut(kiosk.queue, "stick"));
    EXPECT_FALSE(carryOut(kiosk.queue, stick + "/nowhere"));
}

} // namespace
} // namespace ventanilla::courier
