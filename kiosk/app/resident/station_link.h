// SPDX-License-Identifier: EUPL-1.2
//
// The resident process' end of the station channel.
#pragma once

#include "kiosk/app/station_channel/station_channel.h"
#include "kiosk/base/line_socket.h"

#include <chrono>
#include <deque>
#include <optional>
#include <string>

namespace ventanilla::app {

/// Thread-bound.
class StationLink
{
public:
    explicit StationLink(UniqueFd fd)
        : m_socket(std::move(fd))
    {}

    /// The first message, which every process needs before anything else.
    [[nodiscard]] Result<Configure> awaitConfigure(std::chrono::milliseconds limit);

    Result<void> say(const ToStation& message) { return send(m_socket, message); }

    /// Asks the station for a device and waits for its answer: at most two seconds.
    /// Fails with Unavailable when there is none.
    [[nodiscard]] Result<Device> wantDevice(const std::string& name);

    /// Readable when next() may have something to say.
    [[nodiscard]] int readableFd() const { return m_socket.fd(); }
    /// Fails with Unavailable when the station is gone: then this process ends.
    [[nodiscard]] Result<std::optional<ToResident>> next();

private:
    LineSocket m_socket;
    std::deque<ToResident> m_early; ///< Came while an answer was waited for.
};

} // namespace ventanilla::app
