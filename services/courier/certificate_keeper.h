// SPDX-License-Identifier: EUPL-1.2
//
// Knows when the device's certificate ends, and puts the renewed one in its place.
#pragma once

#include "kiosk/base/random.h"
#include "kiosk/base/result.h"
#include "services/http/client.h"

#include <chrono>
#include <string>

namespace ventanilla::courier {

/// Thread-bound.
class CertificateKeeper
{
public:
    static constexpr std::chrono::days kRenewBefore{30};

    /// @p folder holds device.pem and device.key.
    explicit CertificateKeeper(std::string folder);

    [[nodiscard]] bool isDue(std::chrono::sys_seconds now,
                             std::chrono::steady_clock::time_point steady) const;
    void asked(std::chrono::steady_clock::time_point steady);
    /// The city says that it has ended, whatever our clock believes: due at the next moment.
    void demand() { m_demanded = true; }
    /// Due now, if it is due at all.
    void hurry();
    /// Takes the city's answer to a renewal. Fails with Unavailable, or InvalidInput when the
    /// answer is no certificate for this very name and key.
    [[nodiscard]] Result<void> take(const http::Outcome& outcome,
                                    std::chrono::steady_clock::time_point steady,
                                    Random& random);

    [[nodiscard]] std::chrono::sys_seconds end() const { return m_end; }

private:
    void readEnd();

    std::string m_folder;
    std::chrono::sys_seconds m_end{};
    std::chrono::steady_clock::time_point m_next{};
    int m_failures = 0;
    bool m_demanded = false;
};

} // namespace ventanilla::courier
