// SPDX-License-Identifier: EUPL-1.2
//
// Starts a program with exactly the descriptors that it shall have, and ends it.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/unique_fd.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace ventanilla {

struct ChildOptions
{
    std::string program;                ///< Path of the executable.
    std::vector<std::string> arguments; ///< Without argv[0].
    std::vector<int> fds; ///< Become 3, 4, 5 ... in the child; everything else but 0-2 is closed.
    std::vector<std::string>
        environment; ///< "NAME=value"; nothing else is inherited when `cleanEnvironment`.
    bool cleanEnvironment = false;
};

/// Dies with its parent (PR_SET_PDEATHSIG). The destructor kills and reaps.
class ChildProcess
{
public:
    [[nodiscard]] static Result<ChildProcess> start(const ChildOptions& options);

    ChildProcess() = default;
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Readable when the child has ended (pidfd).
    [[nodiscard]] int exitFd() const { return m_pidFd.get(); }
    /// The wait status once the child has ended; nothing while it runs.
    [[nodiscard]] std::optional<int> poll();
    void signal(int number) const;
    /// SIGTERM, then SIGKILL after @p grace; reaps.
    void stop(std::chrono::milliseconds grace);

private:
    pid_t m_pid = -1;
    UniqueFd m_pidFd;
};

/// Folder of the running executable: the programs of one build stand side by side.
[[nodiscard]] std::string programFolder();

} // namespace ventanilla
