// SPDX-License-Identifier: EUPL-1.2
//
// Wakes a poll(2) loop from another thread.
#pragma once

#include "kiosk/base/unique_fd.h"

#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace ventanilla::courier {

/// Thread-safe.
class Wake
{
public:
    Wake()
        : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {}

    [[nodiscard]] int fd() const { return m_fd.get(); }
    void raise() const
    {
        const std::uint64_t one = 1;
        // Full means that it is raised already.
        static_cast<void>(!::write(m_fd.get(), &one, sizeof one));
    }
    void clear() const
    {
        std::uint64_t count = 0;
        static_cast<void>(!::read(m_fd.get(), &count, sizeof count));
    }

private:
    UniqueFd m_fd;
};

} // namespace ventanilla::courier
