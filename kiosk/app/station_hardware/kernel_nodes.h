// SPDX-License-Identifier: EUPL-1.2
//
// The device nodes that the kernel has now, with what rules can know them by.
#pragma once

#include <string>
#include <vector>

namespace ventanilla::app {

struct KernelNode
{
    std::string subsystem; ///< video4linux, hidraw, input, tty, usbmisc.
    std::string node;      ///< As below /dev: "video0", "usb/lp0".
    std::string usb;       ///< "046d:0825"; empty: not on USB.
    std::string port;      ///< Where it is plugged in: "1-1.2".
    std::string name;      ///< As the device calls itself.
    std::string usagePage; ///< Of a hidraw device, two or four hexadecimal digits: "8c".
};

/// Reads @p sysfs afresh: whatever was plugged in or out a moment ago is seen. Of a camera's nodes
/// only the one that captures; sorted by node.
[[nodiscard]] std::vector<KernelNode> kernelNodes(const std::string& sysfs = "/sys");

} // namespace ventanilla::app
