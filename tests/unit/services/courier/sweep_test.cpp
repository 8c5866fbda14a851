// SPDX-License-Identifier: EUPL-1.2
//
// What a sweep takes, leaves and removes.
#include "services/courier/sweep.h"

#include "kiosk/base/unique_fd.h"
#include "tests/unit/services/courier/delivery_fixture.h"

#include <gtest/gtest.h>

#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>

namespace ventanilla::courier::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

TEST(CourierSweep, TakesAParcelAndEmptiesTheFolder)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    EXPECT_EQ(t.sweepNow()->arrived, 1);
    EXPECT_FALSE(fs::exists(t.folder / ("spool/s-one/" + jtiOf(1) + ".jwe")));
    EXPECT_EQ(t.sweepNow()->arrived, 0);
}

TEST(CourierSweep, KeepsWhatIsNoParcelForAPerson)
{
    DeliveryTest t;
    t.spool("not a parcel", jtiOf(1));
    t.spool(makeApplication(2, 2), jtiOf(3));
    fs::create_symlink("/etc/passwd", t.folder / ("spool/s-one/" + jtiOf(4) + ".jwe"));
    t.spool(std::string(jose::kMaxJwe + 1, 'x'), jtiOf(5));
    t.spool(makeApplication(6, 6), jtiOf(6));
    const auto swept = t.sweepNow().value();
    EXPECT_EQ(swept.arrived, 1);
    EXPECT_EQ(swept.refused, 4);
    EXPECT_EQ(std::distance(fs::directory_iterator{t.folder / "spool/s-one"}, {}), 4);
    EXPECT_EQ(t.sweepNow()->refused, 0);
}

TEST(CourierSweep, LooksOnlyIntoItsOwnFolders)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1), "other");
    fs::create_directory_symlink(t.folder / "spool/other", t.folder / "spool/s-link");
    EXPECT_FALSE(t.sweepNow());
    EXPECT_EQ(t.waiting(), 0U);
}

TEST(CourierSweep, IsNotHeldUpByAFolderThatCannotBeRead)
{
    DeliveryTest t;
    fs::create_directory_symlink("/nowhere", t.folder / "spool/s-broken");
    t.spool(makeApplication(1, 1), jtiOf(1));
    EXPECT_EQ(t.sweepNow().error().kind(), ErrorKind::Unavailable);
    EXPECT_EQ(t.sendAll(), 1);
}

TEST(CourierSweep, SettlesWhatCameFromAFolderThatHasGone)
{
    DeliveryTest t;
    const auto jwe = makeApplication(1, 1);
    ASSERT_TRUE(t.queue.arrive({factsOf(jwe).value(), jwe, "s-gone"}, t.clock.now(), t.device));
    ASSERT_TRUE(t.sweepNow());
    EXPECT_EQ(t.sendAll(), 1);
}

TEST(CourierSweep, RemovesTheEmptyFolderOfAnEndedProcessNextDay)
{
    DeliveryTest t;
    t.clock.jumpTo(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    fs::create_directories(t.folder / "spool/s-one");
    ASSERT_TRUE(t.sweepNow());
    EXPECT_TRUE(fs::exists(t.folder / "spool/s-one"));
    t.clock.advance(25h);
    ASSERT_TRUE(t.sweepNow());
    EXPECT_FALSE(fs::exists(t.folder / "spool/s-one"));
}

TEST(CourierSweep, LeavesTheFolderOfALivingProcess)
{
    DeliveryTest t;
    t.clock.jumpTo(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) +
                   48h);
    fs::create_directories(t.folder / "spool/s-one");
    const UniqueFd held{::open((t.folder / "spool/s-one").c_str(), O_RDONLY | O_DIRECTORY)};
    ASSERT_EQ(::flock(held.get(), LOCK_SH), 0);
    ASSERT_TRUE(t.sweepNow());
    EXPECT_TRUE(fs::exists(t.folder / "spool/s-one"));
}

TEST(CourierSweep, LosesNothingWhenTheQueueCannotBeWritten)
{
    DeliveryTest t;
    t.spool(makeApplication(1, 1), jtiOf(1));
    auto blocker = store::Database::open(t.folder / "courier.sqlite").value();
    ASSERT_TRUE(blocker.execute("DROP TABLE chain"));
    EXPECT_FALSE(t.sweepNow());
    EXPECT_FALSE(fs::is_empty(t.folder / "spool/s-one"));
}

} // namespace
} // namespace ventanilla::courier::test
