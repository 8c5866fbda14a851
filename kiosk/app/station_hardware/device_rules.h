// SPDX-License-Identifier: EUPL-1.2
//
// Which hardware is which device of the kiosk: rules in a file, never node names in a program.
#pragma once

#include "kiosk/app/station_hardware/kernel_nodes.h"
#include "kiosk/base/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::app {

struct DeviceRule
{
    std::string device; ///< "document-camera", "portrait-camera", "barcode-reader", "slip-printer".
    std::string subsystem;
    std::string usb;       ///< Empty here and below: whatever it is.
    std::string port;      ///< Tells two cameras of one model apart.
    std::string name;      ///< As the device calls itself.
    std::string usagePage; ///< Of hidraw.
    std::string node;      ///< How the node's name begins: "usb/lp".
    std::string profile;   ///< File of a camera's profile, beside the rules.
    std::string paper;     ///< Of a printer: "58" or "80".
};

/// @p text: a JSON array of objects with the members device, subsystem, usb, port, name,
/// usage-page, node, profile, paper. Fails with InvalidInput, also for a member that is not known.
[[nodiscard]] Result<std::vector<DeviceRule>> parseDeviceRules(std::string_view text);

/// What holds where nobody wrote rules: the first camera, a HID POS reader, a USB printer of 80 mm.
[[nodiscard]] std::vector<DeviceRule> usualDeviceRules();

struct DeviceMatch
{
    const DeviceRule& rule;
    const KernelNode& node;
};

/// Nodes of @p device, in the order of the rules. Borrowed from both.
[[nodiscard]] std::vector<DeviceMatch> matches(std::span<const DeviceRule> rules,
                                               std::span<const KernelNode> nodes,
                                               std::string_view device);

} // namespace ventanilla::app
