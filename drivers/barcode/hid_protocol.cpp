// SPDX-License-Identifier: EUPL-1.2
#include "drivers/barcode/hid_report.h"
#include "drivers/barcode/scan_protocol.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <linux/hidraw.h>
#include <sys/ioctl.h>

namespace ventanilla::drivers {
namespace {

using namespace std::chrono_literals;

class HidProtocol final : public ScanProtocol
{
public:
    Result<void> open(int fd) override
    {
        hidraw_report_descriptor descriptor{};
        int size = 0;
        if (::ioctl(fd, HIDIOCGRDESCSIZE, &size) != 0) {
            return Error{ErrorKind::Unavailable, "the barcode reader is gone"};
        }
        descriptor.size = std::min(static_cast<std::uint32_t>(std::max(size, 0)),
                                   std::uint32_t{HID_MAX_DESCRIPTOR_SIZE});
        if (::ioctl(fd, HIDIOCGRDESC, &descriptor) != 0) {
            return Error{ErrorKind::Unavailable, "the barcode reader is gone"};
        }
        VN_TRY(
            m_layout,
            parseHidDescriptor(std::as_bytes(std::span{descriptor.value}.first(descriptor.size))));
        drop();
        return {};
    }
    void close(int /*fd*/) override {}
    void take(std::span<const std::byte> bytes, const Sink& sink) override
    {
        const auto part = readHidReport(m_layout, bytes);
        if (!part) {
            drop();
            return;
        }
        m_framer.add(part->data);
        if (m_aimId.empty()) {
            m_aimId = part->aimId;
        }
        if (!part->more) {
            if (auto scan = m_framer.finish(std::exchange(m_aimId, {}))) {
                sink(*std::move(scan));
            }
        }
    }
    /// The report that should have followed never came.
    void fallSilent(const Sink& /*sink*/) override { drop(); }
    void drop() override
    {
        m_framer.drop();
        m_aimId.clear();
    }
    [[nodiscard]] std::chrono::milliseconds gap() const override { return 500ms; }

private:
    HidScanLayout m_layout;
    ScanFramer m_framer;
    std::string m_aimId;
};

} // namespace

std::unique_ptr<ScanProtocol> makeHidProtocol()
{
    return std::make_unique<HidProtocol>();
}

} // namespace ventanilla::drivers
