// SPDX-License-Identifier: EUPL-1.2
//
// Ten questions about codes in ten minutes for the whole kiosk: guessing must not pay.
#pragma once

#include <chrono>
#include <deque>

namespace ventanilla::courier {

class RateLimit
{
public:
    static constexpr std::size_t kMost = 10;
    static constexpr std::chrono::minutes kWithin{10};

    [[nodiscard]] bool admit(std::chrono::steady_clock::time_point now)
    {
        while (!m_admitted.empty() && now - m_admitted.front() >= kWithin) {
            m_admitted.pop_front();
        }
        if (m_admitted.size() >= kMost) {
            return false;
        }
        m_admitted.push_back(now);
        return true;
    }

private:
    std::deque<std::chrono::steady_clock::time_point> m_admitted;
};

} // namespace ventanilla::courier
