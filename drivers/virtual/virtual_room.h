// SPDX-License-Identifier: EUPL-1.2
//
// The dock's presence sensor and lights behind the ports of real ones.
#pragma once

#include "drivers/virtual/dock_link.h"
#include "kiosk/ports/room.h"

namespace ventanilla::drivers {

/// Thread-bound.
class VirtualPresence : public Presence
{
public:
    /// @p socket is connected to dock.sock.
    explicit VirtualPresence(LineSocket socket);

    [[nodiscard]] int readableFd() const override { return m_link.readableFd(); }
    [[nodiscard]] Result<std::optional<PresenceState>> next() override;

private:
    DockLink m_link;
};

/// Thread-bound.
class VirtualLights : public Lights
{
public:
    /// @p socket is connected to dock.sock.
    explicit VirtualLights(LineSocket socket);

    void tray(bool on) override;
    void status(StatusLight light) override;

private:
    DockLink m_link;
};

} // namespace ventanilla::drivers
