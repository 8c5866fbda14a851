// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/confinement/system_calls.h"

#include <array>
#include <cerrno>
#include <memory>

#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ventanilla::confinement {
namespace {

struct Release
{
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

/// Reading and writing open descriptors, memory, threads, time, and leaving.
constexpr std::array kDecoderCalls{
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(close),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(gettid),
    SCMP_SYS(getpid),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getcpu),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(getrandom),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/// Nothing honest in the decoder ever asks for these.
constexpr std::array kDeadlyCalls{
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(ptrace),
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(bpf),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(userfaultfd),
};

/// Neither a window nor a courier needs these.
constexpr std::array kRefusedToAll{
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(bpf),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(keyctl),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(move_mount),
    SCMP_SYS(open_tree),
    SCMP_SYS(fsopen),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(name_to_handle_at),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(settimeofday),
    SCMP_SYS(clock_settime),
    SCMP_SYS(sethostname),
    SCMP_SYS(acct),
};

bool add(const Filter& filter, std::uint32_t action, int call)
{
    return seccomp_rule_add_exact_array(filter.get(), action, call, 0, nullptr) == 0;
}

bool addWhen(const Filter& filter, std::uint32_t action, int call, scmp_arg_cmp condition)
{
    return seccomp_rule_add_exact_array(filter.get(), action, call, 1, &condition) == 0;
}

template <std::size_t Size>
bool addAll(const Filter& filter, std::uint32_t action, const std::array<int, Size>& calls)
{
    bool good = true;
    for (const int call : calls) {
        good = add(filter, action, call) && good;
    }
    return good;
}

scmp_arg_cmp maskedEqual(unsigned argument, std::uint64_t mask, std::uint64_t value)
{
    return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

scmp_arg_cmp equal(unsigned argument, std::uint64_t value)
{
    return {argument, SCMP_CMP_EQ, value, 0};
}

/// Memory that is both data and code, and processes beside this one.
bool addMemoryAndThreads(const Filter& filter)
{
    bool good = addWhen(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), maskedEqual(2, PROT_EXEC, 0));
    good =
        addWhen(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), maskedEqual(2, PROT_EXEC, 0)) && good;
    good =
        addWhen(
            filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), maskedEqual(0, CLONE_THREAD, CLONE_THREAD)) &&
        good;
    // A filter cannot look into clone3's structure; glibc then uses clone.
    good = add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3)) && good;
    // abort() signals itself and nobody else.
    const auto self = static_cast<std::uint64_t>(::getpid());
    good = addWhen(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), equal(0, self)) && good;
    // Asking for limits, not setting them: the new limit is a null pointer.
    const std::array reading{equal(0, 0), equal(2, 0)};
    return seccomp_rule_add_exact_array(
               filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), reading.size(), reading.data()) ==
               0 &&
           good;
}

Standing load(const Filter& filter, bool good)
{
    if (!good) {
        return Standing::Failed;
    }
    const int status = seccomp_load(filter.get());
    if (status == 0) {
        return Standing::Holds;
    }
    return status == -ENOSYS || status == -EOPNOTSUPP ? Standing::Absent : Standing::Failed;
}

} // namespace

Standing allowOnlyDecoding()
{
    const Filter filter{seccomp_init(SCMP_ACT_ERRNO(EPERM))};
    if (!filter) {
        return Standing::Failed;
    }
    bool good = addAll(filter, SCMP_ACT_ALLOW, kDecoderCalls);
    good = addAll(filter, SCMP_ACT_KILL_PROCESS, kDeadlyCalls) && good;
    good = addMemoryAndThreads(filter) && good;
    return load(filter, good);
}

Standing allowOnlyServing(Sockets sockets)
{
    const Filter filter{seccomp_init(SCMP_ACT_ALLOW)};
    if (!filter) {
        return Standing::Failed;
    }
    bool good = addAll(filter, SCMP_ACT_ERRNO(EPERM), kRefusedToAll);
    if (sockets == Sockets::None) {
        good =
            addAll(filter, SCMP_ACT_ERRNO(EACCES), std::array{SCMP_SYS(socket), SCMP_SYS(bind)}) &&
            good;
    } else {
        good = addWhen(filter,
                       SCMP_ACT_ERRNO(EAFNOSUPPORT),
                       SCMP_SYS(socket),
                       {0, SCMP_CMP_NE, AF_UNIX, 0}) &&
               good;
    }
    if (sockets != Sockets::Connects) {
        good = add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(connect)) && good;
    }
    return load(filter, good);
}

Standing allowOnlyCarrying()
{
    const Filter filter{seccomp_init(SCMP_ACT_ALLOW)};
    if (!filter) {
        return Standing::Failed;
    }
    bool good = addAll(filter, SCMP_ACT_ERRNO(EPERM), kRefusedToAll);
    good =
        addAll(filter, SCMP_ACT_ERRNO(EPERM), std::array{SCMP_SYS(execve), SCMP_SYS(execveat)}) &&
        good;
    return load(filter, good);
}

} // namespace ventanilla::confinement
