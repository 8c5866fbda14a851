// SPDX-License-Identifier: EUPL-1.2
//
// One ioctl on a camera, tried again when a signal came in between.
#pragma once

#include "kiosk/base/result.h"

#include <cerrno>

#include <sys/ioctl.h>

namespace ventanilla::drivers {

/// Zero, or errno.
template <typename Argument>
int v4l2Call(int fd, unsigned long request, Argument& argument)
{
    while (::ioctl(fd, request, &argument) != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/// Whatever a camera answers in mid-stream, it cannot go on: unplugged ones were seen to say
/// ENODEV, EIO and EINVAL.
inline Error cameraGone()
{
    return Error{ErrorKind::Unavailable, "the camera is gone"};
}

} // namespace ventanilla::drivers
