// SPDX-License-Identifier: EUPL-1.2
//
// The words that pass over dock.sock, one JSON object a line: devices' drivers and tests speak, the
// dock answers. Never part of a production kiosk.
#pragma once

#include "kiosk/base/result.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ventanilla::protocol::dock {

enum class Device { DocumentCamera, PortraitCamera, BarcodeReader, SlipPrinter, Presence, Lights };
inline constexpr std::array kDevices{Device::DocumentCamera,
                                     Device::PortraitCamera,
                                     Device::BarcodeReader,
                                     Device::SlipPrinter,
                                     Device::Presence,
                                     Device::Lights};
/// "document-camera" and so on, as on the wire.
[[nodiscard]] const char* toString(Device device);

// From a virtual driver.
struct Hello
{
    Device device = Device::DocumentCamera;
};
enum class Mode { Preview, Capture };
struct Start
{
    Mode mode = Mode::Preview;
};
struct Stop
{};
/// The frame was copied: the next one may come. The only request without an answer.
struct Took
{};
struct Status
{};
/// Comes with the raster as a descriptor: rows of whole bytes, first pixel in the top bit, 1 is
/// black.
struct Print
{
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};
struct SetLights
{
    std::optional<bool> tray;
    std::optional<std::string> status;
};

// From a test or the panel.
struct Millimetres
{
    double width = 0;
    double height = 0;
};
struct Lay
{
    std::string file;
    std::optional<Millimetres> size;
    double degrees = 0;
    bool raw = false;
};
struct Remove
{};
struct Turn
{
    double degrees = 0;
};
/// What the portrait camera sees; empty: nobody.
struct Pose
{
    std::string file;
};
struct GiveScan
{
    std::string aimId;
    std::vector<std::uint8_t> bytes;
};
struct Plug
{
    Device device = Device::DocumentCamera;
    bool in = true;
};
enum class When { Next, Repeatedly, Clear };
struct Fault
{
    Device device = Device::DocumentCamera;
    std::string name;
    When when = When::Next;
};
/// The device's start, status, print and scans come so much later.
struct Delay
{
    Device device = Device::DocumentCamera;
    std::chrono::milliseconds by{0};
};
struct Dim
{
    double level = 1; ///< 0: dark, 1: as usual.
};
struct SetPresence
{
    bool somebody = false;
};
struct SetNetwork
{
    bool cut = false;
};
struct GetState
{};

using Request = std::variant<Hello,
                             Start,
                             Stop,
                             Took,
                             Status,
                             Print,
                             SetLights,
                             Lay,
                             Remove,
                             Turn,
                             Pose,
                             GiveScan,
                             Plug,
                             Fault,
                             Delay,
                             Dim,
                             SetPresence,
                             SetNetwork,
                             GetState>;

/// Fails with InvalidInput.
[[nodiscard]] Result<Request> parseRequest(std::string_view line);

struct DeviceState
{
    Device device = Device::DocumentCamera;
    bool plugged = true;
    bool inUse = false;
    std::string fault;
};
struct State
{
    std::vector<DeviceState> devices;
    std::string paper; ///< Path of what lies on the tray, or empty.
    double pixelsPerMillimetre = 0;
    std::uint32_t slips = 0;
    bool trayLight = false;
    std::string statusLight;
    bool somebody = false;
    bool networkCut = false;
};
struct FrameHead
{
    std::uint32_t size = 0;
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    std::uint32_t sequence = 0;
};

[[nodiscard]] std::string okLine();
[[nodiscard]] std::string errorLine(const Error& error);
[[nodiscard]] std::string printerLine(std::string_view state);
[[nodiscard]] std::string stateLine(const State& state);
[[nodiscard]] std::string frameLine(const FrameHead& head);
[[nodiscard]] std::string eventLine(std::string_view event);
[[nodiscard]] std::string presenceLine(bool somebody);
[[nodiscard]] std::string scanLine(const GiveScan& scan);

} // namespace ventanilla::protocol::dock
