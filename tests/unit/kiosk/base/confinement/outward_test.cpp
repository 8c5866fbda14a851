// SPDX-License-Identifier: EUPL-1.2
//
// Tries from inside to carry something out of the resident process and of the courier.
#include "tests/support/temporary_folder.h"
#include "tests/unit/kiosk/base/confinement/fate.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace ventanilla::confinement {
namespace {

Report resident()
{
    return confineResident(systemPathsForQt());
}

bool canOpen(const std::string& path, int flags = O_RDONLY)
{
    return ::open(path.c_str(), flags | O_CLOEXEC, 0600) >= 0;
}

/// A Unix socket in a folder, as a session bus or a compositor is one.
class Bus
{
public:
    Bus()
    {
        m_address.sun_family = AF_UNIX;
        path().copy(m_address.sun_path, sizeof m_address.sun_path - 1);
        m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        EXPECT_EQ(::bind(m_listener, generic(), sizeof m_address), 0);
        EXPECT_EQ(::listen(m_listener, 1), 0);
    }
    [[nodiscard]] bool takesCalls() const
    {
        const int caller = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        return caller >= 0 && ::connect(caller, generic(), sizeof m_address) == 0;
    }

private:
    [[nodiscard]] std::string path() const { return m_folder.path() + "/bus"; }
    [[nodiscard]] const sockaddr* generic() const
    {
        return reinterpret_cast<const sockaddr*>(&m_address);
    }

    test::TemporaryFolder m_folder;
    sockaddr_un m_address{};
    int m_listener = -1;
};

/// A port of this machine that somebody listens on.
class Port
{
public:
    Port()
    {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        EXPECT_EQ(::bind(m_listener, generic(), sizeof m_address), 0);
        EXPECT_EQ(::listen(m_listener, 1), 0);
        socklen_t size = sizeof m_address;
        EXPECT_EQ(::getsockname(m_listener, reinterpret_cast<sockaddr*>(&m_address), &size), 0);
    }
    [[nodiscard]] bool takesCalls() const
    {
        const int caller = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        return caller >= 0 && ::connect(caller, generic(), sizeof m_address) == 0;
    }
    static bool opens()
    {
        sockaddr_in any{};
        any.sin_family = AF_INET;
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        return server >= 0 &&
               ::bind(server, reinterpret_cast<const sockaddr*>(&any), sizeof any) == 0;
    }

private:
    [[nodiscard]] const sockaddr* generic() const
    {
        return reinterpret_cast<const sockaddr*>(&m_address);
    }

    sockaddr_in m_address{};
    int m_listener = -1;
};

TEST(ResidentWalls, CallNoBusAndNoOtherProgram)
{
    const Bus bus;
    ASSERT_TRUE(bus.takesCalls());
    EXPECT_WALL(Fate::Refused, resident, Wall::SystemCalls, [&] { return bus.takesCalls(); });
}

TEST(ResidentWalls, CallADisplayOnlyWhereItWasNotHandedIn)
{
    const Bus bus;
    const auto windowed = [] {
        auto paths = systemPathsForQt();
        paths.sockets = Sockets::Connects;
        return confineResident(paths);
    };
    EXPECT_WALL(Fate::Succeeded, windowed, Wall::SystemCalls, [&] { return bus.takesCalls(); });
}

TEST(ResidentWalls, WriteNoWhereThatOutlivesThem)
{
    const test::TemporaryFolder home;
    for (const auto& path : {std::string{"/tmp/vn-leak"},
                             std::string{"/var/tmp/vn-leak"},
                             std::string{"/dev/shm/vn-leak"},
                             home.path() + "/leak"})
    {
        EXPECT_WALL(Fate::Refused, resident, Wall::Files, [&] {
            return canOpen(path, O_WRONLY | O_CREAT);
        });
    }
}

TEST(ResidentWalls, OpenNoCamera)
{
    // A device of the kernel that is there everywhere stands for a camera that is not.
    ASSERT_TRUE(canOpen("/dev/zero"));
    EXPECT_WALL(Fate::Refused, resident, Wall::Files, [] { return canOpen("/dev/zero"); });
}

TEST(ResidentWalls, LookIntoNoOtherProcess)
{
    const auto memory = "/proc/" + std::to_string(::getpid()) + "/mem";
    EXPECT_WALL(Fate::Refused, resident, Wall::Files, [&] { return canOpen(memory); });
}

TEST(ResidentWalls, SignalNobodyButTheirOwn)
{
    if (landlockAbi() < 6) {
        GTEST_SKIP() << "this kernel's landlock does not bound signals";
    }
    EXPECT_WALL(Fate::Refused, resident, Wall::Files, [] { return ::kill(::getppid(), 0) == 0; });
}

TEST(ResidentWalls, KeepTheirMemoryOutOfSwap)
{
    const auto isLocked = [] {
        void* page =
            ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        *static_cast<volatile char*>(page) = 1;
        std::ifstream status{"/proc/self/status"};
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmLck:")) {
                return std::strtol(line.c_str() + 6, nullptr, 10) > 0;
            }
        }
        return false;
    };
    EXPECT_WALL(Fate::Succeeded, resident, Wall::Memory, isLocked);
}

