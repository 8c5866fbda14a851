// SPDX-License-Identifier: EUPL-1.2
//
// Where a resident process' devices come from.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/unique_fd.h"

#include <string>
#include <vector>

namespace ventanilla::app {

struct OpenDevice
{
    UniqueFd fd;
    std::string settings; ///< For the driver: a camera's profile, a printer's paper ("58", "80").
};

/// Why a kiosk is not as it should be, the gravest first.
enum class DeviceLack {
    DocumentCamera, ///< Nobody can be served.
    PortraitCamera,
    BarcodeReader,
    ControlCharacters, ///< The reader is a keyboard wedge, which eats them.
    SlipPrinter,
};

/// A word for the screen, the desk and the fleet.
[[nodiscard]] const char* toString(DeviceLack lack);

/// The one answer to "ready?". Ready: a document camera is there.
struct Readiness
{
    std::vector<DeviceLack> lacks; ///< In the order of the enumeration.

    [[nodiscard]] bool ready() const
    {
        return lacks.empty() || lacks.front() != DeviceLack::DocumentCamera;
    }
    friend bool operator==(const Readiness&, const Readiness&) = default;
};

/// Opens a device node, or connects to the dock, by the name that the resident process asks for.
class DeviceOpener
{
public:
    DeviceOpener() = default;
    DeviceOpener(const DeviceOpener&) = delete;
    DeviceOpener& operator=(const DeviceOpener&) = delete;
    virtual ~DeviceOpener() = default;

    /// Fails with NotFound or Unavailable: absent hardware is normal.
    [[nodiscard]] virtual Result<OpenDevice> open(const std::string& name) = 0;
    /// What is there now. Opens nothing.
    [[nodiscard]] virtual Readiness readiness() { return {}; }
};

} // namespace ventanilla::app
