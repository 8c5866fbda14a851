// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station/supervisor.h"

#include "kiosk/base/encoding.h"
#include "kiosk/base/log.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <vector>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace ventanilla::app {
namespace {

using namespace std::chrono_literals;

constexpr auto kTick = 250ms;
constexpr int kMostBackoffSteps = 5;
constexpr std::size_t kCounterNameLimit = 40;

Result<UniqueFd> stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    if (::pthread_sigmask(SIG_BLOCK, &set, nullptr) != 0) {
        return Error{ErrorKind::Internal, "cannot block the stop signals"};
    }
    UniqueFd fd{::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)};
    if (!fd) {
        return Error{ErrorKind::Internal, "no signalfd to be had"};
    }
    return fd;
}

std::string freshSpoolName(Random& random)
{
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return "s-" + toHex(bytes);
}

} // namespace

Result<void> Supervisor::run()
{
    VN_TRY(const auto signals, stopSignals());
    VN_CHECK(m_parts.policy.refresh());
    while (!step(kTick, signals.get())) {
    }
    stopAll();
    return {};
}

bool Supervisor::step(std::chrono::milliseconds patience, int stopFd)
{
    std::vector<pollfd> waits{{stopFd, POLLIN, 0}};
    for (auto& resident : m_residents) {
        waits.push_back({resident.channel().fd(), POLLIN, 0});
        waits.push_back({resident.process().exitFd(), POLLIN, 0});
    }
    (void)::poll(waits.data(), waits.size(), static_cast<int>(patience.count()));
    pump(m_parts.clock.steadyNow());
    return (waits.front().revents & POLLIN) != 0;
}

void Supervisor::pump(Time now)
{
    for (auto& resident : m_residents) {
        readChannel(resident, now);
    }
    reap(now);
    enforceLimits(now);
    lookAtPolicy(now);
    lookAtService(now);
    keepSpare(now);
    renewLive();
    promoteIfWanted(now);
}

void Supervisor::readChannel(ResidentProcess& resident, Time now)
{
    while (resident.channel().isOpen()) {
        auto line = resident.channel().receive();
        if (!line) {
            resident.channel().close();
            // A process that was told to leave closes its end on its way out.
            if (resident.standing != Standing::Leaving) {
                resident.process().signal(SIGKILL);
            }
            return;
        }
        if (!*line) {
            return;
        }
        auto message = parseToStation(**line);
        if (!message) {
            log::failure("station.bad_message", message.error());
            continue;
        }
        resident.lastBeat = now;
        obey(resident, *std::move(message), now);
    }
}

void Supervisor::obey(ResidentProcess& resident, ToStation message, Time now)
{
    if (std::holds_alternative<Ready>(message) && resident.standing == Standing::Starting) {
        m_failedStarts = 0;
        stand(resident, Standing::Spare, now);
    } else if (std::holds_alternative<FirstFrame>(message)) {
        onFirstFrame(resident, now);
    } else if (const auto* device = std::get_if<WantDevice>(&message)) {
        answerDevice(resident, device->name);
    } else if (std::holds_alternative<Done>(message) && resident.standing == Standing::Live) {
        stand(resident, Standing::Leaving, now);
    } else if (const auto* count = std::get_if<Count>(&message)) {
        if (count->what.size() <= kCounterNameLimit) {
            (void)m_parts.file.count(count->what);
        }
    }
}

void Supervisor::onFirstFrame(ResidentProcess& resident, Time now)
{
    if (resident.standing != Standing::Promoted) {
        return;
    }
    stand(resident, Standing::Live, now);
    for (auto& other : m_residents) {
        if (other.standing == Standing::Leaving) {
            (void)send(other.channel(), ToResident{Retire{}});
        }
    }
}

void Supervisor::answerDevice(ResidentProcess& resident, const std::string& name)
{
    // Devices belong to the person who stands there, never to a spare.
    auto device =
        resident.standing == Standing::Live
            ? m_parts.devices.open(name)
            : Result<OpenDevice>{Error{ErrorKind::Conflict, "only the live process gets devices"}};
    if (device) {
        (void)send(resident.channel(),
                   ToResident{Device{name, std::move(device->fd), device->settings}});
        return;
    }
    log::failure("station.no_device", device.error());
    (void)send(resident.channel(), ToResident{NoDevice{name}});
}

ResidentProcess* Supervisor::find(Standing standing)
{
    const auto found = std::ranges::find(m_residents, standing, &ResidentProcess::standing);
    return found == m_residents.end() ? nullptr : &*found;
}

void Supervisor::stand(ResidentProcess& resident, Standing standing, Time now)
{
    resident.standing = standing;
    resident.since = now;
    log::event(log::Level::Info,
               "station.resident",
               {{"pid", std::int64_t{resident.process().pid()}},
                {"standing", log::Token::ofEnum(toString(standing))}});
}

void Supervisor::promoteIfWanted(Time now)
{
    auto* spare = find(Standing::Spare);
    if (spare == nullptr || find(Standing::Live) != nullptr || find(Standing::Promoted) != nullptr)
    {
        return;
    }
    if (send(spare->channel(), ToResident{Promote{}})) {
        stand(*spare, Standing::Promoted, now);
    }
}

