// SPDX-License-Identifier: EUPL-1.2
#include "services/web/until_stopped.h"

#include "kiosk/base/result.h"

#include <cerrno>
#include <csignal>
#include <cstdio>

#include <sys/signalfd.h>
#include <unistd.h>

namespace ventanilla::web {

StopSignals::StopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    (void)std::signal(SIGPIPE, SIG_IGN);
    m_signals.reset(::signalfd(-1, &set, SFD_CLOEXEC));
    VN_ASSERT(m_signals.valid());
}

void StopSignals::announceAndWait() const
{
    (void)std::puts("ready");
    (void)std::fflush(stdout);
    signalfd_siginfo received{};
    while (::read(m_signals.get(), &received, sizeof received) < 0 && errno == EINTR) {
    }
}

} // namespace ventanilla::web
