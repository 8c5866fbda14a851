// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station/device_openers.h"

#include "kiosk/base/line_socket.h"

namespace ventanilla::app {

Result<OpenDevice> DockOpener::open(const std::string& /*name*/)
{
    VN_TRY(auto socket, LineSocket::connect(m_socketPath));
    return OpenDevice{socket.release(), {}};
}

} // namespace ventanilla::app
