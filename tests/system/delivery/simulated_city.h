// SPDX-License-Identifier: EUPL-1.2
//
// A trial city without sockets and kiosks with real queues, on one clock that a test moves.
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "services/admin/state_folder.h"
#include "services/city/routes.h"
#include "services/courier/city_clock.h"
#include "services/courier/device.h"
#include "services/courier/housekeeping.h"
#include "services/courier/queue.h"
#include "services/courier/sender.h"
#include "services/jose/bundle_verifier.h"
#include "services/store/sqlite/city_store_sqlite.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace ventanilla::test {

class SimulatedCity
{
public:
    SimulatedCity();

    [[nodiscard]] http::Response answer(const http::Request& request)
    {
        return m_routes->answer(request);
    }
    [[nodiscard]] std::vector<store::ApplicationRow> applications() const
    {
        return m_store->applications().value();
    }

    TemporaryFolder folder;
    ManualClock clock{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};
    SystemRandom random;
    admin::StateFolder state{folder / "state"};
    store::CityStore& books() { return *m_store; }

private:
    protocol::CitySettings m_settings;
    std::unique_ptr<city::CityKeys> m_keys;
    std::unique_ptr<store::CityStore> m_store;
    std::unique_ptr<city::BundleShelf> m_shelf;
    std::unique_ptr<city::Fleet> m_fleet;
    std::unique_ptr<city::Routes> m_routes;
};

/// Enrolled by a code, like any other.
class SimulatedKiosk : public courier::CityRoad
{
public:
    SimulatedKiosk(SimulatedCity& city, const std::string& name);

    /// An application through spool and sweep; gives its parcel.
    std::string apply();
    std::string refer();
    /// What the courier does on its own: certificate, policy, time, everything that is due.
    void talk();
    [[nodiscard]] std::size_t waiting() { return m_queue->waiting(10'000).value().size(); }
    [[nodiscard]] protocol::ServiceState service() const { return m_house->service(); }

    bool reachable = true;

    [[nodiscard]] http::Outcome
    post(courier::Chain chain, const std::string& jti, const std::string& body) override;

private:
    [[nodiscard]] http::Outcome
    ask(const std::string& method, const std::string& target, const std::string& body) const;
    void enrol(const std::string& name);
    std::string spool(const SealedParcel& parcel);
    void takeTerms();
    [[nodiscard]] std::string path(const std::string& name) const { return m_folder + "/" + name; }

    SimulatedCity& m_city;
    std::string m_folder;
    jose::Ed25519PublicKey m_root;
    std::unique_ptr<BundleVerifier> m_verifier;
    courier::CityClock m_clock;
    std::unique_ptr<courier::Device> m_device;
    std::unique_ptr<courier::Queue> m_queue;
    std::unique_ptr<courier::Sender> m_sender;
    std::unique_ptr<courier::Housekeeping> m_house;
};

} // namespace ventanilla::test
