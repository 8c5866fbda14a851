// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/unique_fd.h"

#include <unistd.h>

namespace ventanilla {

void UniqueFd::reset(int fd)
{
    if (m_fd >= 0) {
        ::close(m_fd);
    }
    m_fd = fd;
}

} // namespace ventanilla
