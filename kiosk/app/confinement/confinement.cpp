// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/confinement/confinement.h"

#include "kiosk/app/confinement/landlock.h"
#include "kiosk/app/confinement/system_calls.h"
#include "kiosk/base/log.h"

#include <algorithm>

#include <sys/prctl.h>
#include <sys/resource.h>

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

void raiseCommonWalls(Report& report)
{
    report.set(Wall::NoNewPrivileges, standing(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0));
    report.set(Wall::NotDumpable, standing(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0));
    report.set(Wall::Limits, standing(limit(RLIMIT_CORE, 0)));
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
    paths.readable = {"/etc", "/usr/share", "/proc", "/sys", "/dev/urandom", "/dev/null"};
    paths.executable = {"/usr/lib", "/lib", "/lib64", "/usr/libexec"};
    paths.writable = {"/dev/null", "/dev/dri", "/dev/snd", "/dev/shm"};
    return paths;
}

Report confineResident(const ResidentPaths& paths)
{
    Report report;
    raiseCommonWalls(report);
    Landlock landlock{Landlock::Signals::Anywhere};
    report.landlockAbi = landlock.abi();
    for (const auto& path : paths.readable) {
        landlock.allow(path, PathRights::Read);
    }
    for (const auto& path : paths.executable) {
        landlock.allow(path, PathRights::ReadAndExecute);
    }
    for (const auto& path : paths.writable) {
        landlock.allow(path, PathRights::ReadAndWrite);
    }
    const bool spoolOpen = paths.spoolFolder < 0 || landlock.abi() == 0 ||
                           landlock.allow(paths.spoolFolder, PathRights::MakeFiles);
    const auto files = landlock.enforce();
    report.set(Wall::Files, spoolOpen ? files : Standing::Failed);
    report.set(Wall::SystemCalls, refuseNetworkAndTracing());
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
                {"landlock_abi", report.landlockAbi}});
}

} // namespace ventanilla::confinement
