// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/confinement/confinement.h"

#include "kiosk/base/confinement/landlock.h"
#include "kiosk/base/confinement/system_calls.h"
#include "kiosk/base/log.h"

#include <algorithm>

#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace ventanilla::confinement {
namespace {

/// The highest number that a received descriptor may take in the decoder.
constexpr rlim_t kDecoderDescriptors = 32;

bool limit(__rlimit_resource resource, rlim_t most)
{
    rlimit now{};
    if (::getrlimit(resource, &now) != 0) {
        return false;
    }
    // Without privileges a hard limit only goes down.
    const rlim_t value = std::min(most, now.rlim_max);
    const rlimit wanted{value, value};
    return ::setrlimit(resource, &wanted) == 0;
}

Standing standing(bool holds)
{
    return holds ? Standing::Holds : Standing::Failed;
}

bool mayLockAnyAmount()
{
    rlimit now{};
    if (::getrlimit(RLIMIT_MEMLOCK, &now) == 0 && now.rlim_cur == RLIM_INFINITY) {
        return true;
    }
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> data{};
    return ::syscall(SYS_capget, &header, data.data()) == 0 &&
           (data.front().effective & (1U << static_cast<unsigned>(CAP_IPC_LOCK))) != 0;
}

/// Everything that this process maps from now on stays in memory. Under a finite limit nothing is
/// locked: a later allocation would fail in the middle of a person's session.
Standing lockMemory()
{
    if (!mayLockAnyAmount()) {
        return Standing::Absent;
    }
    return standing(::mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0);
}

void raiseCommonWalls(Report& report)
{
    report.set(Wall::NoNewPrivileges, standing(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0));
    report.set(Wall::NotDumpable, standing(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0));
    report.set(Wall::Limits, standing(limit(RLIMIT_CORE, 0)));
    report.set(Wall::Memory, lockMemory());
}

Landlock::Signals signalsOf(Sockets sockets)
{
    // The scope of signals and of abstract sockets goes together, and an X server has such a one.
    return sockets == Sockets::Connects ? Landlock::Signals::Anywhere
                                        : Landlock::Signals::OwnDomain;
}

void allowAll(Landlock& landlock, const std::vector<std::string>& paths, PathRights rights)
{
    for (const auto& path : paths) {
        landlock.allow(path, rights);
    }
}

} // namespace

const char* toString(Wall wall)
{
    switch (wall) {
    case Wall::NoNewPrivileges:
        return "no_new_privileges";
    case Wall::NotDumpable:
        return "not_dumpable";
    case Wall::Limits:
        return "limits";
    case Wall::Files:
        return "files";
    case Wall::SystemCalls:
        return "system_calls";
    case Wall::Memory:
        return "memory";
    }
    return "unknown";
}

const char* toString(Standing standing)
{
    switch (standing) {
    case Standing::Holds:
        return "holds";
    case Standing::Absent:
        return "absent";
    case Standing::Failed:
        return "failed";
    }
    return "unknown";
}

bool Report::allHold() const
{
    return std::ranges::all_of(standings, [](Standing one) { return one == Standing::Holds; });
}

bool Report::anyFailed() const
{
    return std::ranges::any_of(standings, [](Standing one) { return one == Standing::Failed; });
}

std::uint32_t Report::bits() const
{
    std::uint32_t bits = 0;
    for (std::size_t wall = 0; wall < kWalls; ++wall) {
        bits |= standings.at(wall) == Standing::Holds ? 1U << wall : 0U;
    }
    return bits;
}

Report confineDecoder(std::size_t addressSpace)
{
    Report report;
    raiseCommonWalls(report);
    const bool bounded =
        limit(RLIMIT_AS, addressSpace) && limit(RLIMIT_NOFILE, kDecoderDescriptors);
    report.set(Wall::Limits, standing(bounded && report.of(Wall::Limits) == Standing::Holds));
    Landlock landlock{Landlock::Signals::OwnDomain};
    report.landlockAbi = landlock.abi();
    report.set(Wall::Files, landlock.enforce());
    report.set(Wall::SystemCalls, allowOnlyDecoding());
    return report;
}

ResidentPaths systemPathsForQt()
{
    ResidentPaths paths;
    paths.readable = {"/etc",
                      "/usr/share",
                      "/usr/local/share/fonts",
                      "/var/cache/fontconfig",
                      "/proc",
                      "/sys",
                      "/dev/urandom"};
    paths.executable = {"/usr/lib", "/lib", "/lib64", "/usr/libexec"};
    paths.writable = {"/dev/null", "/dev/dri", "/dev/snd"};
    return paths;
}

Report confineResident(const ResidentPaths& paths)
{
    Report report;
    raiseCommonWalls(report);
    Landlock landlock{signalsOf(paths.sockets)};
    report.landlockAbi = landlock.abi();
    allowAll(landlock, paths.readable, PathRights::Read);
    allowAll(landlock, paths.executable, PathRights::ReadAndExecute);
    allowAll(landlock, paths.writable, PathRights::ReadAndWrite);
    if (!paths.listens.empty()) {
        landlock.allow(paths.listens, PathRights::Keep);
    }
    const bool spoolOpen = paths.spoolFolder < 0 || landlock.abi() == 0 ||
                           landlock.allow(paths.spoolFolder, PathRights::MakeFiles);
    const auto files = landlock.enforce();
    report.set(Wall::Files, spoolOpen ? files : Standing::Failed);
    report.set(Wall::SystemCalls, allowOnlyServing(paths.sockets));
    return report;
}

Report confineCourier(const std::vector<std::string>& folders)
{
    Report report;
    raiseCommonWalls(report);
    Landlock landlock{Landlock::Signals::OwnDomain, Landlock::Tcp::Outwards};
    report.landlockAbi = landlock.abi();
    allowAll(landlock,
             {"/etc",
              "/usr/lib",
              "/usr/share",
              "/lib",
              "/lib64",
              "/run/systemd/resolve",
              "/run/NetworkManager",
              "/proc",
              "/sys",
              "/dev/urandom"},
             PathRights::Read);
    allowAll(landlock, {"/dev/null"}, PathRights::ReadAndWrite);
    allowAll(landlock, folders, PathRights::Keep);
    report.set(Wall::Files, landlock.enforce());
    report.set(Wall::SystemCalls, allowOnlyCarrying());
    return report;
}

void log(const Report& report)
{
    using log::Token;
    const auto field = [&](Token name, Wall wall) {
        return log::Field{name, Token::ofEnum(toString(report.of(wall)))};
    };
    log::event(report.allHold() ? log::Level::Info : log::Level::Warning,
               "confined",
               {field("no_new_privileges", Wall::NoNewPrivileges),
                field("not_dumpable", Wall::NotDumpable),
                field("limits", Wall::Limits),
                field("files", Wall::Files),
                field("system_calls", Wall::SystemCalls),
                field("memory", Wall::Memory),
                {"landlock_abi", report.landlockAbi}});
}

} // namespace ventanilla::confinement
