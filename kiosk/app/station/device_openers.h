// SPDX-License-Identifier: EUPL-1.2
//
// Where devices come from: the dock's socket for trial and training.
#pragma once

#include "kiosk/app/station_hardware/device_opener.h"

#include <string>
#include <utility>

namespace ventanilla::app {

/// Every device is a fresh connection to the dock; the driver says which one it wants to be.
class DockOpener : public DeviceOpener
{
public:
    explicit DockOpener(std::string socketPath)
        : m_socketPath(std::move(socketPath))
    {}
    [[nodiscard]] Result<OpenDevice> open(const std::string& name) override;

private:
    std::string m_socketPath;
};

} // namespace ventanilla::app
