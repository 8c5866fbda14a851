// SPDX-License-Identifier: EUPL-1.2
//
// Keeps one live and one spare resident process, and hands over from one person to the next.
#pragma once

#include "kiosk/app/station/policy_keeper.h"
#include "kiosk/app/station/resident_process.h"
#include "kiosk/app/station/service_watch.h"
#include "kiosk/app/station/station_file.h"
#include "kiosk/app/station_hardware/device_opener.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"

#include <chrono>
#include <list>
#include <optional>
#include <string>

namespace ventanilla::app {

/// How long the station waits before it gives a process up.
struct SupervisorLimits
{
    std::chrono::milliseconds toReady{15000};
    std::chrono::milliseconds toFirstFrame{5000};
    std::chrono::milliseconds betweenBeats{10000};
    std::chrono::milliseconds toLeave{3000};
    std::chrono::milliseconds spareAge{std::chrono::hours{1}};
    std::chrono::milliseconds betweenPolicyLooks{5000};
};

/// Thread-bound. The destructor ends every child.
class Supervisor
{
public:
    struct Parts
    {
        Clock& clock;
        Random& random;
        PolicyKeeper& policy;
        StationFile& file;
        DeviceOpener& devices;
        ServiceWatch* service = nullptr; ///< Null: nothing closes this kiosk.
    };

    Supervisor(Parts parts, ResidentOptions options, SupervisorLimits limits)
        : m_parts(parts)
        , m_options(std::move(options))
        , m_limits(limits)
    {}

    using Time = ResidentProcess::Time;

    /// Steps until SIGTERM, SIGINT or SIGHUP, then ends every child.
    Result<void> run();

    /// Waits up to @p patience for something to happen and deals with it. @p stopFd ends the wait
    /// too
    /// (-1: none). True: @p stopFd became readable.
    bool step(std::chrono::milliseconds patience, int stopFd);
    void stopAll();

    [[nodiscard]] const std::list<ResidentProcess>& residents() const { return m_residents; }

private:
    Result<void> startSpare(Time now);
    void pump(Time now);
    void readChannel(ResidentProcess& resident, Time now);
    void obey(ResidentProcess& resident, ToStation message, Time now);
    void onFirstFrame(ResidentProcess& resident, Time now);
    void answerDevice(ResidentProcess& resident, const std::string& name);
    void promoteIfWanted(Time now);
    void stand(ResidentProcess& resident, Standing standing, Time now);
    void reap(Time now);
    void enforceLimits(Time now);
    void keepSpare(Time now);
    void lookAtPolicy(Time now);
    void lookAtDevices();
    void lookAtService(Time now);
    void renewLive();
    void tellService(ResidentProcess& resident, bool renew) const;
    [[nodiscard]] ResidentProcess* find(Standing standing);

    Parts m_parts;
    ResidentOptions m_options;
    SupervisorLimits m_limits;
    std::list<ResidentProcess> m_residents;
    Time m_nextPolicyLook{};
    Readiness m_readiness;
    Time m_nextStart{};
    int m_failedStarts = 0;
    std::optional<Time> m_policyChanged; ///< The live process has an older policy.
};

} // namespace ventanilla::app