TEST(ResidentWalls, LeaveMemoryUnlockedUnderALimitRatherThanFailLater)
{
    const auto limited = [] {
        const rlimit little{65536, 65536};
        ::setrlimit(RLIMIT_MEMLOCK, &little);
        return ::geteuid() == 0 && ::setresuid(65534, 65534, 65534) != 0 ? Report{} : resident();
    };
    const auto goesOn = [] {
        return ::mmap(nullptr,
                      std::size_t{64} * 1024 * 1024,
                      PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE,
                      -1,
                      0) != MAP_FAILED;
    };
    // The wall of limits stands everywhere, so that this runs where memory cannot be locked.
    EXPECT_EQ(fateOf(limited, Wall::Limits, goesOn), Fate::Succeeded);
    EXPECT_EQ(fateOf(limited, Wall::Memory, goesOn), Fate::NoWall);
}

class CourierWalls : public testing::Test
{
protected:
    [[nodiscard]] Report confined() const { return confineCourier({m_own.path()}); }

    test::TemporaryFolder m_own;
    test::TemporaryFolder m_others;
};

TEST_F(CourierWalls, KeepItsOwnFolder)
{
    const auto works = [this] {
        return canOpen(m_own.path() + "/queue", O_RDWR | O_CREAT) &&
               ::mkdir((m_own.path() + "/new").c_str(), 0700) == 0 &&
               ::rename((m_own.path() + "/queue").c_str(), (m_own.path() + "/q2").c_str()) == 0 &&
               ::unlink((m_own.path() + "/q2").c_str()) == 0;
    };
    EXPECT_WALL(
        Fate::Succeeded, [this] { return confined(); }, Wall::Files, works);
}

TEST_F(CourierWalls, KeepItOutOfEverybodyElses)
{
    test::writeFile(m_others.path() + "/secret", "x");
    EXPECT_WALL(
        Fate::Refused,
        [this] { return confined(); },
        Wall::Files,
        [this] {
            return canOpen(m_others.path() + "/secret") ||
                   canOpen(m_others.path() + "/new", O_WRONLY | O_CREAT) || canOpen("/dev/zero");
        });
}

TEST_F(CourierWalls, LetItCallTheCityAndListenOnNoPort)
{
    const Port city;
    ASSERT_TRUE(city.takesCalls());
    if (landlockAbi() < 4) {
        GTEST_SKIP() << "this kernel's landlock does not bound ports";
    }
    const auto confine = [this] { return confined(); };
    EXPECT_WALL(Fate::Succeeded, confine, Wall::Files, [&] { return city.takesCalls(); });
    EXPECT_WALL(Fate::Refused, confine, Wall::Files, [] { return Port::opens(); });
}

TEST_F(CourierWalls, LetItStartNoProgramAndTraceNobody)
{
    const auto confine = [this] { return confined(); };
    EXPECT_WALL(Fate::Refused, confine, Wall::SystemCalls, [] {
        return ::execl("/bin/true", "true", nullptr) == 0;
    });
    EXPECT_WALL(Fate::Refused, confine, Wall::SystemCalls, [] {
        return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0;
    });
}

} // namespace
} // namespace ventanilla::confinement
