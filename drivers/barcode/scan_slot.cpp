// SPDX-License-Identifier: EUPL-1.2
#include "drivers/barcode/scan_slot.h"

#include <utility>

namespace ventanilla::drivers {

void ScanSlot::put(Scan scan, Time now)
{
    if (!scan.bytes.reveal().empty()) {
        m_scan = std::move(scan);
        m_since = now;
    }
}

std::optional<Scan> ScanSlot::take(Time now)
{
    auto scan = std::move(m_scan);
    m_scan.reset();
    if (now - m_since > kLife) {
        scan.reset();
    }
    return scan;
}

} // namespace ventanilla::drivers
