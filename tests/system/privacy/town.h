// SPDX-License-Identifier: EUPL-1.2
//
// Some days of a town with several kiosks: real queues, real seals, the real intake and its real
// tables, and everything that somebody who reads them and the connections would have in hand.
#pragma once

#include "services/courier/device.h"
#include "services/courier/queue.h"
#include "tests/unit/services/city/city_bench.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ventanilla::test {

/// One line of what the city can know of a delivery.
struct Seen
{
    std::chrono::sys_seconds at; ///< When the connection carried it.
    std::string device;
    std::string jti;
    std::string loc;
    std::int64_t seq = 0;
    std::size_t bytes = 0;
};

struct Evening
{
    std::vector<Seen> applications;
    std::vector<Seen> referrals;
    std::map<std::string, std::string> truth; ///< Referral's jti to the jti of the application.
};

struct TownPlan
{
    int kiosks = 5;
    int sessions = 200;
    int days = 2;
    unsigned introducedOfHundred = 35;
    courier::ReleaseDelay delay;
};

class Town
{
public:
    Town(const TownPlan& plan, std::uint64_t seed);

    /// Lives through all sessions and a day more.
    [[nodiscard]] Evening live();

private:
    struct Kiosk
    {
        TestDevice device;
        std::unique_ptr<courier::Device> signer;
        std::unique_ptr<courier::Queue> queue;
    };

    void serve(Kiosk& kiosk, int session);
    void put(Kiosk& kiosk, const SealedParcel& parcel, const std::string& folder);
    void sendUntil(std::chrono::sys_seconds end);
    [[nodiscard]] bool sendEarliest(std::chrono::sys_seconds end);
    void send(Kiosk& kiosk, protocol::Chain chain);

    TownPlan m_plan;
    TemporaryFolder m_folder{TemporaryFolder::quickPlace()};
    CityBench m_city;
    SeededRandom m_random;
    std::vector<Kiosk> m_kiosks;
    Evening m_evening;
};

} // namespace ventanilla::test
