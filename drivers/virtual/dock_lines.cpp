// SPDX-License-Identifier: EUPL-1.2
#include "drivers/virtual/dock_lines.h"

#include "kiosk/base/encoding.h"

#include <nlohmann/json.hpp>

#include <array>
#include <limits>
#include <utility>
#include <vector>

namespace ventanilla::drivers {
namespace {

using nlohmann::json;

Error bad(const char* what)
{
    return Error{ErrorKind::InvalidInput, what};
}

std::string textOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

template <typename Number>
std::optional<Number> numberOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_unsigned()) {
        return std::nullopt;
    }
    const auto value = found->get<std::uint64_t>();
    if (value > std::numeric_limits<Number>::max()) {
        return std::nullopt;
    }
    return static_cast<Number>(value);
}

Result<DockLine> parseAnswer(const json& object)
{
    DockAnswer answer;
    if (!object.at("ok").is_boolean()) {
        return bad("the dock's answer is neither yes nor no");
    }
    if (!object.at("ok").get<bool>()) {
        const auto kind = textOf(object, "kind");
        const bool late = kind == toString(ErrorKind::TimedOut);
        const bool wrong = kind == toString(ErrorKind::InvalidInput);
        const auto meant = wrong ? ErrorKind::InvalidInput : ErrorKind::Unavailable;
        answer.refused = Error{late ? ErrorKind::TimedOut : meant, "the device refuses"};
    }
    static constexpr std::array<std::pair<std::string_view, PrinterState>, 5> kStates{{
        {"ready", PrinterState::Ready},
        {"paper-low", PrinterState::PaperLow},
        {"paper-out", PrinterState::PaperOut},
        {"cover-open", PrinterState::CoverOpen},
        {"offline", PrinterState::Offline},
    }};
    const auto said = textOf(object, "state");
    for (const auto& [name, state] : kStates) {
        if (name == said) {
            answer.printer = state;
        }
    }
    return DockLine{answer};
}

Result<DockLine> parseFrame(const json& frame)
{
    if (!frame.is_object()) {
        return bad("the dock's frame has no head");
    }
    const auto size = numberOf<std::uint32_t>(frame, "size");
    const auto width = numberOf<std::uint16_t>(frame, "width");
    const auto height = numberOf<std::uint16_t>(frame, "height");
    const auto sequence = numberOf<std::uint32_t>(frame, "sequence");
    if (!size || !width || !height || !sequence) {
        return bad("the dock's frame has no possible head");
    }
    return DockLine{DockFrame{*size, *width, *height, *sequence}};
}

Result<DockLine> parseScan(const json& scan)
{
    if (!scan.is_object()) {
        return bad("the dock's scan has no content");
    }
    VN_TRY(const auto bytes, fromBase64(textOf(scan, "base64")));
    std::vector<std::byte> copy(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        copy[i] = static_cast<std::byte>(bytes[i]);
    }
    return DockLine{Scan{textOf(scan, "aim"), SensitiveBytes{std::move(copy)}}};
}

const char* nameOf(StatusLight light)
{
    switch (light) {
    case StatusLight::Off:
        return "off";
    case StatusLight::Ready:
        return "ready";
    case StatusLight::Working:
        return "working";
    case StatusLight::NeedsStaff:
        return "needs-staff";
    case StatusLight::PaperLeft:
        return "paper-left";
    }
    return "off";
}

} // namespace

Result<DockLine> parseDockLine(std::string_view line)
{
    const auto object = json::parse(line, nullptr, false);
    if (!object.is_object()) {
        return bad("the dock says no JSON object");
    }
    if (object.contains("ok")) {
        return parseAnswer(object);
    }
    if (const auto frame = object.find("frame"); frame != object.end()) {
        return parseFrame(*frame);
    }
    if (const auto scan = object.find("scan"); scan != object.end()) {
        return parseScan(*scan);
    }
    if (const auto event = textOf(object, "event"); !event.empty()) {
        return DockLine{event == "plugged" ? DockEvent::Plugged : DockEvent::Unplugged};
    }
    if (const auto presence = textOf(object, "presence"); !presence.empty()) {
        return DockLine{presence == "somebody" ? PresenceState::SomebodyThere
                                               : PresenceState::NobodyThere};
    }
    return bad("the dock says something unknown");
}

std::string printLine(std::uint32_t width, std::uint32_t height)
{
    return json{{"print", {{"width", width}, {"height", height}}}}.dump();
}

std::string trayLightLine(bool on)
{
    return json{{"lights", {{"tray", on}}}}.dump();
}

std::string statusLightLine(StatusLight light)
{
    return json{{"lights", {{"status", nameOf(light)}}}}.dump();
}

} // namespace ventanilla::drivers
