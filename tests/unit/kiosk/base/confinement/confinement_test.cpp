// SPDX-License-Identifier: EUPL-1.2
//
// Runs against each wall from inside a child process and sees whether it stands.
#include "kiosk/base/confinement/confinement.h"

#include "kiosk/base/unique_fd.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/kiosk/base/confinement/fate.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <new>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

namespace ventanilla::confinement {
namespace {

constexpr std::size_t kAddressSpace = std::size_t{512} * 1024 * 1024;

Report decoder()
{
    return confineDecoder(kSanitized ? RLIM_INFINITY : kAddressSpace);
}

Report filesOnly()
{
    return confineResident({});
}

bool canOpen(const char* path)
{
    return ::open(path, O_RDONLY | O_CLOEXEC) >= 0;
}

class DecoderWalls : public testing::Test
{
protected:
    void SetUp() override
    {
        if (kSanitized) {
            GTEST_SKIP() << "sanitizers need system calls that the decoder does not";
        }
    }
};

TEST_F(DecoderWalls, AllStandOnThisKernel)
{
    if (landlockAbi() == 0) {
        GTEST_SKIP() << "this kernel has no landlock";
    }
    const auto allHold = [] { return decoder().allHold(); };
    EXPECT_EQ(fateOf([] { return Report{}; }, Wall::Limits, allHold), Fate::Succeeded);
}

TEST_F(DecoderWalls, OpensNoFile)
{
    EXPECT_WALL(Fate::Refused, decoder, Wall::SystemCalls, [] { return canOpen("/etc/passwd"); });
}

TEST_F(DecoderWalls, MakesNoSocket)
{
    EXPECT_WALL(Fate::Killed, decoder, Wall::SystemCalls, [] {
        return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    });
}

TEST_F(DecoderWalls, StartsNoProgram)
{
    EXPECT_WALL(Fate::Killed, decoder, Wall::SystemCalls, [] {
        return ::execl("/bin/true", "true", nullptr) == 0;
    });
}

TEST_F(DecoderWalls, TracesNobody)
{
    EXPECT_WALL(Fate::Killed, decoder, Wall::SystemCalls, [] {
        return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0;
    });
}

TEST_F(DecoderWalls, ForksNoProcess)
{
    EXPECT_WALL(Fate::Refused, decoder, Wall::SystemCalls, [] { return ::fork() >= 0; });
}

TEST_F(DecoderWalls, SignalsNobody)
{
    EXPECT_WALL(
        Fate::Refused, decoder, Wall::SystemCalls, [] { return ::kill(::getppid(), 0) == 0; });
}

TEST_F(DecoderWalls, MakesNoMemoryExecutable)
{
    EXPECT_WALL(Fate::Refused, decoder, Wall::SystemCalls, [] {
        return ::mmap(nullptr,
                      4096,
                      PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS,
                      -1,
                      0) != MAP_FAILED;
    });
}

TEST_F(DecoderWalls, RaisesNoLimit)
{
    EXPECT_WALL(Fate::Refused, decoder, Wall::SystemCalls, [] {
        const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
        return ::setrlimit(RLIMIT_AS, &more) == 0;
    });
}

TEST_F(DecoderWalls, CannotExhaustMemory)
{
    EXPECT_WALL(Fate::Refused, decoder, Wall::Limits, [] {
        return ::mmap(nullptr,
                      kAddressSpace,
                      PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS,
                      -1,
                      0) != MAP_FAILED;
    });
}

TEST_F(DecoderWalls, LetAnAllocationFailInsteadOfTheProcess)
{
    EXPECT_WALL(Fate::Refused, decoder, Wall::Limits, [] {
        try {
            const std::vector<char> tooMuch(kAddressSpace);
            return tooMuch[kAddressSpace / 2] == 0;
        } catch (const std::bad_alloc&) {
            return false;
        }
    });
}

TEST_F(DecoderWalls, LeaveNoCore)
{
    EXPECT_WALL(Fate::Refused, decoder, Wall::Limits, [] {
        rlimit core{};
        return ::getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max != 0;
    });
}

TEST_F(DecoderWalls, LetThreadsAndOpenDescriptorsBe)
{
    const auto works = [] {
        std::array<int, 2> pipe{};
        if (::pipe(pipe.data()) != 0) {
            return false;
        }
        decoder();
        bool wrote = false;
        std::thread{[&] { wrote = ::write(pipe[1], "x", 1) == 1; }}.join();
        return wrote;
    };
    EXPECT_EQ(fateOf([] { return Report{}; }, Wall::Limits, works), Fate::Succeeded);
}

TEST_F(DecoderWalls, LetAbortEndTheProcess)
{
    const pid_t child = ::fork();
    if (child == 0) {
        decoder();
        std::abort();
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGABRT);
}

TEST(ResidentWalls, OpenNoFileOutsideTheNamedOnes)
{
    EXPECT_WALL(Fate::Refused, filesOnly, Wall::Files, [] { return canOpen("/etc/passwd"); });
}

TEST(ResidentWalls, OpenTheNamedFiles)
{
    const auto confine = [] {
        ResidentPaths paths;
        paths.readable = {"/etc", "/a/path/that/is/not/there"};
        return confineResident(paths);
    };
    EXPECT_WALL(Fate::Succeeded, confine, Wall::Files, [] { return canOpen("/etc/passwd"); });
}

TEST(ResidentWalls, LetReadableFoldersBeReadOnly)
{
    const test::TemporaryFolder folder;
    const auto confine = [&] {
        ResidentPaths paths;
        paths.readable = {folder.path()};
        return confineResident(paths);
    };
    const auto write = [&] {
        return ::open((folder.path() + "/new").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0;
    };
    EXPECT_WALL(Fate::Refused, confine, Wall::Files, write);
}

TEST(ResidentWalls, LetAParcelIntoTheSpoolFolder)
{
    const test::TemporaryFolder folder;
    const auto confine = [&] {
        ResidentPaths paths;
        paths.spoolFolder = ::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        paths.readable = {"/proc"};
        auto report = confineResident(paths);
        return report;
    };
    const auto spool = [&] {
        const UniqueFd file{::open(folder.path().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)};
        const auto self = "/proc/self/fd/" + std::to_string(file.get());
        return file.valid() && ::write(file.get(), "x", 1) == 1 &&
               ::linkat(AT_FDCWD,
                        self.c_str(),
                        AT_FDCWD,
                        (folder.path() + "/parcel").c_str(),
                        AT_SYMLINK_FOLLOW) == 0;
    };
    EXPECT_WALL(Fate::Succeeded, confine, Wall::Files, spool);
}

TEST(ResidentWalls, MakeNoNetworkSocket)
{
    EXPECT_WALL(Fate::Refused, filesOnly, Wall::SystemCalls, [] {
        return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 || ::socket(AF_INET6, SOCK_DGRAM, 0) >= 0 ||
               ::socket(AF_NETLINK, SOCK_RAW, 0) >= 0;
    });
}

TEST(ResidentWalls, MakeUnixSocketsOnlyWhereAScriptedResidentListens)
{
    const auto makes = [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; };
    const auto listens = [] {
        ResidentPaths paths;
        paths.sockets = Sockets::Listens;
        return confineResident(paths);
    };
    EXPECT_WALL(Fate::Refused, filesOnly, Wall::SystemCalls, makes);
    EXPECT_WALL(Fate::Succeeded, listens, Wall::SystemCalls, makes);
}

TEST(ResidentWalls, TraceNobody)
{
    EXPECT_WALL(Fate::Refused, filesOnly, Wall::SystemCalls, [] {
        return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0;
    });
}

TEST(ResidentWalls, LeaveAnExecutableToStartTheDecoder)
{
    const auto confine = [] {
        ResidentPaths paths = systemPathsForQt();
        paths.executable.emplace_back("/bin");
        paths.executable.emplace_back("/usr/bin");
        return confineResident(paths);
    };
    const auto start = [] {
        const pid_t child = ::fork();
        if (child == 0) {
            ::execl("/bin/true", "true", nullptr);
            ::_exit(127);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    };
    EXPECT_WALL(Fate::Succeeded, confine, Wall::Files, start);
}

TEST(ConfinementReport, NamesEveryWallAndStanding)
{
    Report report;
    for (std::size_t wall = 0; wall < kWalls; ++wall) {
        EXPECT_STRNE(toString(static_cast<Wall>(wall)), "unknown");
    }
    EXPECT_TRUE(report.allHold());
    EXPECT_EQ(report.bits(), 0b111111U);
    report.set(Wall::Files, Standing::Absent);
    EXPECT_FALSE(report.allHold());
    EXPECT_EQ(report.bits(), 0b110111U);
}

} // namespace
} // namespace ventanilla::confinement
