// SPDX-License-Identifier: EUPL-1.2
//
// Stands before libc's calls, for SQLite too: the program's own definitions are found first.
#include "tests/faults/courier/dying_calls.h"

#include <cstddef>

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>

namespace ventanilla::courier::test {
namespace {

int counted = -1; // Below 0: not begun.
int last = 0;

void count()
{
    if (counted >= 0 && ++counted == last) {
        ::_exit(kDied);
    }
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

int callsCounted()
{
    return counted;
}

} // namespace ventanilla::courier::test

using ventanilla::courier::test::count;
using ventanilla::courier::test::real;

extern "C" {

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at)
{
    count();
    static auto* const call = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return call(fd, data, size, at);
}

int fsync(int fd)
{
    count();
    static auto* const call = real<int(int)>("fsync");
    return call(fd);
}

int fdatasync(int fd)
{
    count();
    static auto* const call = real<int(int)>("fdatasync");
    return call(fd);
}

int ftruncate64(int fd, off64_t size) noexcept
{
    count();
    static auto* const call = real<int(int, off64_t)>("ftruncate64");
    return call(fd, size);
}

int unlink(const char* path) noexcept
{
    count();
    static auto* const call = real<int(const char*)>("unlink");
    return call(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept
{
    count();
    static auto* const call = real<int(int, const char*, int)>("unlinkat");
    return call(folder, path, flags);
}

int rename(const char* from, const char* to) noexcept
{
    count();
    static auto* const call = real<int(const char*, const char*)>("rename");
    return call(from, to);
}
}
