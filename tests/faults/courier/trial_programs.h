// SPDX-License-Identifier: EUPL-1.2
//
// A trial's city and courier as programs, to be started, asked and killed.
#pragma once

#include "kiosk/base/child_process.h"
#include "kiosk/base/line_socket.h"
#include "services/protocol/courier_socket.h"
#include "services/protocol/settings.h"
#include "services/store/files/private_files.h"
#include "services/store/sqlite/database.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <csignal>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <poll.h>

namespace ventanilla::test {

using namespace std::chrono_literals;
using protocol::CourierReply;
using protocol::CourierRequest;

inline std::string program(const char* name)
{
    return programFolder() + "/../bin/" + name;
}

class TrialPrograms
{
public:
    TrialPrograms()
    {
        auto admin = start("ventanilla-admin", {"trial", "--state", state(), "--kiosk-delay-zero"});
        EXPECT_TRUE(waitFor([&admin] { return admin.poll().has_value(); }, 30s));
        const auto ports = store::readWholeFile(state() + "/trial.json");
        m_ports = protocol::TrialPorts::parse(ports.value()).value();
    }

    void startCity()
    {
        m_city = start("ventanilla-city",
                       {"--data",
                        state() + "/city",
                        "--listen",
                        "127.0.0.1:" + std::to_string(m_ports.city),
                        "--desk",
                        "127.0.0.1:" + std::to_string(m_ports.desk)});
    }
    void startCourier(const std::vector<std::string>& more = {})
    {
        std::vector<std::string> arguments{"--data",
                                           kiosk() + "/courier",
                                           "--spool",
                                           kiosk() + "/spool",
                                           "--socket",
                                           socketPath(),
                                           "--city",
                                           "https://127.0.0.1:" +
                                               std::to_string(m_cityDoor.value_or(m_ports.city))};
        arguments.insert(arguments.end(), more.begin(), more.end());
        m_courier = start("ventanilla-courier", std::move(arguments));
        EXPECT_TRUE(waitFor([this] { return LineSocket::connect(socketPath()).has_value(); }, 10s));
    }
    /// Where couriers that start later find the city: a gate in between.
    void moveCityDoor(std::uint16_t port) { m_cityDoor = port; }
    void killCity() { m_city = ChildProcess{}; }
    void killCourier() { m_courier = ChildProcess{}; }

    [[nodiscard]] std::optional<CourierReply> askLine(std::string_view line) const
    {
        auto socket = LineSocket::connect(socketPath());
        if (!socket || !socket->send(line)) {
            return std::nullopt;
        }
        const auto heard = socket->receiveWithin(5s);
        if (!heard) {
            return std::nullopt;
        }
        const auto reply = CourierReply::parse(heard->text);
        return reply ? std::optional{*reply} : std::nullopt;
    }
    [[nodiscard]] std::optional<CourierReply> ask(const CourierRequest& request) const
    {
        return askLine(request.dump());
    }

    /// Looks every few milliseconds.
    [[nodiscard]] static bool waitFor(const std::function<bool()>& condition,
                                      std::chrono::seconds limit)
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end) {
                return false;
            }
            ::poll(nullptr, 0, 20);
        }
        return true;
    }

    [[nodiscard]] std::int64_t countIn(const std::string& table) const
    {
        auto database = store::Database::open(state() + "/city/city.sqlite").value();
        auto row = database.query("SELECT count(*) FROM " + table).value();
        EXPECT_TRUE(row.step().value());
        return row.integer(0);
    }

    [[nodiscard]] std::string state() const { return m_folder / "state"; }
    [[nodiscard]] std::string kiosk() const { return state() + "/kiosk"; }

    [[nodiscard]] std::uint16_t cityPort() const { return m_ports.city; }
    /// Asks the courier to end; its wait status, if it ended in time.
    [[nodiscard]] std::optional<int> endCourier(std::chrono::seconds limit)
    {
        m_courier.signal(SIGTERM);
        std::optional<int> status;
        static_cast<void>(waitFor(
            [&] {
                status = m_courier.poll();
                return status.has_value();
            },
            limit));
        return status;
    }
    [[nodiscard]] std::string socketPath() const { return m_folder / "courier.sock"; }

private:
    [[nodiscard]] static ChildProcess start(const char* name, std::vector<std::string> arguments)
    {
        return ChildProcess::start({program(name), std::move(arguments), {}, {}, false}).value();
    }
    TemporaryFolder m_folder;
    protocol::TrialPorts m_ports;
    std::optional<std::uint16_t> m_cityDoor;
    ChildProcess m_city;
    ChildProcess m_courier;
};

} // namespace ventanilla::test
