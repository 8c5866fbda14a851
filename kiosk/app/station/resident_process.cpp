// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station/resident_process.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace ventanilla::app {
namespace {

Result<UniqueFd> makeFolder(const std::string& path)
{
    if (::mkdir(path.c_str(), S_IRWXU) != 0) {
        return Error{ErrorKind::Unavailable, "cannot make a spool folder"};
    }
    UniqueFd fd{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!fd) {
        return Error{ErrorKind::Unavailable, "cannot open a spool folder"};
    }
    return fd;
}

/// Nothing that a library keeps for next time may outlive a person.
std::vector<std::string> homeVariables(const std::string& home)
{
    std::vector<std::string> variables;
    if (!home.empty()) {
        for (const char* name :
             {"HOME=", "XDG_CACHE_HOME=", "XDG_CONFIG_HOME=", "XDG_DATA_HOME=", "TMPDIR="})
        {
            variables.push_back(name + home);
        }
    }
    return variables;
}

} // namespace

const char* toString(Standing standing)
{
    switch (standing) {
    case Standing::Starting:
        return "starting";
    case Standing::Spare:
        return "spare";
    case Standing::Promoted:
        return "promoted";
    case Standing::Live:
        return "live";
    case Standing::Leaving:
        return "leaving";
    }
    VN_ASSERT(false);
}

Result<ResidentProcess> ResidentProcess::start(const ResidentOptions& options,
                                               int policyFd,
                                               const std::string& spoolName,
                                               Time now)
{
    Configure configure;
    configure.trial = options.trial;
    configure.courierSocket = options.courierSocket;
    configure.policy = UniqueFd{::fcntl(policyFd, F_DUPFD_CLOEXEC, 0)};
    VN_TRY(configure.spoolFolder, makeFolder(options.spool + '/' + spoolName));
    VN_TRY(auto ends, LineSocket::pair());

    ChildOptions child;
    child.program = options.programs + "/ventanilla-resident";
    child.arguments = options.arguments;
    child.fds = {ends.second.get()};
    child.environment = homeVariables(options.home);
    ResidentProcess resident;
    VN_TRY(resident.m_process, ChildProcess::start(child));
    resident.m_channel = std::move(ends.first);
    resident.started = resident.since = resident.lastBeat = now;
    VN_CHECK(send(resident.m_channel, ToResident{std::move(configure)}));
    return resident;
}

} // namespace ventanilla::app
