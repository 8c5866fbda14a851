// SPDX-License-Identifier: EUPL-1.2
//
// Whatever fails at whichever step: a parcel is in the spool whole, or it is not there.
#include "services/spool/folder_spool.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace ventanilla::spool {
namespace {

/// Does the real thing but for one call, and notes the order in which calls came.
class FaultyFiles : public SpoolFiles
{
public:
    struct Plan
    {
        int failingCall = 0; ///< From 1; 0: none.
        int error = EIO;
        std::size_t largestWrite = 4096;
        std::vector<std::string> calls;
    };

    explicit FaultyFiles(Plan& plan)
        : m_plan(plan)
    {}
    UniqueFd openNameless(int folder) override
    {
        return fails("open") ? UniqueFd{} : SpoolFiles::openNameless(folder);
    }
    ssize_t write(int fd, std::span<const char> bytes) override
    {
        return fails("write") ? -1
                              : SpoolFiles::write(
                                    fd, bytes.first(std::min(bytes.size(), m_plan.largestWrite)));
    }
    int sync(int fd) override { return fails("sync") ? -1 : SpoolFiles::sync(fd); }
    int link(int fd, int folder, const char* name) override
    {
        return fails("link") ? -1 : SpoolFiles::link(fd, folder, name);
    }
    int unlink(int folder, const char* name) override { return SpoolFiles::unlink(folder, name); }

private:
    bool fails(const char* call)
    {
        m_plan.calls.emplace_back(call);
        errno = m_plan.error;
        return static_cast<int>(m_plan.calls.size()) == m_plan.failingCall;
    }

    Plan& m_plan;
};

class FolderSpoolTest : public testing::Test
{
protected:
    [[nodiscard]] UniqueFd folder() const
    {
        return UniqueFd{::open(m_folder.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator{m_folder.path()}) {
            found.push_back(entry.path().filename());
        }
        return found;
    }

    const test::TemporaryFolder m_folder;
    const SealedParcel m_parcel{
        {std::string(22, 'A')}, SealedParcel::Chain::Applications, std::string(10'000, 'x')};
    const std::string m_name = std::string(22, 'A') + ".jwe";
};

TEST_F(FolderSpoolTest, StoresAParcelUnderItsOwnName)
{
    const auto spool = FolderSpool::open(folder());
    ASSERT_TRUE(spool);
    ASSERT_TRUE((*spool)->store(m_parcel));
    EXPECT_EQ(names(), std::vector{m_name});
    EXPECT_EQ(test::readFile(m_folder / m_name), m_parcel.jwe);
    struct stat about = {};
    ASSERT_EQ(::stat((m_folder / m_name).c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST_F(FolderSpoolTest, MakesContentDurableBeforeItsNameAndTheNameBeforeItSaysSo)
{
    FaultyFiles::Plan plan;
    plan.largestWrite = m_parcel.jwe.size();
    FolderSpool spool{folder(), std::make_unique<FaultyFiles>(plan)};
    ASSERT_TRUE(spool.store(m_parcel));
    EXPECT_EQ(plan.calls, (std::vector<std::string>{"open", "write", "sync", "link", "sync"}));
}

TEST_F(FolderSpoolTest, LeavesNothingWhicheverCallFailsAndSucceedsAfterwards)
{
    int failed = 0;
    for (int n = 1;; ++n) {
        FaultyFiles::Plan plan{n, n % 2 == 0 ? ENOSPC : EIO, 4096, {}};
        FolderSpool spool{folder(), std::make_unique<FaultyFiles>(plan)};
        const auto stored = spool.store(m_parcel);
        if (stored) {
            break;
        }
        ++failed;
        EXPECT_EQ(stored.error().kind(), ErrorKind::Unavailable) << "call " << n;
        EXPECT_TRUE(names().empty()) << "call " << n;
    }
    EXPECT_EQ(failed, 7); // open, three writes, sync, link, sync of the folder
    EXPECT_EQ(test::readFile(m_folder / m_name), m_parcel.jwe);
}

TEST_F(FolderSpoolTest, GoesOnAfterAnInterruptedWrite)
{
    FaultyFiles::Plan plan{2, EINTR, 4096, {}};
    FolderSpool spool{folder(), std::make_unique<FaultyFiles>(plan)};
    ASSERT_TRUE(spool.store(m_parcel));
    EXPECT_EQ(test::readFile(m_folder / m_name), m_parcel.jwe);
}

TEST_F(FolderSpoolTest, NeverReplacesAParcel)
{
    const auto spool = FolderSpool::open(folder());
    ASSERT_TRUE(spool);
    ASSERT_TRUE((*spool)->store(m_parcel));
    auto twin = m_parcel;
    twin.jwe = "another";
    const auto refused = (*spool)->store(twin);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind(), ErrorKind::Conflict);
    EXPECT_EQ(test::readFile(m_folder / m_name), m_parcel.jwe);
}

TEST_F(FolderSpoolTest, TakesNoJtiThatIsMoreThanAName)
{
    const auto spool = FolderSpool::open(folder());
    ASSERT_TRUE(spool);
    for (const auto* jti : {"", "../../etc/passwd", "AAAAAAAAAAAAAAAAAAAAA/", "AAAA"}) {
        auto parcel = m_parcel;
        parcel.jti = {jti};
        const auto refused = (*spool)->store(parcel);
        ASSERT_FALSE(refused) << jti;
        EXPECT_EQ(refused.error().kind(), ErrorKind::InvalidInput);
    }
    EXPECT_TRUE(names().empty());
}

TEST_F(FolderSpoolTest, SaysSoWhenItsFolderIsGone)
{
    const auto spool = FolderSpool::open(folder());
    ASSERT_TRUE(spool);
    std::filesystem::remove(m_folder.path());
    const auto refused = (*spool)->store(m_parcel);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind(), ErrorKind::Unavailable);
}

TEST_F(FolderSpoolTest, KeepsItsFolderLockedAgainstRemoval)
{
    const auto spool = FolderSpool::open(folder());
    ASSERT_TRUE(spool);
    const auto other = folder();
    EXPECT_NE(::flock(other.get(), LOCK_EX | LOCK_NB), 0);
}

} // namespace
} // namespace ventanilla::spool
