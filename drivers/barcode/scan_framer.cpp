// SPDX-License-Identifier: EUPL-1.2
#include "drivers/barcode/scan_framer.h"

#include <utility>

namespace ventanilla::drivers {
namespace {

constexpr std::size_t kAimLength = 3;

bool isLetter(std::byte byte)
{
    const auto c = static_cast<char>(byte);
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isModifier(std::byte byte)
{
    const auto c = static_cast<char>(byte);
    return (c >= '0' && c <= '9') || isLetter(byte);
}

/// ISO/IEC 15424: flag character, code character, modifier.
bool beginsWithAim(std::span<const std::byte> bytes)
{
    return bytes.size() > kAimLength && bytes[0] == std::byte{']'} && isLetter(bytes[1]) &&
           isModifier(bytes[2]);
}

} // namespace

void ScanFramer::add(std::span<const std::byte> piece)
{
    if (m_overlong || m_bytes.size() + piece.size() > kMostScanBytes) {
        drop();
        m_overlong = true;
        return;
    }
    // Grown once: a vector that moves leaves copies behind.
    m_bytes.reserve(kMostScanBytes);
    m_bytes.insert(m_bytes.end(), piece.begin(), piece.end());
}

void ScanFramer::drop()
{
    wipe(m_bytes);
    m_overlong = false;
}

std::optional<Scan> ScanFramer::finish(std::string aimId)
{
    auto bytes = std::exchange(m_bytes, {});
    const bool overlong = std::exchange(m_overlong, false);
    if (overlong || bytes.empty()) {
        return std::nullopt;
    }
    if (aimId.empty() && beginsWithAim(bytes)) {
        for (std::size_t i = 0; i < kAimLength; ++i) {
            aimId.push_back(static_cast<char>(bytes[i]));
        }
        bytes.erase(bytes.begin(), bytes.begin() + kAimLength);
    }
    return Scan{std::move(aimId), SensitiveBytes{std::move(bytes)}};
}

} // namespace ventanilla::drivers
