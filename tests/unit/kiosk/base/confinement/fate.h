// SPDX-License-Identifier: EUPL-1.2
//
// Tries something from inside a child process with walls around it, and tells how it went.
#pragma once

#include "kiosk/base/confinement/confinement.h"

#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

namespace ventanilla::confinement {

enum class Fate { Refused, Succeeded, Killed, NoWall, Odd };

/// What a child with @p confine around it gets when it tries @p act, which is true when it worked.
inline Fate
fateOf(const std::function<Report()>& confine, Wall wall, const std::function<bool()>& act)
{
    constexpr int kRefused = 10;
    constexpr int kSucceeded = 11;
    constexpr int kNoWall = 12;
    const pid_t child = ::fork();
    if (child == 0) {
        const auto report = confine();
        if (report.of(wall) == Standing::Absent) {
            ::_exit(kNoWall);
        }
        ::_exit(act() ? kSucceeded : kRefused);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) {
        return WTERMSIG(status) == SIGSYS ? Fate::Killed : Fate::Odd;
    }
    switch (WEXITSTATUS(status)) {
    case kRefused:
        return Fate::Refused;
    case kSucceeded:
        return Fate::Succeeded;
    case kNoWall:
        return Fate::NoWall;
    default:
        return Fate::Odd;
    }
}

#define EXPECT_WALL(expected, confine, wall, ...)                                                  \
    do {                                                                                           \
        const Fate fate = fateOf(confine, wall, __VA_ARGS__);                                      \
        if (fate == Fate::NoWall) {                                                                \
            GTEST_SKIP() << "this kernel has no wall of the kind " << toString(wall);              \
        }                                                                                          \
        EXPECT_EQ(fate, expected);                                                                 \
    } while (false)

} // namespace ventanilla::confinement
