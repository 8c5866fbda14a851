// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/spool_watch.h"

#include <array>
#include <filesystem>
#include <utility>

#include <sys/inotify.h>
#include <unistd.h>

namespace ventanilla::courier {

SpoolWatch::SpoolWatch(UniqueFd fd, std::string spool)
    : m_fd(std::move(fd))
    , m_spool(std::move(spool))
{}

Result<SpoolWatch> SpoolWatch::open(const std::string& spool)
{
    UniqueFd fd{::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    if (!fd.valid() || ::inotify_add_watch(fd.get(), spool.c_str(), IN_CREATE | IN_MOVED_TO) < 0) {
        return Error{ErrorKind::Unavailable, "the spool folder cannot be watched"};
    }
    SpoolWatch watch{std::move(fd), spool};
    watch.refresh();
    return watch;
}

void SpoolWatch::refresh()
{
    std::array<char, 4096> events{};
    while (::read(m_fd.get(), events.data(), events.size()) > 0) {
        // Which folder it was does not matter: a sweep looks at all of them.
    }
    std::error_code ignored;
    for (std::filesystem::directory_iterator at{m_spool, ignored}, end; !ignored && at != end;
         at.increment(ignored))
    {
        // The same folder gives the same watch; one that has gone takes its watch with it.
        static_cast<void>(::inotify_add_watch(
            m_fd.get(), at->path().c_str(), IN_CREATE | IN_MOVED_TO | IN_ONLYDIR));
    }
}

} // namespace ventanilla::courier
