// SPDX-License-Identifier: EUPL-1.2
//
// The listening side of courier.sock: lets known users in and hands lines back and forth.
#pragma once

#include "kiosk/base/line_socket.h"
#include "kiosk/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <poll.h>
#include <sys/types.h>

namespace ventanilla::courier {

/// Thread-bound.
class Door
{
public:
    static constexpr std::size_t kMaxGuests = 32;

    struct Said
    {
        std::uint64_t guest = 0;
        std::string line;
    };

    /// Fails with Unavailable.
    [[nodiscard]] static Result<Door> open(const std::string& path, std::vector<uid_t> welcome);

    /// Descriptors that may become readable.
    void addTo(std::vector<pollfd>& waiting) const;
    /// Lets newcomers in and takes every line that is there.
    [[nodiscard]] std::vector<Said> listen();
    /// A guest that has gone hears nothing.
    void reply(std::uint64_t guest, std::string_view line);

private:
    Door(LineListener listener, std::vector<uid_t> welcome);
    void admit();
    /// False: the guest has gone.
    bool hear(std::uint64_t guest, LineSocket& socket, std::vector<Said>& said);

    LineListener m_listener;
    std::vector<uid_t> m_welcome;
    std::map<std::uint64_t, LineSocket> m_guests;
    std::uint64_t m_next = 1;
};

} // namespace ventanilla::courier
