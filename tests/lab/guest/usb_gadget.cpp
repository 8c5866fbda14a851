// SPDX-License-Identifier: EUPL-1.2
#include "tests/lab/guest/usb_gadget.h"

#include "tests/lab/guest/kernel_devices.h"

#include <filesystem>
#include <string_view>

#include <poll.h>
#include <unistd.h>

namespace ventanilla::lab {
namespace {

const std::filesystem::path kGadget{"/sys/kernel/config/usb_gadget/kiosk"};

// HID Point of Sale Usage Tables 1.02, as readers on the market describe themselves: report 2 with
// a length, three characters of AIM identifier, 56 of data, two more, and the continuation bit.
constexpr unsigned char kScannerDescriptor[]{
    0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x09, 0x12, 0xA1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xFF,
    0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02, 0x05, 0x8C, 0x09, 0xFB, 0x09,
    0xFC, 0x09, 0xFD, 0x95, 0x03, 0x81, 0x02, 0x09, 0xFE, 0x95, 0x38, 0x82, 0x02, 0x01, 0x95, 0x02,
    0x81, 0x03, 0x09, 0xFF, 0x75, 0x01, 0x95, 0x01, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03, 0xC0, 0xC0};

bool put(const std::string& name, const std::string& text)
{
    return writeFile((kGadget / name).string(), text);
}

bool add(const std::string& function)
{
    std::error_code failed;
    std::filesystem::create_directories(kGadget / "functions" / function, failed);
    return !failed;
}

void join(const std::string& function)
{
    std::error_code ignored;
    std::filesystem::create_symlink(
        kGadget / "functions" / function, kGadget / "configs/c.1" / function, ignored);
}

} // namespace

bool UsbGadget::make()
{
    if (std::filesystem::exists(kGadget)) {
        return true;
    }
    std::error_code ignored;
    std::filesystem::create_directory(kGadget, ignored);
    std::filesystem::create_directory(kGadget / "strings/0x409", ignored);
    std::filesystem::create_directory(kGadget / "configs/c.1", ignored);
    const std::string_view descriptor{reinterpret_cast<const char*>(kScannerDescriptor),
                                      sizeof kScannerDescriptor};
    const bool made =
        put("idVendor", "0x1d6b") && put("idProduct", "0x0104") &&
        put("strings/0x409/serialnumber", "0001") && put("strings/0x409/product", "Lab scanner") &&
        add("hid.pos") && put("functions/hid.pos/protocol", "0") &&
        put("functions/hid.pos/subclass", "0") && put("functions/hid.pos/report_length", "64") &&
        put("functions/hid.pos/report_desc", std::string{descriptor}) && add("acm.0") &&
        add("printer.0");
    for (const auto* function : {"hid.pos", "acm.0", "printer.0"}) {
        join(function);
    }
    return made;
}

bool UsbGadget::plug()
{
    std::error_code ignored;
    for (const auto& controller : std::filesystem::directory_iterator{"/sys/class/udc", ignored}) {
        return put("UDC", controller.path().filename().string());
    }
    return false;
}

bool UsbGadget::unplug()
{
    // The host forgets its nodes a moment later: who opened one now would have a dead one.
    return put("UDC", "\n") && becomesTrue(
                                   [] {
                                       return nodes("hidraw").empty() && nodes("ttyACM").empty() &&
                                              nodes("usb/lp").empty();
                                   },
                                   std::chrono::seconds{5});
}

bool UsbGadget::plugged()
{
    return readFile((kGadget / "UDC").string()).size() > 1;
}

bool writeBytes(int fd, const std::string& bytes)
{
    std::string_view rest{bytes};
    while (!rest.empty()) {
        pollfd poll{fd, POLLOUT, 0};
        if (::poll(&poll, 1, 2000) <= 0) {
            return false;
        }
        const auto written = ::write(fd, rest.data(), rest.size());
        if (written <= 0) {
            return false;
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace ventanilla::lab
