// SPDX-License-Identifier: EUPL-1.2
//
// Lets the QML engine give memory back that is locked against swapping: it dies when the kernel
// refuses that.
#include <cerrno>
#include <cstddef>

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Stands before libc's for every library of this program.
// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): libc's names are reserved
extern "C" int madvise(void* address, std::size_t size, int advice) noexcept
{
    const auto ask = [&] {
        return static_cast<int>(::syscall(SYS_madvise, address, size, advice));
    };
    const int answer = ask();
    if (answer == 0 || errno != EINVAL || (advice != MADV_DONTNEED && advice != MADV_FREE)) {
        return answer;
    }
    ::munlock(address, size);
    const int second = ask();
    ::mlock2(address, size, MLOCK_ONFAULT);
    return second;
}
