// SPDX-License-Identifier: EUPL-1.2
#include "drivers/barcode/hid_report.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ventanilla::drivers {
namespace {

constexpr std::uint32_t kScannerPage = 0x8C;
constexpr std::uint32_t kLengthUsage =
    0x01; // Of page 0x8C inside a scanned data report: its length.
constexpr std::uint32_t kAimFirst = 0xFB;
constexpr std::uint32_t kAimLast = 0xFD;
constexpr std::uint32_t kDecodedData = 0xFE;
constexpr std::uint32_t kContinued = 0xFF;
constexpr std::size_t kMostReportBytes = 4096;
constexpr std::uint32_t kMostFields = 4096;

// HID 1.11, 6.2.2: an item's type and tag, its size bits left out.
constexpr unsigned kInput = 0x80;
constexpr unsigned kUsagePage = 0x04;
constexpr unsigned kReportSize = 0x74;
constexpr unsigned kReportId = 0x84;
constexpr unsigned kReportCount = 0x94;
constexpr unsigned kUsage = 0x08;
constexpr unsigned kUsageMinimum = 0x18;
constexpr unsigned kUsageMaximum = 0x28;
constexpr unsigned kLongItem = 0xFE;
constexpr unsigned kMainType = 0x00;
constexpr unsigned kTypeMask = 0x0C;
constexpr unsigned kCollection = 0xA0;

struct Item
{
    unsigned tag = 0;
    std::uint32_t value = 0;
};

Error broken()
{
    return Error{ErrorKind::InvalidInput, "the HID report descriptor is broken"};
}

class Items
{
public:
    explicit Items(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {}
    [[nodiscard]] bool done() const { return m_rest.empty(); }
    Result<Item> next()
    {
        const auto prefix = std::to_integer<unsigned>(m_rest[0]);
        const std::size_t size = (prefix & 3U) == 3U ? 4 : prefix & 3U;
        if (prefix == kLongItem || m_rest.size() < 1 + size) {
            return broken();
        }
        Item item{prefix & 0xFCU, 0};
        for (std::size_t i = 0; i < size; ++i) {
            item.value |= std::to_integer<std::uint32_t>(m_rest[1 + i]) << (8 * i);
        }
        m_rest = m_rest.subspan(1 + size);
        return item;
    }

private:
    std::span<const std::byte> m_rest;
};

struct Globals
{
    std::uint32_t page = 0;
    std::uint32_t bits = 0;
    std::uint32_t count = 0;
    std::optional<std::uint8_t> reportId;
};

/// Walks the descriptor and keeps the layout of the report that holds decoded data.
class Walk
{
public:
    Result<void> take(const Item& item)
    {
        switch (item.tag) {
        case kUsagePage:
            m_globals.page = item.value;
            break;
        case kReportSize:
            m_globals.bits = item.value;
            break;
        case kReportCount:
            m_globals.count = item.value;
            break;
        case kReportId:
            keepReport();
            m_globals.reportId = static_cast<std::uint8_t>(item.value & 0xFFU);
            m_bits = 0;
            m_current = {};
            break;
        case kUsage:
        case kUsageMinimum:
        case kUsageMaximum:
            m_usages.push_back(m_globals.page << 16U | (item.value & 0xFFFFU));
            m_range = item.tag == kUsageMaximum;
            break;
        case kCollection:
            m_isScanner |= !m_usages.empty() && m_usages.back() >> 16U == kScannerPage;
            break;
        case kInput:
            VN_CHECK(addInput());
            break;
        default:
            break;
        }
        if ((item.tag & kTypeMask) == kMainType) {
            m_usages.clear();
            m_range = false;
        }
        return m_usages.size() > kMostFields ? Result<void>{broken()} : Result<void>{};
    }

    Result<HidScanLayout> finish()
    {
        keepReport();
        if (!m_isScanner) {
            return Error{ErrorKind::Unsupported, "the HID device is no barcode reader"};
        }
        if (!m_found) {
            return Error{ErrorKind::Unsupported, "the barcode reader describes no scanned data"};
        }
        return *m_found;
    }

private:
    [[nodiscard]] std::uint32_t usageOf(std::uint32_t index) const
    {
        if (m_range && m_usages.size() == 2) {
            return std::min(m_usages[0] + index, m_usages[1]);
        }
        return m_usages.empty() ? 0 : m_usages[std::min<std::size_t>(index, m_usages.size() - 1)];
    }

    Result<void> addInput()
    {
        const std::uint64_t total = std::uint64_t{m_globals.bits} * m_globals.count;
        if (m_bits + total > kMostReportBytes * 8 || m_globals.count > kMostFields) {
            return broken();
        }
        for (std::uint32_t i = 0; i < m_globals.count; ++i) {
            const auto usage = usageOf(i);
            if (usage >> 16U == kScannerPage) {
                addField(usage & 0xFFFFU, m_bits + std::uint64_t{i} * m_globals.bits);
            }
        }
        m_bits += total;
        return {};
    }

