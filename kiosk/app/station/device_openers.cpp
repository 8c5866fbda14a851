// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station/device_openers.h"

#include "kiosk/base/line_socket.h"

namespace ventanilla::app {

Result<UniqueFd> DockOpener::open(const std::string& /*name*/)
{
    VN_TRY(auto socket, LineSocket::connect(m_socketPath));
    return socket.release();
}

Result<UniqueFd> NoDeviceOpener::open(const std::string& /*name*/)
{
    return Error{ErrorKind::NotFound, "this station has no such device"};
}

} // namespace ventanilla::app
