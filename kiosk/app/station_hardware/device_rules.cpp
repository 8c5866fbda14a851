// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station_hardware/device_rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ventanilla::app {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, std::string DeviceRule::*>, 9> kMembers{{
    {"device", &DeviceRule::device},
    {"subsystem", &DeviceRule::subsystem},
    {"usb", &DeviceRule::usb},
    {"port", &DeviceRule::port},
    {"name", &DeviceRule::name},
    {"usage-page", &DeviceRule::usagePage},
    {"node", &DeviceRule::node},
    {"profile", &DeviceRule::profile},
    {"paper", &DeviceRule::paper},
}};
constexpr std::array<std::string_view, 4> kDevices{
    "document-camera", "portrait-camera", "barcode-reader", "slip-printer"};

Error bad(const char* what)
{
    return Error{ErrorKind::InvalidInput, what};
}

Result<DeviceRule> ruleOf(const json& object)
{
    if (!object.is_object()) {
        return bad("a device rule is an object");
    }
    DeviceRule rule;
    for (const auto& [name, value] : object.items()) {
        const auto* const known = std::ranges::find(
            kMembers, std::string_view{name}, [](const auto& member) { return member.first; });
        if (known == kMembers.end() || !value.is_string()) {
            return bad("a device rule has a member that is not known");
        }
        rule.*known->second = value.get<std::string>();
    }
    if (std::ranges::find(kDevices, rule.device) == kDevices.end() || rule.subsystem.empty()) {
        return bad("a device rule names a device of the kiosk and a subsystem");
    }
    if (rule.profile.find('/') != std::string::npos) {
        return bad("a camera's profile lies beside the rules");
    }
    if (!rule.paper.empty() && rule.paper != "58" && rule.paper != "80") {
        return bad("a printer's paper is 58 or 80 millimetres wide");
    }
    return rule;
}

bool agrees(const std::string& wanted, const std::string& is)
{
    return wanted.empty() || wanted == is;
}

bool fits(const DeviceRule& rule, const KernelNode& node)
{
    return rule.subsystem == node.subsystem && agrees(rule.usb, node.usb) &&
           agrees(rule.port, node.port) && agrees(rule.name, node.name) &&
           agrees(rule.usagePage, node.usagePage) && node.node.starts_with(rule.node);
}

} // namespace

Result<std::vector<DeviceRule>> parseDeviceRules(std::string_view text)
{
    const auto array = json::parse(text, nullptr, false);
    if (!array.is_array()) {
        return bad("device rules are a JSON array");
    }
    std::vector<DeviceRule> rules;
    for (const auto& object : array) {
        VN_TRY(auto rule, ruleOf(object));
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::vector<DeviceRule> usualDeviceRules()
{
    DeviceRule camera;
    camera.device = "document-camera";
    camera.subsystem = "video4linux";
    DeviceRule reader;
    reader.device = "barcode-reader";
    reader.subsystem = "hidraw";
    reader.usagePage = "8c";
    DeviceRule printer;
    printer.device = "slip-printer";
    printer.subsystem = "usbmisc";
    printer.node = "usb/lp";
    return {camera, reader, printer};
}

std::vector<DeviceMatch> matches(std::span<const DeviceRule> rules,
                                 std::span<const KernelNode> nodes,
                                 std::string_view device)
{
    std::vector<DeviceMatch> found;
    for (const auto& rule : rules) {
        for (const auto& node : nodes) {
            if (rule.device == device && fits(rule, node)) {
                found.push_back({rule, node});
            }
        }
    }
    return found;
}

} // namespace ventanilla::app