void Supervisor::reap(Time now)
{
    std::erase_if(m_residents, [&](ResidentProcess& resident) {
        const auto status = resident.process().poll();
        if (!status) {
            return false;
        }
        const bool expected = resident.standing == Standing::Leaving;
        log::event(expected ? log::Level::Info : log::Level::Warning,
                   "station.resident_ended",
                   {{"standing", log::Token::ofEnum(toString(resident.standing))},
                    {"status", std::int64_t{*status}}});
        if (resident.standing == Standing::Starting) {
            m_failedStarts = std::min(m_failedStarts + 1, kMostBackoffSteps);
            m_nextStart = now + std::chrono::seconds{1LL << m_failedStarts};
        }
        return true;
    });
}

void Supervisor::enforceLimits(Time now)
{
    for (auto& resident : m_residents) {
        const auto stood = now - resident.since;
        const auto silent = now - resident.lastBeat;
        const bool tooLong =
            (resident.standing == Standing::Starting && stood > m_limits.toReady) ||
            (resident.standing == Standing::Promoted && stood > m_limits.toFirstFrame) ||
            (resident.standing == Standing::Live && silent > m_limits.betweenBeats) ||
            (resident.standing == Standing::Leaving && stood > m_limits.toLeave &&
             find(Standing::Live) != nullptr);
        if (tooLong) {
            log::event(log::Level::Warning,
                       "station.resident_given_up",
                       {{"standing", log::Token::ofEnum(toString(resident.standing))}});
            resident.process().signal(SIGKILL);
        }
    }
}

void Supervisor::keepSpare(Time now)
{
    auto* spare = find(Standing::Spare);
    if (spare != nullptr && now - spare->started > m_limits.spareAge) {
        spare->process().signal(SIGKILL);
    }
    const bool onItsWay = spare != nullptr || find(Standing::Starting) != nullptr;
    if (onItsWay || now < m_nextStart) {
        return;
    }
    if (const auto started = startSpare(now); !started) {
        log::failure("station.no_resident_process", started.error());
        m_nextStart = now + 2s;
    }
}

Result<void> Supervisor::startSpare(Time now)
{
    VN_TRY(auto resident,
           ResidentProcess::start(
               m_options, m_parts.policy.policyFd(), freshSpoolName(m_parts.random), now));
    m_residents.push_back(std::move(resident));
    if (m_parts.service != nullptr) {
        tellService(m_residents.back(), false);
    }
    return {};
}

void Supervisor::lookAtPolicy(Time now)
{
    if (now < m_nextPolicyLook) {
        return;
    }
    m_nextPolicyLook = now + m_limits.betweenPolicyLooks;
    (void)m_parts.file.noteClock(m_parts.clock.now());
    lookAtDevices();
    const auto changed = m_parts.policy.refresh();
    if (!changed) {
        log::failure("station.policy_refused", changed.error());
        return;
    }
    if (*changed) {
        log::event(log::Level::Info, "station.policy_changed");
        m_policyChanged = now;
        for (auto& resident : m_residents) {
            // A person is never moved to another policy in the middle; the next one gets it.
            if (resident.standing == Standing::Spare || resident.standing == Standing::Starting) {
                resident.process().signal(SIGKILL);
            }
        }
    }
}

void Supervisor::lookAtDevices()
{
    auto readiness = m_parts.devices.readiness();
    if (readiness == m_readiness) {
        return;
    }
    m_readiness = std::move(readiness);
    log::event(log::Level::Info,
               "station.devices",
               {{"ready", std::int64_t{m_readiness.ready() ? 1 : 0}},
                {"lacks", static_cast<std::int64_t>(m_readiness.lacks.size())}});
    for (const auto lack : m_readiness.lacks) {
        log::event(log::Level::Warning,
                   "station.device_lack",
                   {{"reason", log::Token::ofEnum(toString(lack))}});
    }
}

/// Whoever has begun goes on under the policy of the beginning; who has not shall not have to.
void Supervisor::renewLive()
{
    auto* live = find(Standing::Live);
    const auto* spare = find(Standing::Spare);
    if (m_policyChanged && live != nullptr && live->started > *m_policyChanged) {
        m_policyChanged.reset();
    }
    const bool ready = spare != nullptr && m_policyChanged && spare->started > *m_policyChanged;
    if (ready && live != nullptr) {
        tellService(*live, true);
        m_policyChanged.reset();
    }
}

void Supervisor::tellService(ResidentProcess& resident, bool renew) const
{
    const auto state =
        m_parts.service != nullptr ? m_parts.service->state() : ServiceWatch::State{};
    (void)send(resident.channel(),
               ToResident{Service{!state.blocked.empty(), state.clockOffset.count(), renew}});
}

void Supervisor::lookAtService(Time now)
{
    if (m_parts.service == nullptr || !m_parts.service->look(now)) {
        return;
    }
    for (auto& resident : m_residents) {
        tellService(resident, false);
    }
}

void Supervisor::stopAll()
{
    for (auto& resident : m_residents) {
        resident.process().signal(SIGTERM);
    }
    for (auto& resident : m_residents) {
        resident.process().stop(2000ms);
    }
    m_residents.clear();
}

} // namespace ventanilla::app
