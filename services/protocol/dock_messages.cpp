// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/dock_messages.h"

#include "kiosk/base/encoding.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <utility>

namespace ventanilla::protocol::dock {
namespace {

using nlohmann::json;

constexpr double kLargestPaper = 2000; // mm

Error bad(const char* what)
{
    return Error{ErrorKind::InvalidInput, what};
}

std::string textOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool flagOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

double numberOf(const json& object, const char* name, double fallback)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number() ? found->get<double>() : fallback;
}

Result<Device> deviceOf(const std::string& text)
{
    for (const auto device : kDevices) {
        if (text == toString(device)) {
            return device;
        }
    }
    return bad("no such device");
}

Result<Request> parseStart(const json& object)
{
    const auto mode = textOf(object, "start");
    if (mode == "capture") {
        return Request{Start{Mode::Capture}};
    }
    if (mode == "preview") {
        return Request{Start{Mode::Preview}};
    }
    return bad("start wants preview or capture");
}

Result<Request> parsePrint(const json& object)
{
    const auto& print = object.at("print");
    if (!print.is_object()) {
        return bad("print wants width and height");
    }
    const double width = numberOf(print, "width", 0);
    const double height = numberOf(print, "height", 0);
    if (!(width >= 8 && width <= 2000 && height >= 1 && height <= 20000)) {
        return bad("print wants a possible width and height");
    }
    return Request{Print{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)}};
}

Result<Request> parseLights(const json& object)
{
    const auto& lights = object.at("lights");
    if (!lights.is_object()) {
        return bad("lights wants tray or status");
    }
    SetLights set;
    if (lights.contains("tray")) {
        set.tray = flagOf(lights, "tray");
    }
    if (lights.contains("status")) {
        set.status = textOf(lights, "status");
    }
    return Request{set};
}

Result<Request> parseLay(const json& object)
{
    Lay lay{
        textOf(object, "file"), std::nullopt, numberOf(object, "turn", 0), flagOf(object, "raw")};
    if (lay.file.empty() || !std::isfinite(lay.degrees)) {
        return bad("lay wants a file");
    }
    if (const auto size = object.find("mm"); size != object.end()) {
        if (!size->is_array() || size->size() != 2 || !(*size)[0].is_number() ||
            !(*size)[1].is_number()) {
            return bad("mm wants [width, height]");
        }
        lay.size = Millimetres{(*size)[0].get<double>(), (*size)[1].get<double>()};
        const auto possible = [](double side) { return side >= 5 && side <= kLargestPaper; };
        if (!possible(lay.size->width) || !possible(lay.size->height)) {
            return bad("mm is no size of a paper");
        }
    }
    return Request{lay};
}

Result<Request> parseScan(const json& object)
{
    GiveScan scan{textOf(object, "aim"), {}};
    if (object.contains("base64")) {
        VN_TRY(scan.bytes, fromBase64(textOf(object, "base64")));
    } else {
        const auto text = textOf(object, "text");
        scan.bytes.assign(text.begin(), text.end());
    }
    return Request{scan};
}

Result<Request> parseFault(const json& object)
{
    VN_TRY(const auto device, deviceOf(textOf(object, "device")));
    const auto when = textOf(object, "when");
    Fault fault{device, textOf(object, "fault"), When::Next};
    if (when == "repeatedly") {
        fault.when = When::Repeatedly;
    } else if (when == "clear") {
        fault.when = When::Clear;
    } else if (!when.empty() && when != "next") {
        return bad("when is next, repeatedly or clear");
    }
    if (fault.when != When::Clear && fault.name.empty()) {
        return bad("fault wants a name");
    }
    return Request{fault};
}

Result<Request> parseAboutDevice(const std::string& verb, const json& object)
{
    VN_TRY(const auto device, deviceOf(textOf(object, "device")));
    if (verb != "delay") {
        return Request{Plug{device, verb == "plug"}};
    }
    const double by = numberOf(object, "milliseconds", -1);
    if (!(by >= 0 && by <= 600000)) {
        return bad("delay wants milliseconds");
    }
    return Request{Delay{device, std::chrono::milliseconds{static_cast<int>(by)}}};
}

