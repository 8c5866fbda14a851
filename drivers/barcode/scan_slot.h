// SPDX-License-Identifier: EUPL-1.2
//
// The one place where a scan waits: a second at most, and only the newest.
#pragma once

#include "kiosk/ports/barcode_reader.h"

#include <chrono>
#include <optional>

namespace ventanilla::drivers {

class ScanSlot
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds kLife{1};

    /// An empty scan is none.
    void put(Scan scan, Time now);
    /// Nothing when there is none or it has waited too long; the slot is empty afterwards.
    [[nodiscard]] std::optional<Scan> take(Time now);
    void clear() { m_scan.reset(); }

private:
    std::optional<Scan> m_scan;
    Time m_since{};
};

} // namespace ventanilla::drivers
