// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/result.h"

#include <cstdio>
#include <cstdlib>

namespace ventanilla {

const char* toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput:
        return "invalid_input";
    case ErrorKind::NotFound:
        return "not_found";
    case ErrorKind::Unavailable:
        return "unavailable";
    case ErrorKind::TimedOut:
        return "timed_out";
    case ErrorKind::Conflict:
        return "conflict";
    case ErrorKind::Unsupported:
        return "unsupported";
    case ErrorKind::Internal:
        return "internal";
    }
    std::abort();
}

void assertionFailed(const char* condition, const char* file, int line)
{
    (void)std::fprintf(stderr, "assertion failed: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

} // namespace ventanilla
