// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder/read_file.h"

#include <algorithm>
#include <cerrno>
#include <vector>

#include <unistd.h>

namespace ventanilla::decoder {
namespace {

/// Up to @p room bytes at @p at; pipes know no position.
ssize_t readSome(int fd, std::byte* to, std::size_t room, std::size_t at)
{
    ssize_t got = -1;
    do {
        got = ::pread(fd, to, room, static_cast<off_t>(at));
        if (got < 0 && errno == ESPIPE) {
            got = ::read(fd, to, room);
        }
    } while (got < 0 && errno == EINTR);
    return got;
}

} // namespace

Result<SensitiveBytes> readFile(int fd, std::size_t most)
{
    constexpr std::size_t kStep = std::size_t{1024} * 1024;
    std::vector<std::byte> bytes;
    std::size_t size = 0;
    while (size <= most) {
        bytes.resize(std::min(size + kStep, most + 1));
        const auto got = readSome(fd, bytes.data() + size, bytes.size() - size, size);
        if (got < 0) {
            return Error{ErrorKind::Unavailable, "the file cannot be read"};
        }
        if (got == 0) {
            bytes.resize(size);
            return SensitiveBytes{std::move(bytes)};
        }
        size += static_cast<std::size_t>(got);
    }
    wipe(bytes);
    return Error{ErrorKind::Unsupported, "the file is too big"};
}

} // namespace ventanilla::decoder
