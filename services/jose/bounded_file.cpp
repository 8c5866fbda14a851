// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/bounded_file.h"

#include "kiosk/base/unique_fd.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace ventanilla::jose {

Result<std::string> readBoundedFile(const std::string& path, std::size_t limit)
{
    const UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    if (!fd) {
        return Error{ErrorKind::NotFound, "a file is missing"};
    }
    std::string bytes;
    std::array<char, 8192> buffer{};
    while (true) {
        const auto count = ::read(fd.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return Error{ErrorKind::Unavailable, "a file cannot be read"};
        }
        if (count == 0) {
            return bytes;
        }
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > limit) {
            return Error{ErrorKind::InvalidInput, "a file is larger than its bound"};
        }
    }
}

} // namespace ventanilla::jose
