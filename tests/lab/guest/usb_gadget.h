// SPDX-License-Identifier: EUPL-1.2
//
// A USB device with several functions on the kernel's own loop of host and device (dummy_hcd), made
// in configfs: what goes into the gadget's nodes comes out of the host's.
#pragma once

#include "kiosk/base/unique_fd.h"

#include <string>

namespace ventanilla::lab {

/// HID POS barcode reader (/dev/hidg*), serial port (/dev/ttyGS*), printer (/dev/g_printer*).
class UsbGadget
{
public:
    /// Makes the functions once for the guest's life. False with the kernel's refusal.
    static bool make();
    static bool plug();
    static bool unplug();
    [[nodiscard]] static bool plugged();
};

/// Writes everything or fails after two seconds.
bool writeBytes(int fd, const std::string& bytes);

} // namespace ventanilla::lab
