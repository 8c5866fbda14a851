// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/child_process.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;

constexpr int kLimitMs = 10000;

/// Runs a shell script to its end and returns what it wrote to descriptor 3.
struct Run
{
    std::string output;
    int status = -1;
};

bool ends(const ChildProcess& child)
{
    pollfd ended{child.exitFd(), POLLIN, 0};
    return ::poll(&ended, 1, kLimitMs) == 1;
}

ChildOptions shell(const std::string& script)
{
    ChildOptions options;
    options.program = "/bin/sh";
    options.arguments.emplace_back("-c");
    options.arguments.push_back(script);
    return options;
}

Run run(ChildOptions options)
{
    std::array<int, 2> pipe{};
    EXPECT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    const UniqueFd readEnd{pipe[0]};
    UniqueFd writeEnd{pipe[1]};
    std::vector<int> fds;
    fds.push_back(writeEnd.get());
    for (const int fd : options.fds) {
        fds.push_back(fd);
    }
    options.fds = std::move(fds);
    auto child = ChildProcess::start(options);
    EXPECT_TRUE(child.has_value());
    writeEnd.reset();
    Run result;
    std::array<char, 4096> bytes{};
    for (auto got = ::read(readEnd.get(), bytes.data(), bytes.size()); got > 0;
         got = ::read(readEnd.get(), bytes.data(), bytes.size()))
    {
        result.output.append(bytes.data(), static_cast<std::size_t>(got));
    }
    EXPECT_TRUE(child && ends(*child));
    result.status = child ? child->poll().value_or(-1) : -1;
    return result;
}

TEST(ChildProcess, ReportsItsExitStatusOnce)
{
    auto child = ChildProcess::start(shell("exit 3"));
    ASSERT_TRUE(child.has_value());
    ASSERT_TRUE(ends(*child));
    const auto status = child->poll();
    ASSERT_TRUE(status.has_value());
    EXPECT_TRUE(WIFEXITED(*status));
    EXPECT_EQ(WEXITSTATUS(*status), 3);
    EXPECT_FALSE(child->poll().has_value());
}

TEST(ChildProcess, SaysNothingWhileItRuns)
{
    auto child = ChildProcess::start(shell("read x <&0; exec cat /dev/zero >/dev/null"));
    ASSERT_TRUE(child.has_value());
    EXPECT_GT(child->pid(), 0);
    child->stop(0ms);
    EXPECT_FALSE(child->poll().has_value());
}

TEST(ChildProcess, HasExactlyTheDescriptorsThatItShallHave)
{
    // Without O_CLOEXEC: it would leak into a child that does not close.
    const UniqueFd stray{::open("/dev/null", O_RDONLY)};
    const auto result =
        run(shell("for f in 0 1 2 3 4 5 6 7 8 9 10 11 12 20 100 101; do [ -e /proc/self/fd/$f ] && "
                  "printf '%s ' $f >&3; done; true"));
    EXPECT_EQ(result.output, "0 1 2 3 ");
}

TEST(ChildProcess, PassesDescriptorsInOrderEvenWhenTheirNumbersOverlap)
{
    std::array<UniqueFd, 2> files{UniqueFd{::open("/dev/zero", O_RDONLY | O_CLOEXEC)},
                                  UniqueFd{::open("/dev/null", O_RDONLY | O_CLOEXEC)}};
    auto options =
        shell("printf '%s %s' \"$(readlink /proc/$$/fd/4)\" \"$(readlink /proc/$$/fd/5)\" >&3");
    options.fds = {files[1].get(), files[0].get()};
    EXPECT_EQ(run(options).output, "/dev/null /dev/zero");
}

TEST(ChildProcess, GetsOnlyItsOwnEnvironmentWhenThatIsClean)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the test has one thread
    ::setenv("VN_TEST_INHERITED", "yes", 1);
    auto options = shell("printf '%s/%s' \"$VN_TEST_INHERITED\" \"$VN_TEST_OWN\" >&3");
    options.environment.emplace_back("VN_TEST_OWN=own");
    EXPECT_EQ(run(options).output, "yes/own");
    options.cleanEnvironment = true;
    EXPECT_EQ(run(options).output, "/own");
}

TEST(ChildProcess, ReplacesInheritedVariables)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the test has one thread
    ::setenv("VN_TEST_INHERITED", "yes", 1);
    auto options = shell("printf '%s' \"$VN_TEST_INHERITED\" >&3");
    options.environment.emplace_back("VN_TEST_INHERITED=no");
    EXPECT_EQ(run(options).output, "no");
}

TEST(ChildProcess, EndsByTermAndByKill)
{
    auto polite = ChildProcess::start(shell("exec cat /dev/zero >/dev/null"));
    ASSERT_TRUE(polite.has_value());
    polite->signal(SIGTERM);
    ASSERT_TRUE(ends(*polite));
    EXPECT_EQ(WTERMSIG(polite->poll().value_or(0)), SIGTERM);

    auto deaf = ChildProcess::start(shell("trap '' TERM; exec cat /dev/zero >/dev/null"));
    ASSERT_TRUE(deaf.has_value());
    const auto pid = deaf->pid();
    deaf->stop(20ms);
    EXPECT_NE(::kill(pid, 0), 0);
}

TEST(ChildProcess, DiesWithItsOwner)
{
    pid_t pid = -1;
    {
        const auto child = ChildProcess::start(shell("exec cat /dev/zero >/dev/null"));
        ASSERT_TRUE(child.has_value());
        pid = child->pid();
    }
    EXPECT_NE(::kill(pid, 0), 0);
}

TEST(ChildProcess, SaysWhenTheProgramIsNotThere)
{
    ChildOptions options;
    options.program = "/nonexistent/program";
    const auto child = ChildProcess::start(options);
    ASSERT_FALSE(child.has_value());
    EXPECT_EQ(child.error().kind(), ErrorKind::NotFound);
}

TEST(ProgramFolder, HoldsTheRunningProgram)
{
    EXPECT_EQ(::access((programFolder() + "/base_test").c_str(), X_OK), 0);
}

} // namespace
} // namespace ventanilla
