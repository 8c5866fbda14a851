// SPDX-License-Identifier: EUPL-1.2
#include "services/spool/spool_files.h"

#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ventanilla::spool {

UniqueFd SpoolFiles::openNameless(int folder)
{
    return UniqueFd{::openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR)};
}

ssize_t SpoolFiles::write(int fd, std::span<const char> bytes)
{
    return ::write(fd, bytes.data(), bytes.size());
}

int SpoolFiles::sync(int fd)
{
    return ::fsync(fd);
}

int SpoolFiles::link(int fd, int folder, const char* name)
{
    // AT_EMPTY_PATH would need a capability; open(2) recommends this way.
    const auto path = "/proc/self/fd/" + std::to_string(fd);
    return ::linkat(AT_FDCWD, path.c_str(), folder, name, AT_SYMLINK_FOLLOW);
}

int SpoolFiles::unlink(int folder, const char* name)
{
    return ::unlinkat(folder, name, 0);
}

} // namespace ventanilla::spool
