// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station_hardware/hardware_opener.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include <fcntl.h>

namespace ventanilla::app {
namespace {

constexpr std::size_t kMostBytes = 65536;

/// Nothing when there is no such file.
std::optional<std::string> readFile(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return std::nullopt;
    }
    std::string text(kMostBytes, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max(file.gcount(), std::streamsize{0})));
    return text;
}

} // namespace

const char* toString(DeviceLack lack)
{
    switch (lack) {
    case DeviceLack::DocumentCamera:
        return "no-document-camera";
    case DeviceLack::PortraitCamera:
        return "no-portrait-camera";
    case DeviceLack::BarcodeReader:
        return "no-barcode-reader";
    case DeviceLack::ControlCharacters:
        return "barcode-reader-eats-control-characters";
    case DeviceLack::SlipPrinter:
        return "no-slip-printer";
    }
    return "unknown";
}

Result<std::vector<DeviceRule>> HardwareOpener::readRules(const std::string& folder)
{
    const auto text = readFile(folder + "/devices.json");
    return text ? parseDeviceRules(*text) : Result<std::vector<DeviceRule>>{usualDeviceRules()};
}

Result<std::string> HardwareOpener::settingsOf(const DeviceRule& rule) const
{
    if (rule.profile.empty()) {
        return rule.paper;
    }
    auto text = readFile(m_places.profiles + '/' + rule.profile);
    if (!text) {
        return Error{ErrorKind::NotFound, "a device's profile is not there"};
    }
    return *std::move(text);
}

Result<OpenDevice> HardwareOpener::open(const std::string& name)
{
    const auto nodes = kernelNodes(m_places.sysfs);
    for (const auto& match : matches(m_rules, nodes, name)) {
        const auto path = m_places.dev + '/' + match.node.node;
        UniqueFd fd{::open(path.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)};
        if (fd) {
            VN_TRY(auto settings, settingsOf(match.rule));
            return OpenDevice{std::move(fd), std::move(settings)};
        }
    }
    return Error{ErrorKind::NotFound, "no such device is plugged in"};
}

Readiness HardwareOpener::readiness()
{
    const auto nodes = kernelNodes(m_places.sysfs);
    const auto wanted = [&](const char* device) {
        return std::ranges::any_of(m_rules,
                                   [&](const auto& rule) { return rule.device == device; });
    };
    const auto lacks = [&](const char* device) { return matches(m_rules, nodes, device).empty(); };
    Readiness readiness;
    if (lacks("document-camera")) {
        readiness.lacks.push_back(DeviceLack::DocumentCamera);
    }
    if (wanted("portrait-camera") && lacks("portrait-camera")) {
        readiness.lacks.push_back(DeviceLack::PortraitCamera);
    }
    const auto readers = matches(m_rules, nodes, "barcode-reader");
    if (readers.empty()) {
        readiness.lacks.push_back(DeviceLack::BarcodeReader);
    } else if (readers.front().node.subsystem == "input") {
        readiness.lacks.push_back(DeviceLack::ControlCharacters);
    }
    if (lacks("slip-printer")) {
        readiness.lacks.push_back(DeviceLack::SlipPrinter);
    }
    return readiness;
}

} // namespace ventanilla::app
