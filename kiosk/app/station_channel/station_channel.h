// SPDX-License-Identifier: EUPL-1.2
//
// What station and resident process say to each other: one JSON object a line, descriptors beside
// it.
#pragma once

#include "kiosk/base/line_socket.h"
#include "kiosk/base/result.h"
#include "kiosk/ports/delivery.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace ventanilla::app {

/// First message to a fresh process. Descriptors: policy (sealed memfd), its own spool folder.
struct Configure
{
    bool trial = true;
    std::string courierSocket; ///< Path; empty when there is no courier.
    UniqueFd policy;
    UniqueFd spoolFolder;
};
/// Map the window: this process serves the next person.
struct Promote
{};
/// Answer to WantDevice: an open node, or a connection to the dock.
struct Device
{
    std::string name;
    UniqueFd fd;
    std::string settings; ///< What the station's rules say to the driver.
};
/// Answer to WantDevice when the device is not there.
struct NoDevice
{
    std::string name;
};
/// How the kiosk is. Comes again whenever that changes.
struct Service
{
    bool closed = false;          ///< Nobody may begin an application; whoever has begun goes on.
    std::int64_t clockOffset = 0; ///< Seconds to add to the system's clock.
    /// Another policy stands, and a process that has it is ready: say Done as soon as nobody is
    /// being served.
    bool renew = false;
};
/// The next process shows its first frame: end now.
struct Retire
{};
using ToResident = std::variant<Configure, Promote, Device, NoDevice, Service, Retire>;

struct Ready
{};
struct FirstFrame
{};
/// Sent every second by a process that is alive; its absence ends it.
struct Beat
{};
/// The step that begins needs this device.
struct WantDevice
{
    std::string
        name; ///< "document-camera", "portrait-camera", "barcode-reader", "slip-printer" ...
};
/// This person's data is wiped and the devices are closed.
struct Done
{
    bool paperLeft = false; ///< A paper may still be on the tray.
};
/// Adds one to a counter of the station's: about the kiosk, never about a person.
struct Count
{
    std::string what;
};
using ToStation = std::variant<Ready, FirstFrame, Beat, WantDevice, Done, Count>;

Result<void> send(LineSocket& socket, const ToResident& message);
Result<void> send(LineSocket& socket, const ToStation& message);
/// Fails with InvalidInput when the line is no message of ours or misses a descriptor.
[[nodiscard]] Result<ToResident> parseToResident(Line line);
[[nodiscard]] Result<ToStation> parseToStation(const Line& line);

/// The verified policy as the resident process gets it: one JSON object in sealed memory.
[[nodiscard]] Result<UniqueFd> policyToMemory(const PolicyFiles& files);
[[nodiscard]] Result<PolicyFiles> policyFromMemory(UniqueFd fd);

} // namespace ventanilla::app
