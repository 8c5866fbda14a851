// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/station_hardware/kernel_nodes.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace ventanilla::app {
namespace {

namespace fs = std::filesystem;

constexpr std::array kSubsystems{"video4linux", "hidraw", "input", "tty", "usbmisc"};
constexpr std::size_t kMostBytes = 4096;

std::string readSome(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::string text(kMostBytes, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max(file.gcount(), std::streamsize{0})));
    return text;
}

std::string lineOf(const fs::path& path)
{
    auto text = readSome(path);
    text.resize(std::min(text.find('\n'), text.size()));
    return text;
}

std::string ueventValue(const fs::path& folder, std::string_view key)
{
    const auto text = "\n" + readSome(folder / "uevent");
    const auto wanted = "\n" + std::string{key} + "=";
    const auto at = text.find(wanted);
    if (at == std::string::npos) {
        return {};
    }
    const auto from = at + wanted.size();
    return text.substr(from, text.find('\n', from) - from);
}

/// HID 1.11, 6.2.2.7: the first item of a report descriptor names the page of its first usage.
std::string usagePageOf(const fs::path& folder)
{
    const auto bytes = readSome(folder / "device/report_descriptor");
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes.at(i)); };
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto hex = [&](unsigned value) {
        return std::string{kDigits[value / 16 % 16], kDigits[value % 16]};
    };
    if (bytes.size() >= 2 && byte(0) == 0x05) {
        return hex(byte(1));
    }
    if (bytes.size() >= 3 && byte(0) == 0x06) {
        return byte(2) == 0 ? hex(byte(1)) : hex(byte(2)) + hex(byte(1));
    }
    return {};
}

void findUsb(fs::path folder, KernelNode& node)
{
    for (; folder.has_relative_path(); folder = folder.parent_path()) {
        std::error_code ignored;
        if (fs::exists(folder / "idVendor", ignored)) {
            node.usb = lineOf(folder / "idVendor") + ':' + lineOf(folder / "idProduct");
            node.port = folder.filename().string();
            return;
        }
    }
}

std::string nameOf(const KernelNode& node, const fs::path& folder)
{
    if (node.subsystem == "hidraw") {
        return ueventValue(folder / "device", "HID_NAME");
    }
    return lineOf(folder / (node.subsystem == "video4linux" ? "name" : "device/name"));
}

} // namespace

std::vector<KernelNode> kernelNodes(const std::string& sysfs)
{
    std::vector<KernelNode> found;
    for (const std::string subsystem : kSubsystems) {
        std::error_code absent;
        for (const auto& entry :
             fs::directory_iterator{fs::path{sysfs} / "class" / subsystem, absent}) {
            const auto& folder = entry.path();
            // Consoles and pseudo-terminals: dozens, and no device behind any.
            std::error_code none;
            if (subsystem == "tty" && !fs::exists(folder / "device", none)) {
                continue;
            }
            KernelNode node;
            node.subsystem = subsystem;
            node.node = ueventValue(folder, "DEVNAME");
            // A UVC camera's second node gives metadata, not pictures.
            const bool captures = subsystem != "video4linux" || lineOf(folder / "index") == "0";
            std::error_code failed;
            const auto real = fs::canonical(folder, failed);
            if (node.node.empty() || !captures || failed) {
                continue;
            }
            findUsb(real, node);
            node.name = nameOf(node, folder);
            node.usagePage = subsystem == "hidraw" ? usagePageOf(folder) : "";
            found.push_back(std::move(node));
        }
    }
    std::ranges::sort(found, {}, &KernelNode::node);
    return found;
}

} // namespace ventanilla::app
