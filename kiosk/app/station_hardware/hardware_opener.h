// SPDX-License-Identifier: EUPL-1.2
//
// Opens the hardware that the rules name, wherever it is plugged in at that moment.
#pragma once

#include "kiosk/app/station_hardware/device_opener.h"
#include "kiosk/app/station_hardware/device_rules.h"

#include <string>
#include <vector>

namespace ventanilla::app {

/// Looks at the kernel's list anew at every call, so a device that was pulled out and put back is
/// found whatever its node is called now.
class HardwareOpener : public DeviceOpener
{
public:
    struct Places
    {
        std::string sysfs = "/sys";
        std::string dev = "/dev";
        std::string profiles; ///< Folder of the camera profiles.
    };

    HardwareOpener(std::vector<DeviceRule> rules, Places places)
        : m_rules(std::move(rules))
        , m_places(std::move(places))
    {}
    /// Rules and profiles of @p folder (devices.json, *.profile); the usual rules if there is no
    /// such file. Fails with InvalidInput.
    [[nodiscard]] static Result<std::vector<DeviceRule>> readRules(const std::string& folder);

    [[nodiscard]] Result<OpenDevice> open(const std::string& name) override;
    [[nodiscard]] Readiness readiness() override;

private:
    [[nodiscard]] Result<std::string> settingsOf(const DeviceRule& rule) const;

    std::vector<DeviceRule> m_rules;
    Places m_places;
};

} // namespace ventanilla::app
