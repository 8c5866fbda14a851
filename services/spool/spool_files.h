// SPDX-License-Identifier: EUPL-1.2
//
// The five system calls that a spool needs, as a seam: tests let the n-th of them fail.
#pragma once

#include "kiosk/base/unique_fd.h"

#include <cstddef>
#include <span>

#include <sys/types.h>

namespace ventanilla::spool {

/// Each is the system call of that name and says by errno what went wrong.
class SpoolFiles
{
public:
    SpoolFiles() = default;
    SpoolFiles(const SpoolFiles&) = delete;
    SpoolFiles& operator=(const SpoolFiles&) = delete;
    virtual ~SpoolFiles() = default;

    /// A file without a name in @p folder (O_TMPFILE), mode 0600.
    [[nodiscard]] virtual UniqueFd openNameless(int folder);
    [[nodiscard]] virtual ssize_t write(int fd, std::span<const char> bytes);
    [[nodiscard]] virtual int sync(int fd);
    /// Gives the nameless file @p fd the name @p name in @p folder; never replaces.
    [[nodiscard]] virtual int link(int fd, int folder, const char* name);
    [[nodiscard]] virtual int unlink(int folder, const char* name);
};

} // namespace ventanilla::spool
