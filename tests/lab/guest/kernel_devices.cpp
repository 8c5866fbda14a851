// SPDX-License-Identifier: EUPL-1.2
#include "tests/lab/guest/kernel_devices.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace ventanilla::lab {

bool writeFile(const std::string& path, const std::string& text)
{
    const UniqueFd fd{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
    return fd && ::write(fd.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

std::string readFile(const std::string& path)
{
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool becomesTrue(const std::function<bool()>& condition, std::chrono::milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        // Nobody tells when a file of the kernel changes.
        ::poll(nullptr, 0, 10);
    }
    return true;
}

std::vector<std::string> nodes(const std::string& prefix)
{
    const std::filesystem::path wanted{"/dev/" + prefix};
    std::vector<std::string> found;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(wanted.parent_path(), ignored)) {
        if (entry.path().filename().string().starts_with(wanted.filename().string())) {
            found.push_back(entry.path().string());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

UniqueFd openNode(const std::string& prefix, std::chrono::milliseconds limit)
{
    UniqueFd fd;
    becomesTrue(
        [&] {
            const auto found = nodes(prefix);
            if (!found.empty()) {
                fd.reset(::open(found.front().c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
            }
            return fd.valid();
        },
        limit);
    return fd;
}

std::size_t openDescriptors()
{
    const std::filesystem::directory_iterator all{"/proc/self/fd"};
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

} // namespace ventanilla::lab
