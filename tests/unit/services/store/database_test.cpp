// SPDX-License-Identifier: EUPL-1.2
//
// The SQLite wrapper: values, transactions, migrations, what is left in the file.
#include "services/store/sqlite/database.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

namespace ventanilla::store {
namespace {

using test::readFile;
using test::TemporaryFolder;
using test::writeFile;

constexpr std::array kSteps{"CREATE TABLE t(a TEXT UNIQUE, n INTEGER, b BLOB)"};

std::int64_t countOf(Database& database)
{
    auto rows = database.query("SELECT count(*) FROM t").value();
    EXPECT_TRUE(rows.step().value());
    return rows.integer(0);
}

TEST(Database, GivesBackWhatWasBound)
{
    auto database = Database::openInMemory().value();
    ASSERT_TRUE(database.migrate(kSteps));
    const std::vector<std::uint8_t> bytes{0, 1, 0, 255};
    ASSERT_TRUE(
        database.run("INSERT INTO t VALUES(?,?,?)", {"ñ\0x", std::int64_t{1} << 40, bytes}));
    ASSERT_TRUE(
        database.run("INSERT INTO t VALUES(?,?,?)", {nullptr, std::optional<std::int64_t>{}, ""}));

    auto rows = database.query("SELECT a, n, b FROM t ORDER BY rowid").value();
    ASSERT_TRUE(rows.step().value());
    EXPECT_EQ(rows.text(0), "ñ");
    EXPECT_EQ(rows.integer(1), std::int64_t{1} << 40);
    EXPECT_EQ(rows.bytes(2), bytes);
    ASSERT_TRUE(rows.step().value());
    EXPECT_TRUE(rows.isNull(0));
    EXPECT_EQ(rows.optionalInteger(1), std::nullopt);
    EXPECT_FALSE(rows.step().value());
}

TEST(Database, CallsABrokenConstraintAConflict)
{
    auto database = Database::openInMemory().value();
    ASSERT_TRUE(database.migrate(kSteps));
    ASSERT_TRUE(database.run("INSERT INTO t VALUES('x',1,NULL)"));
    EXPECT_EQ(database.run("INSERT INTO t VALUES('x',2,NULL)").error().kind(), ErrorKind::Conflict);
}

TEST(Database, RefusesTooFewValues)
{
    auto database = Database::openInMemory().value();
    ASSERT_TRUE(database.migrate(kSteps));
    EXPECT_EQ(database.run("INSERT INTO t VALUES(?,?,?)", {1}).error().kind(), ErrorKind::Internal);
}

TEST(Database, CallsAForeignFileInvalid)
{
    const TemporaryFolder folder;
    writeFile(folder / "t.sqlite", std::string(5000, 'x'));
    EXPECT_EQ(Database::open(folder / "t.sqlite").error().kind(), ErrorKind::InvalidInput);
}

TEST(Database, CallsAMissingFolderUnavailable)
{
    const TemporaryFolder folder;
    EXPECT_EQ(Database::open(folder / "none/t").error().kind(), ErrorKind::Unavailable);
}

TEST(Database, KeepsItsFileFromOthers)
{
    const TemporaryFolder folder;
    auto database = Database::open(folder / "t.sqlite").value();
    ASSERT_TRUE(database.migrate(kSteps));
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        EXPECT_EQ(entry.status().permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
}

TEST(Database, OverwritesWhatIsDeleted)
{
    const TemporaryFolder folder;
    {
        auto database = Database::open(folder / "t.sqlite").value();
        ASSERT_TRUE(database.migrate(kSteps));
        ASSERT_TRUE(database.run("INSERT INTO t VALUES(?,1,NULL)", {"PLANTED-WORD"}));
        ASSERT_TRUE(database.run("DELETE FROM t"));
    }
    const auto content = readFile(folder / "t.sqlite");
    ASSERT_FALSE(content.empty());
    EXPECT_EQ(content.find("PLANTED-WORD"), std::string::npos);
}

TEST(Transaction, LeavesNothingWithoutCommit)
{
    auto database = Database::openInMemory().value();
    ASSERT_TRUE(database.migrate(kSteps));
    {
        auto transaction = Transaction::begin(database).value();
        ASSERT_TRUE(database.run("INSERT INTO t VALUES('x',1,NULL)"));
    }
    EXPECT_EQ(countOf(database), 0);
}

TEST(Transaction, KeepsWhatWasCommitted)
{
    const TemporaryFolder folder;
    {
        auto database = Database::open(folder / "t.sqlite").value();
        ASSERT_TRUE(database.migrate(kSteps));
        auto transaction = Transaction::begin(database).value();
        ASSERT_TRUE(database.run("INSERT INTO t VALUES('x',1,NULL)"));
        ASSERT_TRUE(transaction.commit());
    }
    auto again = Database::open(folder / "t.sqlite").value();
    EXPECT_EQ(countOf(again), 1);
}

TEST(Migration, RunsEachStepOnce)
{
    const TemporaryFolder folder;
    constexpr std::array kMore{kSteps[0], "INSERT INTO t VALUES('second',2,NULL)"};
    for (int start = 0; start < 3; ++start) {
        auto database = Database::open(folder / "t.sqlite").value();
        ASSERT_TRUE(database.migrate(start == 0 ? std::span<const char* const>{kSteps}
                                                : std::span<const char* const>{kMore}));
        EXPECT_EQ(countOf(database), start == 0 ? 0 : 1);
    }
}

TEST(Migration, LeavesTheOldSchemaWhenAStepFails)
{
    auto database = Database::openInMemory().value();
    ASSERT_TRUE(database.migrate(kSteps));
    constexpr std::array kBroken{kSteps[0], "INSERT INTO t VALUES('x',1,NULL)", "NO SQL"};
    EXPECT_FALSE(database.migrate(kBroken));
    EXPECT_EQ(countOf(database), 0);
    EXPECT_TRUE(database.migrate(kSteps));
}

TEST(Migration, RefusesAFileFromTheFuture)
{
    auto database = Database::openInMemory().value();
    ASSERT_TRUE(database.execute("PRAGMA user_version=7"));
    EXPECT_EQ(database.migrate(kSteps).error().kind(), ErrorKind::Unsupported);
}

} // namespace
} // namespace ventanilla::store
