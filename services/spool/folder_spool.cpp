// SPDX-License-Identifier: EUPL-1.2
#include "services/spool/folder_spool.h"

#include "kiosk/base/encoding.h"

#include <cerrno>
#include <string>
#include <string_view>

#include <sys/file.h>

namespace ventanilla::spool {
namespace {

constexpr std::size_t kJtiBytes = 16;

Error away(const char* what)
{
    return Error{ErrorKind::Unavailable, what};
}

/// The jti becomes a file name, so it must be one and nothing else.
Result<void> checkJti(const ParcelId& jti)
{
    const auto bytes = fromBase64Url(jti.text);
    if (!bytes || bytes->size() != kJtiBytes) {
        return Error{ErrorKind::InvalidInput, "a parcel's jti is not 128 bits"};
    }
    return {};
}

Result<void> writeAll(SpoolFiles& files, int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = files.write(fd, bytes);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return away("a parcel cannot be written to the spool");
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

} // namespace

Result<std::unique_ptr<FolderSpool>> FolderSpool::open(UniqueFd folder,
                                                       std::unique_ptr<SpoolFiles> files)
{
    if (::flock(folder.get(), LOCK_SH | LOCK_NB) != 0) {
        return away("the spool folder is not ours to write in");
    }
    return std::make_unique<FolderSpool>(std::move(folder), std::move(files));
}

FolderSpool::FolderSpool(UniqueFd folder, std::unique_ptr<SpoolFiles> files)
    : m_folder(std::move(folder))
    , m_files(std::move(files))
{}

Result<void> FolderSpool::store(const SealedParcel& parcel)
{
    VN_CHECK(checkJti(parcel.jti));
    const auto fd = m_files->openNameless(m_folder.get());
    if (!fd) {
        return away("the spool takes no new file");
    }
    VN_CHECK(writeAll(*m_files, fd.get(), parcel.jwe));
    if (m_files->sync(fd.get()) != 0) {
        return away("a parcel cannot be made durable");
    }
    const auto name = parcel.jti.text + ".jwe";
    if (m_files->link(fd.get(), m_folder.get(), name.c_str()) != 0) {
        if (errno == EEXIST) {
            return Error{ErrorKind::Conflict, "a parcel with this jti is in the spool"};
        }
        return away("a parcel cannot be given its name");
    }
    if (m_files->sync(m_folder.get()) != 0) {
        // Its name may or may not outlive a power cut, and the resident is told "not accepted": so
        // it goes.
        (void)m_files->unlink(m_folder.get(), name.c_str());
        return away("a parcel's name cannot be made durable");
    }
    return {};
}

} // namespace ventanilla::spool
