// SPDX-License-Identifier: EUPL-1.2
#include "drivers/virtual/virtual_room.h"

#include <utility>

namespace ventanilla::drivers {

VirtualPresence::VirtualPresence(LineSocket socket)
    : m_link(std::move(socket), "presence")
{
    // The dock tells the state at once when it is greeted; a dock that is gone shows at next().
    (void)m_link.tell(R"({"start":"preview"})");
}

Result<std::optional<PresenceState>> VirtualPresence::next()
{
    while (true) {
        VN_TRY(auto news, m_link.next());
        if (!news) {
            return std::optional<PresenceState>{};
        }
        if (const auto* state = std::get_if<PresenceState>(&news->line); state != nullptr) {
            return std::optional{*state};
        }
        if (const auto* event = std::get_if<DockEvent>(&news->line);
            event != nullptr && *event == DockEvent::Unplugged)
        {
            return std::optional{PresenceState::Unknown};
        }
    }
}

VirtualLights::VirtualLights(LineSocket socket)
    : m_link(std::move(socket), "lights")
{}

void VirtualLights::tray(bool on)
{
    // A kiosk without lights works: what fails here is nobody's concern. Answers are read away.
    (void)m_link.tell(trayLightLine(on));
    (void)m_link.next();
}

void VirtualLights::status(StatusLight light)
{
    (void)m_link.tell(statusLightLine(light));
    (void)m_link.next();
}

} // namespace ventanilla::drivers
