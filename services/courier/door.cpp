// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/door.h"

#include "kiosk/base/log.h"

#include <algorithm>
#include <utility>

namespace ventanilla::courier {

Door::Door(LineListener listener, std::vector<uid_t> welcome)
    : m_listener(std::move(listener))
    , m_welcome(std::move(welcome))
{}

Result<Door> Door::open(const std::string& path, std::vector<uid_t> welcome)
{
    VN_TRY(auto listener, LineListener::listen(path));
    return Door{std::move(listener), std::move(welcome)};
}

void Door::addTo(std::vector<pollfd>& waiting) const
{
    waiting.push_back({m_listener.fd(), POLLIN, 0});
    for (const auto& guest : m_guests) {
        waiting.push_back({guest.second.fd(), POLLIN, 0});
    }
}

void Door::admit()
{
    for (;;) {
        auto peer = m_listener.accept();
        if (!peer || !*peer) {
            return;
        }
        auto& [socket, uid] = **peer;
        if (std::ranges::find(m_welcome, uid) == m_welcome.end()) {
            log::event(log::Level::Warning, "courier-guest-refused", {{"uid", std::int64_t{uid}}});
        } else if (m_guests.size() >= kMaxGuests) {
            log::event(log::Level::Warning, "courier-guests-full");
        } else {
            m_guests.emplace(m_next++, std::move(socket));
        }
    }
}

std::vector<Door::Said> Door::listen()
{
    admit();
    std::vector<Said> said;
    for (auto at = m_guests.begin(); at != m_guests.end();) {
        at = hear(at->first, at->second, said) ? std::next(at) : m_guests.erase(at);
    }
    return said;
}

bool Door::hear(std::uint64_t guest, LineSocket& socket, std::vector<Said>& said)
{
    for (;;) {
        auto line = socket.receive();
        if (!line) {
            return false;
        }
        if (!*line) {
            return true;
        }
        said.push_back({guest, std::move((*line)->text)});
    }
}

void Door::reply(std::uint64_t guest, std::string_view line)
{
    const auto found = m_guests.find(guest);
    if (found != m_guests.end() && !found->second.send(line)) {
        m_guests.erase(found);
    }
}

} // namespace ventanilla::courier
