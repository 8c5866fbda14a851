// SPDX-License-Identifier: EUPL-1.2
//
// A server's life: "ready" on standard output, then until SIGTERM or SIGINT.
#pragma once

#include "kiosk/base/unique_fd.h"

namespace ventanilla::web {

/// Make it before any thread: it blocks the signals that end a server, so that they can be waited
/// for.
class StopSignals
{
public:
    StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals() = default;

    /// Prints "ready" and returns when the server shall end.
    void announceAndWait() const;

private:
    UniqueFd m_signals;
};

} // namespace ventanilla::web
