// SPDX-License-Identifier: EUPL-1.2
//
// Runs the real ventanilla-inspect and keeps what it printed.
#pragma once

#include "kiosk/base/unique_fd.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ventanilla::test {

class InspectRun
{
public:
    InspectRun(const std::vector<std::string>& arguments, const std::string& input)
    {
        writeFile(m_folder / "in", input);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, 0, (m_folder / "in").c_str(), O_RDONLY, 0);
        posix_spawn_file_actions_addopen(
            &files, 1, (m_folder / "out").c_str(), O_WRONLY | O_CREAT, 0600);
        posix_spawn_file_actions_addopen(
            &files, 2, (m_folder / "err").c_str(), O_WRONLY | O_CREAT, 0600);
        std::vector<std::string> all{VN_INSPECT};
        all.insert(all.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (auto& one : all) {
            pointers.push_back(one.data());
        }
        pointers.push_back(nullptr);
        ::posix_spawn(&m_pid, VN_INSPECT, &files, nullptr, pointers.data(), environ);
        posix_spawn_file_actions_destroy(&files);
    }
    InspectRun(const InspectRun&) = delete;
    InspectRun& operator=(const InspectRun&) = delete;
    ~InspectRun()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            (void)status();
        }
    }

    /// Exit status; waits for the end.
    int status()
    {
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    /// The decoder that runs now; waits up to ten seconds for one other than @p before.
    [[nodiscard]] pid_t decoder(pid_t before = 0) const
    {
        const auto pid = std::to_string(m_pid);
        for (int i = 0; i < 1000; ++i) {
            pid_t child = 0;
            std::ifstream{"/proc/" + pid + "/task/" + pid + "/children"} >> child;
            if (child > 0 && child != before) {
                return child;
            }
            ::poll(nullptr, 0, 10);
        }
        return 0;
    }
    [[nodiscard]] std::string out() const { return readFile(m_folder / "out"); }
    [[nodiscard]] std::vector<nlohmann::json> objects() const
    {
        std::vector<nlohmann::json> all;
        std::istringstream lines{out()};
        for (std::string line; std::getline(lines, line);) {
            all.push_back(nlohmann::json::parse(line));
        }
        return all;
    }

private:
    TemporaryFolder m_folder;
    pid_t m_pid = -1;
};

} // namespace ventanilla::test
