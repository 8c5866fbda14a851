// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/child_process.h"

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ventanilla {
namespace {

constexpr int kFirstPassedFd = 3;
constexpr int kParkingFd = 100; // above every number that a passed descriptor takes

std::vector<char*> pointersTo(const std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (const auto& text : texts) {
        pointers.push_back(const_cast<char*>(text.c_str()));
    }
    pointers.push_back(nullptr);
    return pointers;
}

std::vector<std::string> environmentOf(const ChildOptions& options)
{
    std::vector<std::string> all;
    if (!options.cleanEnvironment) {
        for (char** entry = environ; *entry != nullptr; ++entry) {
            const std::string_view text = *entry;
            const auto name = text.substr(0, text.find('=') + 1);
            bool replaced = false;
            for (const auto& own : options.environment) {
                replaced = replaced || own.starts_with(name);
            }
            if (!replaced) {
                all.emplace_back(text);
            }
        }
    }
    all.insert(all.end(), options.environment.begin(), options.environment.end());
    return all;
}

/// Runs between fork and exec: async-signal-safe calls only.
[[noreturn]] void becomeProgram(const char* program,
                                char* const* arguments,
                                char* const* environment,
                                const std::vector<int>& fds,
                                pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) {
        ::_exit(127);
    }
    sigset_t none;
    sigemptyset(&none);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): a forked child has this one thread
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    // Two passes, so that no descriptor lands on one that is still to be moved.
    std::array<int, 32> parked{};
    for (std::size_t i = 0; i < fds.size(); ++i) {
        parked.at(i) = ::fcntl(fds[i], F_DUPFD, kParkingFd);
    }
    for (std::size_t i = 0; i < fds.size(); ++i) {
        ::dup2(parked.at(i), kFirstPassedFd + static_cast<int>(i));
    }
    ::syscall(SYS_close_range, kFirstPassedFd + static_cast<unsigned>(fds.size()), ~0U, 0U);
    ::execve(program, arguments, environment);
    ::_exit(127);
}

} // namespace

Result<ChildProcess> ChildProcess::start(const ChildOptions& options)
{
    VN_ASSERT(options.fds.size() <= 32);
    std::vector<std::string> argumentTexts{options.program};
    argumentTexts.insert(argumentTexts.end(), options.arguments.begin(), options.arguments.end());
    const auto environmentTexts = environmentOf(options);
    const auto arguments = pointersTo(argumentTexts);
    const auto environment = pointersTo(environmentTexts);
    if (::access(options.program.c_str(), X_OK) != 0) {
        return Error{ErrorKind::NotFound, "the program is not there: " + options.program};
    }
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0) {
        return Error{ErrorKind::Unavailable, "cannot start a process"};
    }
    if (pid == 0) {
        becomeProgram(
            options.program.c_str(), arguments.data(), environment.data(), options.fds, parent);
    }
    ChildProcess child;
    child.m_pid = pid;
    child.m_pidFd = UniqueFd{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))};
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_pidFd(std::move(other.m_pidFd))
{}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_pidFd, other.m_pidFd);
    return *this;
}

ChildProcess::~ChildProcess()
{
    stop(std::chrono::milliseconds{0});
}

std::optional<int> ChildProcess::poll()
{
    if (m_pid < 0) {
        return std::nullopt;
    }
    int status = 0;
    if (::waitpid(m_pid, &status, WNOHANG) != m_pid) {
        return std::nullopt;
    }
    m_pid = -1;
    return status;
}

void ChildProcess::signal(int number) const
{
    if (m_pid > 0) {
        ::kill(m_pid, number);
    }
}

void ChildProcess::stop(std::chrono::milliseconds grace)
{
    if (m_pid < 0) {
        return;
    }
    if (grace.count() > 0) {
        signal(SIGTERM);
        pollfd ended{m_pidFd.get(), POLLIN, 0};
        (void)::poll(&ended, 1, static_cast<int>(grace.count()));
        if (poll()) {
            return;
        }
    }
    signal(SIGKILL);
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
}

std::string programFolder()
{
    std::array<char, PATH_MAX> path{};
    const auto length = ::readlink("/proc/self/exe", path.data(), path.size() - 1);
    const std::string whole{path.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
    return whole.substr(0, whole.find_last_of('/'));
}

} // namespace ventanilla
