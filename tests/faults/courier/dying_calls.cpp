// SPDX-License-Identifier: EUPL-1.2
//
// Stands before libc's calls, for SQLite too: the program's own definitions are found first.
#include "tests/faults/courier/dying_calls.h"

#include <cstddef>
#include <cstdio>

#include <dlfcn.h>
#include <fcntl.h>
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

ssize_t pwrite64(int fd, const void* buf, size_t n, off64_t offset)
{
    count();
    static auto* const call = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return call(fd, buf, n, offset);
}

int fsync(int fd)
{
    count();
    static auto* const call = real<int(int)>("fsync");
    return call(fd);
}

int fdatasync(int fildes)
{
    count();
    static auto* const call = real<int(int)>("fdatasync");
    return call(fildes);
}

int ftruncate64(int fd, off64_t length) noexcept
{
    count();
    static auto* const call = real<int(int, off64_t)>("ftruncate64");
    return call(fd, length);
}

int unlink(const char* name) noexcept
{
    count();
    static auto* const call = real<int(const char*)>("unlink");
    return call(name);
}

int unlinkat(int fd, const char* name, int flag) noexcept
{
    count();
    static auto* const call = real<int(int, const char*, int)>("unlinkat");
    return call(fd, name, flag);
}

// Under a name of its own: libc's declaration calls a parameter "new", which no definition can.
int renameOrDie(const char* from, const char* to) noexcept __asm__("rename");
int renameOrDie(const char* from, const char* to) noexcept
{
    count();
    static auto* const call = real<int(const char*, const char*)>("rename");
    return call(from, to);
}
}