    void addField(std::uint32_t usage, std::uint64_t bit)
    {
        const auto offset = static_cast<std::size_t>(bit / 8);
        // The one-bit continuation mark may stand in any bit; all readers known use the lowest.
        const std::size_t size = std::max<std::size_t>(1, m_globals.bits / 8);
        const auto extend = [&](std::optional<HidField>& field) {
            if (!field) {
                field = HidField{offset, size};
            } else if (offset == field->offset + field->size) {
                field->size += size;
            }
        };
        if (usage == kDecodedData) {
            extend(m_data);
        } else if (usage >= kAimFirst && usage <= kAimLast) {
            extend(m_current.aim);
        } else if (usage == kContinued && !m_current.more) {
            m_current.more = HidField{offset, 1};
        } else if (usage == kLengthUsage && !m_current.length && !m_data) {
            m_current.length = HidField{offset, 1};
        }
        m_hasFields = true;
    }

    void keepReport()
    {
        m_current.reportId = m_globals.reportId;
        m_current.size = static_cast<std::size_t>(m_bits / 8);
        const bool opaque =
            m_current.size == kUsualSize && m_hasFields && (!m_data || m_data->size == kUsualSize);
        if (!m_found && opaque) {
            m_found = usualLayout(m_globals.reportId);
        } else if (!m_found && m_data) {
            m_current.data = *m_data;
            inferLength();
            m_found = m_current;
        }
        m_data.reset();
        m_hasFields = false;
    }

    /// Many descriptors give the length byte no usage of its own: the byte before everything else.
    void inferLength()
    {
        const auto first = m_current.aim ? std::min(m_current.aim->offset, m_current.data.offset)
                                         : m_current.data.offset;
        if (!m_current.length && first == 1) {
            m_current.length = HidField{0, 1};
        }
    }

    static constexpr std::size_t kUsualSize = 63;

    static HidScanLayout usualLayout(std::optional<std::uint8_t> reportId)
    {
        HidScanLayout layout;
        layout.reportId = reportId;
        layout.size = kUsualSize;
        layout.length = HidField{0, 1};
        layout.aim = HidField{1, 3};
        layout.data = {4, 56};
        layout.more = HidField{62, 1};
        return layout;
    }

    Globals m_globals;
    std::vector<std::uint32_t> m_usages;
    bool m_range = false;
    bool m_isScanner = false;
    bool m_hasFields = false;
    std::uint64_t m_bits = 0; ///< Of the report so far.
    HidScanLayout m_current;
    std::optional<HidField> m_data;
    std::optional<HidScanLayout> m_found;
};

std::string aimOf(std::span<const std::byte> bytes)
{
    std::string text;
    for (const auto byte : bytes) {
        const auto c = static_cast<char>(byte);
        if (c <= ' ' || c > '~') {
            return {};
        }
        text.push_back(c);
    }
    return text.size() == 3 && text[0] == ']' ? text : std::string{};
}

} // namespace

Result<HidScanLayout> parseHidDescriptor(std::span<const std::byte> descriptor)
{
    Items items{descriptor};
    Walk walk;
    while (!items.done()) {
        VN_TRY(const auto item, items.next());
        VN_CHECK(walk.take(item));
    }
    return walk.finish();
}

std::optional<HidScanPart> readHidReport(const HidScanLayout& layout,
                                         std::span<const std::byte> report)
{
    if (layout.reportId) {
        if (report.empty() || std::to_integer<std::uint8_t>(report[0]) != *layout.reportId) {
            return std::nullopt;
        }
        report = report.subspan(1);
    }
    const auto within = [&](const HidField& field) {
        return field.offset + field.size <= layout.size;
    };
    if (report.size() < layout.size || !within(layout.data) ||
        !within(layout.length.value_or(HidField{})) || !within(layout.aim.value_or(HidField{})) ||
        !within(layout.more.value_or(HidField{})))
    {
        return std::nullopt;
    }
    HidScanPart part;
    part.data = report.subspan(layout.data.offset, layout.data.size);
    if (layout.length) {
        const auto used = std::to_integer<std::size_t>(report[layout.length->offset]);
        if (used > part.data.size()) {
            return std::nullopt;
        }
        part.data = part.data.first(used);
    }
    while (!layout.length && !part.data.empty() && part.data.back() == std::byte{0}) {
        part.data = part.data.first(part.data.size() - 1);
    }
    if (layout.aim) {
        part.aimId = aimOf(report.subspan(layout.aim->offset, layout.aim->size));
    }
    part.more = layout.more && (report[layout.more->offset] & std::byte{1}) != std::byte{0};
    return part;
}

} // namespace ventanilla::drivers
