// SPDX-License-Identifier: EUPL-1.2
//
// Serves the simulated world over dock.sock: to virtual drivers as devices, to tests and the panel
// as hands.
#pragma once

#include "kiosk/base/line_socket.h"
#include "services/dock/world.h"

#include <chrono>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <poll.h>

namespace ventanilla::dock {

/// Thread-bound. A camera has one user at a time, as in life.
class Dock
{
public:
    /// Fails with Unavailable when the socket cannot be made.
    [[nodiscard]] static Result<std::unique_ptr<Dock>> listen(const std::string& socketPath,
                                                              Settings settings);
    ~Dock();
    Dock(const Dock&) = delete;
    Dock& operator=(const Dock&) = delete;

    /// Before serving: what the portrait camera sees.
    Result<void> pose(const std::string& file) { return m_world.pose(file); }
    /// Serves until @p stopFd becomes readable.
    Result<void> serve(int stopFd);

private:
    struct Client;
    using Moment = std::chrono::steady_clock::time_point;
    class Answering;

    Dock(LineListener listener, Settings settings);

    void acceptPeers();
    void readFrom(Client& client);
    /// In the order of the clients.
    void readFromAll(std::span<const pollfd> polls);
    void meet(Client& client, Line line);
    void tellPlugged(Device device, bool in);
    void giveScan(const protocol::dock::GiveScan& scan);
    void tellPresence();
    enum class Who { Devices, Hands };
    static void sendAnswers(Client& client, Moment now);
    void sendAnswersTo(Who who, Moment now);
    void sendDue(Moment now);
    void sendFrame(Client& client);
    [[nodiscard]] int untilNext(Moment now) const;
    [[nodiscard]] bool isInUse(Device device) const;

    LineListener m_listener;
    World m_world;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::map<Device, std::chrono::milliseconds> m_delays;
};

} // namespace ventanilla::dock
