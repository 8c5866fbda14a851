// SPDX-License-Identifier: EUPL-1.2
#include "drivers/virtual/virtual_barcode_reader.h"

#include <utility>

namespace ventanilla::drivers {
namespace {

constexpr std::chrono::milliseconds kStartLimit{2000};

} // namespace

VirtualBarcodeReader::VirtualBarcodeReader(LineSocket socket)
    : m_link(std::move(socket), "barcode-reader")
{}

VirtualBarcodeReader::~VirtualBarcodeReader()
{
    close();
}

Result<void> VirtualBarcodeReader::open()
{
    close();
    const auto started = m_link.ask(R"({"start":"preview"})", kStartLimit);
    // A scan from before this step asked for one is nobody's.
    m_link.forgetNews();
    if (!started) {
        return started.error();
    }
    m_open = true;
    return {};
}

void VirtualBarcodeReader::close()
{
    if (m_open) {
        m_open = false;
        (void)m_link.tell(R"({"stop":true})");
    }
}

int VirtualBarcodeReader::readableFd() const
{
    return m_open ? m_link.readableFd() : -1;
}

Result<std::optional<Scan>> VirtualBarcodeReader::next()
{
    if (!m_open) {
        return Error{ErrorKind::Unavailable, "the reader is closed"};
    }
    std::optional<Scan> newest;
    while (true) {
        auto news = m_link.next();
        if (!news) {
            m_open = false;
            return std::move(news).error();
        }
        if (!*news) {
            return newest;
        }
        auto& line = (*news)->line;
        if (const auto* event = std::get_if<DockEvent>(&line);
            event != nullptr && *event == DockEvent::Unplugged)
        {
            m_open = false;
            return Error{ErrorKind::Unavailable, "the reader was unplugged"};
        }
        if (auto* scan = std::get_if<Scan>(&line); scan != nullptr) {
            newest = std::move(*scan);
        }
    }
}

} // namespace ventanilla::drivers
