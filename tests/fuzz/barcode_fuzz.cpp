// SPDX-License-Identifier: EUPL-1.2
//
// A barcode reader that lies: any descriptor, any report, any bytes on the line, any keys.
#include "drivers/barcode/hid_report.h"
#include "drivers/barcode/scan_protocol.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace {

using namespace ventanilla::drivers;

void speak(ScanProtocol& protocol, std::span<const std::byte> bytes)
{
    const auto sink = [](const ventanilla::Scan& scan) {
        if (scan.bytes.reveal().size() > kMostScanBytes) {
            __builtin_trap();
        }
    };
    while (!bytes.empty()) {
        // The first byte of each piece says how long it is; zero is a silence.
        const auto wanted = std::to_integer<std::size_t>(bytes[0]) * 8;
        bytes = bytes.subspan(1);
        const auto piece = bytes.first(std::min(wanted, bytes.size()));
        if (piece.empty()) {
            protocol.fallSilent(sink);
        } else {
            protocol.take(piece, sink);
        }
        bytes = bytes.subspan(piece.size());
    }
    protocol.fallSilent(sink);
}

void describe(std::span<const std::byte> bytes)
{
    const auto half = bytes.size() / 2;
    const auto layout = parseHidDescriptor(bytes.first(half));
    if (!layout) {
        return;
    }
    const auto part = readHidReport(*layout, bytes.subspan(half));
    if (part && part->data.size() > layout->data.size) {
        __builtin_trap();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const auto bytes = std::as_bytes(std::span{data + 1, size - 1});
    if (data[0] % 3 == 0) {
        describe(bytes);
    } else {
        speak(data[0] % 3 == 1 ? *makeSerialProtocol() : *makeKeyboardProtocol(), bytes);
    }
    return 0;
}
