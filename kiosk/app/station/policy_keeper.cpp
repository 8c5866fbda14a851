// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station/policy_keeper.h"

#include "kiosk/app/station_channel/station_channel.h"

#include <sys/stat.h>

namespace ventanilla::app {
namespace {

/// Changes whenever the file is replaced.
std::string stampOf(const std::string& path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        return {};
    }
    return std::to_string(status.st_ino) + ':' + std::to_string(status.st_size) + ':' +
           std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec);
}

} // namespace

Result<bool> PolicyKeeper::refresh()
{
    const auto stamp = stampOf(m_folder + "/manifest.jws");
    if (hasPolicy() && stamp == m_stamp) {
        return false;
    }
    VN_TRY(const auto floor, m_file.floor());
    VN_TRY(const auto files, m_verifier.verify(m_folder, floor));
    m_stamp = stamp;
    if (files.version == m_version) {
        return false;
    }
    VN_TRY(auto memory, policyToMemory(files));
    VN_CHECK(m_file.raiseFloor({files.version, files.keysVersion}));
    m_memory = std::move(memory);
    m_version = files.version;
    return true;
}

} // namespace ventanilla::app
