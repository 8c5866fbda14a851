// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/resident/walls.h"

#include "kiosk/base/child_process.h"
#include "kiosk/base/confinement/confinement.h"
#include "kiosk/base/unique_fd.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <sys/socket.h>
#include <sys/un.h>

namespace ventanilla::app {
namespace {

using confinement::Sockets;

std::string environmentOr(const char* name, const char* otherwise)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread yet
    const char* value = std::getenv(name);
    return value != nullptr ? value : otherwise;
}

void setEnvironment(const char* name, const std::string& value)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread yet
    ::setenv(name, value.c_str(), 1);
}

std::string waylandSocket()
{
    auto display = environmentOr("WAYLAND_DISPLAY", "");
    if (display.empty() || display.starts_with('/')) {
        return display;
    }
    return environmentOr("XDG_RUNTIME_DIR", "") + '/' + display;
}

/// Leaves the compositor's connection where libwayland looks for it first.
bool callCompositor(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) {
        return false;
    }
    std::memcpy(address.sun_path, path.data(), path.size());
    UniqueFd socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (!socket ||
        ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    {
        return false;
    }
    setEnvironment("WAYLAND_SOCKET", std::to_string(socket.release()));
    return true;
}

/// No accessibility bus, no settings bus, no cache of compiled screens: nothing that would carry
/// what stands on the screen out of this process.
void closeSideDoors()
{
    for (const char* name : {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "AT_SPI_BUS_ADDRESS"}) {
        // NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread yet
        ::unsetenv(name);
    }
    setEnvironment("QT_ACCESSIBILITY", "0");
    setEnvironment("QML_DISABLE_DISK_CACHE", "1");
    setEnvironment("DBUS_SESSION_BUS_ADDRESS", "disabled:");
}

Sockets socketsFor(const std::string& inspector)
{
    const auto platform = environmentOr("QT_QPA_PLATFORM", "");
    constexpr std::array<std::string_view, 4> kWithoutServer{
        "offscreen", "minimal", "eglfs", "linuxfb"};
    const bool alone = std::ranges::any_of(
        kWithoutServer, [&](std::string_view one) { return platform.starts_with(one); });
    const bool reached = alone || (!platform.starts_with("xcb") && callCompositor(waylandSocket()));
    if (!reached) {
        return Sockets::Connects;
    }
    return inspector.empty() ? Sockets::None : Sockets::Listens;
}

} // namespace

Result<void> raiseWalls(int spoolFolder, const std::string& inspector)
{
    closeSideDoors();
    auto paths = confinement::systemPathsForQt();
    const auto programs = programFolder();
    paths.executable.push_back(programs);
    paths.readable.push_back(programs + "/../share");
    paths.spoolFolder = spoolFolder;
    paths.sockets = socketsFor(inspector);
    if (!inspector.empty()) {
        paths.listens = inspector.substr(0, inspector.rfind('/') + 1);
    }
    const auto report = confinement::confineResident(paths);
    confinement::log(report);
    if (report.anyFailed()) {
        return Error{ErrorKind::Internal, "a wall cannot be raised"};
    }
    return {};
}

} // namespace ventanilla::app
