// SPDX-License-Identifier: EUPL-1.2
//
// The send thread: calls the sender while there is something to send, and waits otherwise.
#pragma once

#include "services/courier/sender.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace ventanilla::courier {

/// Thread-safe. Ends with the object, after the request under way.
class SendLoop
{
public:
    /// @p sender must outlive the loop.
    explicit SendLoop(Sender& sender);

    /// Something has arrived or has changed.
    void wake();

private:
    void run(const std::stop_token& stop);
    void wait(const std::stop_token& stop);
    [[nodiscard]] bool sendRound(const std::stop_token& stop);

    Sender& m_sender;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = false;
    std::jthread m_thread; ///< Last: it uses all the others.
};

} // namespace ventanilla::courier
