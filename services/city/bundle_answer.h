// SPDX-License-Identifier: EUPL-1.2
//
// The policy bundle for kiosks, its freshness signed anew every hour.
#pragma once

#include "kiosk/base/clock.h"
#include "services/http/message.h"
#include "services/jose/keys.h"

#include <mutex>
#include <string>

namespace ventanilla::city {

/// Thread-safe.
class BundleShelf
{
public:
    BundleShelf(std::string folder, const jose::Ed25519PrivateKey& timeKey, const Clock& clock)
        : m_folder(std::move(folder))
        , m_timeKey(timeKey)
        , m_clock(clock)
    {}

    /// GET /v1/bundle
    [[nodiscard]] http::Response get();
    /// The time as a vn-fresh+jws of this moment. Fails as the bundle's files do.
    [[nodiscard]] Result<std::string> signedNow();

private:
    [[nodiscard]] Result<void> freshen();

    std::string m_folder;
    const jose::Ed25519PrivateKey& m_timeKey;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::chrono::sys_seconds m_freshUntil{};
};

} // namespace ventanilla::city
