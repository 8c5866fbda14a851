// SPDX-License-Identifier: EUPL-1.2
//
// Knows when to fetch the policy bundle again, and keeps the last good one in place.
#pragma once

#include "services/courier/terms.h"
#include "services/http/client.h"

#include <chrono>
#include <string>

namespace ventanilla::courier {

/// Thread-bound.
class BundleKeeper
{
public:
    /// Emergency notices take effect within 15 minutes.
    static constexpr std::chrono::minutes kEvery{10};

    /// @p verifier must outlive the keeper.
    BundleKeeper(BundleVerifier& verifier, std::string folder);

    /// The terms of the bundle in place.
    [[nodiscard]] Result<Terms> read();

    [[nodiscard]] bool isDue(std::chrono::steady_clock::time_point now) const;
    [[nodiscard]] std::chrono::milliseconds
    untilDue(std::chrono::steady_clock::time_point now) const;
    void asked(std::chrono::steady_clock::time_point now);
    /// Due now.
    void hurry();

    /// Takes the city's answer. True: another bundle is in place. Fails as installBundle, or with
    /// Unavailable when there was no bundle in the answer.
    [[nodiscard]] Result<bool>
    take(const http::Outcome& outcome, std::chrono::steady_clock::time_point now, Random& random);

private:
    BundleVerifier& m_verifier;
    std::string m_folder;
    PolicyFloor m_floor;
    std::chrono::steady_clock::time_point m_due{};
    int m_failures = 0;
};

} // namespace ventanilla::courier
