// SPDX-License-Identifier: EUPL-1.2
//
// Stands before libc's calls, for SQLite too: the program's own definitions are found first.
#include "tests/faults/courier/dying_calls.h"

#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <optional>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace ventanilla::courier::test {
namespace {

int counted = -1; // Below 0: not begun.
int last = 0;
bool paused = false;
std::optional<Failing> failing; // Nothing: the process dies.

/// True when the call has to fail.
bool count()
{
    if (counted < 0 || paused) {
        return false;
    }
    ++counted;
    if (!failing && counted == last) {
        ::_exit(kDied);
    }
    return failing && (failing == Failing::Once ? counted == last : counted >= last);
}

int broken(int cause)
{
    errno = cause;
    return -1;
}

template <typename Function>
Function* real(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

void dieBeforeCall(int number)
{
    counted = 0;
    last = number;
}

void failCall(int number, Failing how)
{
    dieBeforeCall(number);
    failing = how;
}

void pauseCounting(bool pause)
{
    paused = pause;
}

int callsCounted()
{
    return counted;
}

} // namespace ventanilla::courier::test

using ventanilla::courier::test::broken;
using ventanilla::courier::test::count;
using ventanilla::courier::test::failing;
using ventanilla::courier::test::real;

extern "C" {

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at)
{
    if (count()) {
        return broken(ENOSPC);
    }
    static auto* const call = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return call(fd, data, size, at);
}

int fsync(int fd)
{
    static auto* const call = real<int(int)>("fsync");
    return count() ? broken(EIO) : call(fd);
}

int fdatasync(int fd)
{
    static auto* const call = real<int(int)>("fdatasync");
    return count() ? broken(EIO) : call(fd);
}

int ftruncate64(int fd, off64_t size) noexcept
{
    static auto* const call = real<int(int, off64_t)>("ftruncate64");
    return count() ? broken(EIO) : call(fd, size);
}

int unlink(const char* path) noexcept
{
    static auto* const call = real<int(const char*)>("unlink");
    return count() ? broken(EIO) : call(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept
{
    static auto* const call = real<int(int, const char*, int)>("unlinkat");
    return count() ? broken(EIO) : call(folder, path, flags);
}

int rename(const char* from, const char* to) noexcept
{
    static auto* const call = real<int(const char*, const char*)>("rename");
    return count() ? broken(EIO) : call(from, to);
}

int openat(int folder, const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = va_arg(arguments, mode_t);
    va_end(arguments);
    static auto* const call = real<int(int, const char*, int, ...)>("openat");
    // Where the process dies, opening changes nothing that could be lost.
    return failing && count() ? broken(EMFILE) : call(folder, path, flags, mode);
}

ssize_t read(int fd, void* data, size_t size)
{
    static auto* const call = real<ssize_t(int, void*, size_t)>("read");
    return failing && count() ? broken(EIO) : call(fd, data, size);
}

ssize_t pread64(int fd, void* data, size_t size, off64_t at)
{
    static auto* const call = real<ssize_t(int, void*, size_t, off64_t)>("pread64");
    return failing && count() ? broken(EIO) : call(fd, data, size, at);
}
}