Result<Request> parseDo(const json& object)
{
    const auto verb = textOf(object, "do");
    using Parse = Result<Request> (*)(const json&);
    static constexpr std::array<std::pair<std::string_view, Parse>, 10> kVerbs{{
        {"lay", parseLay},
        {"remove", [](const json&) -> Result<Request> { return Request{Remove{}}; }},
        {"turn",
         [](const json& o) -> Result<Request> {
             return Request{Turn{numberOf(o, "degrees", 180)}};
         }},
        {"pose", [](const json& o) -> Result<Request> { return Request{Pose{textOf(o, "file")}}; }},
        {"scan", parseScan},
        {"fault", parseFault},
        {"dim",
         [](const json& o) -> Result<Request> { return Request{Dim{numberOf(o, "level", 1)}}; }},
        {"presence",
         [](const json& o) -> Result<Request> {
             return Request{SetPresence{flagOf(o, "somebody")}};
         }},
        {"network",
         [](const json& o) -> Result<Request> { return Request{SetNetwork{flagOf(o, "cut")}}; }},
        {"state", [](const json&) -> Result<Request> { return Request{GetState{}}; }},
    }};
    for (const auto& [name, parse] : kVerbs) {
        if (name == verb) {
            return parse(object);
        }
    }
    if (verb == "plug" || verb == "unplug" || verb == "delay") {
        return parseAboutDevice(verb, object);
    }
    return bad("no such request");
}

std::string dump(const json& object)
{
    // A file name may hold any bytes.
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

const char* toString(Device device)
{
    switch (device) {
    case Device::DocumentCamera:
        return "document-camera";
    case Device::PortraitCamera:
        return "portrait-camera";
    case Device::BarcodeReader:
        return "barcode-reader";
    case Device::SlipPrinter:
        return "slip-printer";
    case Device::Presence:
        return "presence";
    case Device::Lights:
        return "lights";
    }
    return "";
}

Result<Request> parseRequest(std::string_view line)
{
    const auto object = json::parse(line, nullptr, false);
    if (!object.is_object()) {
        return bad("a request is one JSON object");
    }
    if (object.contains("do")) {
        return parseDo(object);
    }
    if (object.contains("hello")) {
        VN_TRY(const auto device, deviceOf(textOf(object, "hello")));
        return Request{Hello{device}};
    }
    if (object.contains("start")) {
        return parseStart(object);
    }
    if (object.contains("print")) {
        return parsePrint(object);
    }
    if (object.contains("lights")) {
        return parseLights(object);
    }
    if (object.contains("stop")) {
        return Request{Stop{}};
    }
    if (object.contains("took")) {
        return Request{Took{}};
    }
    if (object.contains("status")) {
        return Request{Status{}};
    }
    return bad("no such request");
}

std::string okLine()
{
    return R"({"ok":true})";
}

std::string errorLine(const Error& error)
{
    return dump({{"ok", false}, {"kind", toString(error.kind())}, {"error", error.what()}});
}

std::string printerLine(std::string_view state)
{
    return dump({{"ok", true}, {"state", state}});
}

std::string stateLine(const State& state)
{
    json devices = json::object();
    for (const auto& device : state.devices) {
        devices[toString(device.device)] = {
            {"plugged", device.plugged}, {"in_use", device.inUse}, {"fault", device.fault}};
    }
    return dump({{"ok", true},
                 {"devices", devices},
                 {"paper", state.paper},
                 {"pixels_per_mm", state.pixelsPerMillimetre},
                 {"slips", state.slips},
                 {"lights", {{"tray", state.trayLight}, {"status", state.statusLight}}},
                 {"somebody", state.somebody},
                 {"network_cut", state.networkCut}});
}

std::string frameLine(const FrameHead& head)
{
    return dump({{"frame",
                  {{"size", head.size},
                   {"width", head.width},
                   {"height", head.height},
                   {"format", "mjpeg"},
                   {"sequence", head.sequence}}}});
}

std::string eventLine(std::string_view event)
{
    return dump({{"event", event}});
}

std::string presenceLine(bool somebody)
{
    return dump({{"presence", somebody ? "somebody" : "nobody"}});
}

std::string scanLine(const GiveScan& scan)
{
    return dump({{"scan", {{"aim", scan.aimId}, {"base64", toBase64(scan.bytes)}}}});
}

} // namespace ventanilla::protocol::dock
