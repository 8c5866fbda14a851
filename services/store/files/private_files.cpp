// SPDX-License-Identifier: EUPL-1.2
#include "services/store/files/private_files.h"

#include "kiosk/base/unique_fd.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ventanilla::store {
namespace {

constexpr mode_t kPrivateFile = 0600;
constexpr mode_t kPrivateFolder = 0700;

Error unavailable(const char* what)
{
    return {ErrorKind::Unavailable, what};
}

bool writeAll(int fd, std::string_view content)
{
    while (!content.empty()) {
        const auto written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(fd) == 0;
}

void syncFolder(const std::string& folder)
{
    const UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (fd) {
        ::fsync(fd.get());
    }
}

} // namespace

Result<void> ensurePrivateFolder(const std::string& path)
{
    std::error_code failed;
    std::filesystem::create_directories(path, failed);
    if (failed || ::chmod(path.c_str(), kPrivateFolder) != 0) {
        return unavailable("a private folder cannot be made");
    }
    return {};
}

Result<void> writePrivateFile(const std::string& path, std::string_view content)
{
    if (const auto there = readWholeFile(path); there && *there == content) {
        return ::chmod(path.c_str(), kPrivateFile) == 0 ? Result<void>{}
                                                        : unavailable("a private file is not ours");
    }
    const std::filesystem::path whole{path};
    const auto folder = whole.has_parent_path() ? whole.parent_path().string() : std::string{"."};
    const auto fresh = path + ".new";
    ::unlink(fresh.c_str());
    UniqueFd fd{::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kPrivateFile)};
    if (!fd || !writeAll(fd.get(), content)) {
        return unavailable("a private file cannot be written");
    }
    if (std::rename(fresh.c_str(), path.c_str()) != 0) {
        return unavailable("a private file cannot be put in its place");
    }
    syncFolder(folder);
    return {};
}

Result<void> overwriteFile(const std::string& path, std::string_view content)
{
    const UniqueFd fd{::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC)};
    return fd && writeAll(fd.get(), content) ? Result<void>{}
                                             : unavailable("a file cannot be overwritten");
}

Result<void> requirePrivate(const std::string& path)
{
    struct stat found = {};
    if (::lstat(path.c_str(), &found) != 0) {
        return Error{ErrorKind::NotFound, "there is no " + path};
    }
    const bool isFolder = S_ISDIR(found.st_mode);
    if (!isFolder && !S_ISREG(found.st_mode)) {
        return Error{ErrorKind::Conflict, path + " is no plain file"};
    }
    if (found.st_uid != ::geteuid()) {
        return Error{ErrorKind::Conflict, path + " belongs to another user"};
    }
    constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
    if ((found.st_mode & kOthers) != 0) {
        return Error{ErrorKind::Conflict,
                     path + " is open to other users: its mode must be " +
                         (isFolder ? "0700" : "0600")};
    }
    return {};
}

Result<std::string> readWholeFile(const std::string& path, std::size_t limit)
{
    const UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!fd) {
        return Error{errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Unavailable,
                     "a file cannot be opened"};
    }
    std::string content;
    std::array<char, 16384> piece{};
    while (true) {
        const auto got = ::read(fd.get(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return unavailable("a file cannot be read");
        }
        if (got == 0) {
            return content;
        }
        content.append(piece.data(), static_cast<std::size_t>(got));
        if (content.size() > limit) {
            return Error{ErrorKind::InvalidInput, "a file is longer than it may be"};
        }
    }
}

bool fileExists(const std::string& path)
{
    return ::access(path.c_str(), F_OK) == 0;
}

} // namespace ventanilla::store
