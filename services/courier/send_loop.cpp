// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/send_loop.h"

#include "kiosk/base/log.h"

#include <utility>

namespace ventanilla::courier {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kAfterFault{5'000};
constexpr milliseconds kLongestWait{60'000};

} // namespace

SendLoop::SendLoop(Sender& sender)
    : m_sender(sender)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{}

void SendLoop::wake()
{
    const std::lock_guard lock{m_mutex};
    m_woken = true;
    m_changed.notify_one();
}

void SendLoop::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        if (!sendRound(stop)) {
            wait(stop);
        }
    }
}

/// One parcel of each chain. False: nothing to do, or nothing possible now.
bool SendLoop::sendRound(const std::stop_token& stop)
{
    bool busy = false;
    for (const auto chain : kChains) {
        if (stop.stop_requested()) {
            return false;
        }
        const auto progress = m_sender.sendNext(chain);
        if (!progress) {
            log::failure("queue-fault", progress.error());
            return false;
        }
        busy = busy || *progress != Progress::Idle;
    }
    return busy;
}

void SendLoop::wait(const std::stop_token& stop)
{
    const auto until = m_sender.untilNext();
    // What is due now and was still not sent is held up by a fault: not again at once.
    auto limit = until ? until->value_or(kLongestWait) : kAfterFault;
    limit = limit <= milliseconds{0} ? kAfterFault : std::min(limit, kLongestWait);
    std::unique_lock lock{m_mutex};
    m_changed.wait_for(lock, stop, limit, [this] { return m_woken; });
    m_woken = false;
}

} // namespace ventanilla::courier
