// SPDX-License-Identifier: EUPL-1.2
//
// City, bank and courier as programs of their own in one trial, and a spool folder to feed them.
#pragma once

#include "kiosk/base/child_process.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "services/jose/parcel_sealer.h"
#include "services/protocol/courier_socket.h"
#include "services/protocol/json.h"
#include "services/protocol/settings.h"
#include "tests/support/temporary_folder.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla::test {

class RunningDelivery
{
public:
    /// Prepares the trial; nothing runs yet.
    RunningDelivery();

    void start(const std::string& program);
    /// Runs a program to its end.
    struct Ended
    {
        int status = -1;
        std::string said; ///< Both outputs.
    };
    [[nodiscard]] Ended run(const std::string& program,
                            const std::vector<std::string>& arguments) const;
    /// SIGKILL: as a power cut, without a word.
    void kill(const std::string& program);
    /// SIGTERM; true when it ended by itself with status 0.
    bool stop(const std::string& program);

    Application application();
    Referral referral();
    /// Seals and stores as a resident process does.
    template <typename Content>
    void send(const Content& content)
    {
        spool(*m_sealer->seal(content));
    }

    /// Lists of the trial's pages; empty while the program does not answer.
    [[nodiscard]] protocol::Json::Array applications() const;
    [[nodiscard]] protocol::Json::Array referrals() const;
    [[nodiscard]] std::string page(std::uint16_t port, const std::string& path) const;
    /// As a form of the page does.
    [[nodiscard]] std::string
    submit(std::uint16_t port, const std::string& path, const std::string& form) const;
    /// One line to courier.sock and its reply; nothing while nobody answers.
    [[nodiscard]] std::optional<protocol::CourierReply>
    ask(const protocol::CourierRequest& request) const;
    [[nodiscard]] const protocol::TrialPorts& ports() const { return m_ports; }
    [[nodiscard]] std::string path(std::string_view name) const { return m_folder / name; }

    /// Looks until @p done or half a minute is over; returns the last answer.
    static bool eventually(const std::function<bool()>& done);
    /// Gives the programs that long.
    static void letRun(std::chrono::milliseconds time);

private:
    void spool(const SealedParcel& parcel);
    [[nodiscard]] ChildOptions optionsOf(const std::string& program) const;

    TemporaryFolder m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    protocol::TrialPorts m_ports;
    std::unique_ptr<jose::ParcelSealer> m_sealer;
    std::map<std::string, ChildProcess> m_programs;
};

} // namespace ventanilla::test
