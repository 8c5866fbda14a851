// SPDX-License-Identifier: EUPL-1.2
//
// Lines of the dock, both ways: any bytes are refused or understood, nothing else.
#include "drivers/virtual/dock_lines.h"

#include "services/protocol/dock_messages.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view line{reinterpret_cast<const char*>(data), size};
    (void)ventanilla::drivers::parseDockLine(line);
    const auto request = ventanilla::protocol::dock::parseRequest(line);
    // What the dock says to a scan, the driver understands with every byte.
    if (const auto* scan =
            request ? std::get_if<ventanilla::protocol::dock::GiveScan>(&*request) : nullptr)
    {
        const auto back =
            ventanilla::drivers::parseDockLine(ventanilla::protocol::dock::scanLine(*scan));
        const auto* heard = back ? std::get_if<ventanilla::Scan>(&*back) : nullptr;
        if (heard == nullptr || heard->bytes.reveal().size() != scan->bytes.size()) {
            __builtin_trap();
        }
    }
    return 0;
}
