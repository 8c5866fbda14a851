// SPDX-License-Identifier: EUPL-1.2
//
// One resident process as the station holds it: the child, its channel, its decoder, its place in
// the order.
#pragma once

#include "kiosk/app/station_channel/station_channel.h"
#include "kiosk/base/child_process.h"
#include "kiosk/base/line_socket.h"

#include <chrono>
#include <string>
#include <vector>

namespace ventanilla::app {

/// Where a resident process stands on its way from spare to end.
enum class Standing {
    Starting, ///< Not ready yet.
    Spare,    ///< Warm, no window.
    Promoted, ///< Told to map its window; the first frame is awaited.
    Live,     ///< Serves a person.
    Leaving,  ///< Wiped; ends when the next one shows its first frame.
};

[[nodiscard]] const char* toString(Standing standing);

struct ResidentOptions
{
    std::string programs; ///< Folder of ventanilla-resident.
    std::string spool;    ///< Parent of the per-process spool folders.
    std::string home;     ///< An empty folder that nobody may write in; empty: the station's own.
    std::string courierSocket;
    std::vector<std::string> arguments; ///< Passed on: --windowed, --inspector ...
    bool trial = true;
};

class ResidentProcess
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Makes the spool folder, starts the process and configures it. @p policyFd stays the
    /// caller's.
    [[nodiscard]] static Result<ResidentProcess>
    start(const ResidentOptions& options, int policyFd, const std::string& spoolName, Time now);

    [[nodiscard]] LineSocket& channel() { return m_channel; }
    [[nodiscard]] ChildProcess& process() { return m_process; }
    [[nodiscard]] pid_t pid() const { return m_process.pid(); }

    Standing standing = Standing::Starting;
    Time started;  ///< When the process was started.
    Time since;    ///< When `standing` began.
    Time lastBeat; ///< When it last showed that it lives.

private:
    ResidentProcess() = default;

    ChildProcess m_process;
    LineSocket m_channel;
};

} // namespace ventanilla::app
