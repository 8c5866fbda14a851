// SPDX-License-Identifier: EUPL-1.2
//
// One descriptor that becomes readable for a message, a limit that has passed, or an event kept
// back.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/unique_fd.h"

#include <chrono>

namespace ventanilla {

/// Thread-bound.
class Watch
{
public:
    /// Fails with Internal.
    [[nodiscard]] static Result<Watch> create();

    [[nodiscard]] int fd() const { return m_epoll.get(); }

    void listenTo(int channel);
    void leave(int channel);

    /// Starts the limit anew.
    void limitTo(std::chrono::milliseconds limit);
    void liftLimit();
    /// True once after the limit has passed.
    [[nodiscard]] bool limitPassed();

    /// Keeps the descriptor readable until it is told otherwise.
    void keepAwake(bool awake);

private:
    UniqueFd m_epoll;
    UniqueFd m_timer;
    UniqueFd m_event;
    bool m_awake = false;
};

} // namespace ventanilla
