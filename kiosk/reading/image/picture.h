// SPDX-License-Identifier: EUPL-1.2
//
// Pixels without a library's type: what passes between image, mrz, barcode and the readers.
#pragma once

#include "kiosk/base/sensitive.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ventanilla::reading {

/// 8-bit grey rows that somebody else owns; valid for the call only.
struct GreyView
{
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    std::ptrdiff_t stride = 0; ///< Bytes from row to row.
};

/// Owned rows without gaps: 1 channel (grey), 3 (BGR) or 4 (BGRx).
class Picture
{
public:
    Picture() = default;
    Picture(int width, int height, int channels, std::vector<std::uint8_t> pixels)
        : m_width(width)
        , m_height(height)
        , m_channels(channels)
        , m_pixels(std::move(pixels))
    {}

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] int channels() const { return m_channels; }
    [[nodiscard]] bool empty() const { return m_width == 0 || m_height == 0; }
    [[nodiscard]] std::size_t stride() const
    {
        return static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_channels);
    }
    [[nodiscard]] const std::vector<std::uint8_t>& pixels() const { return m_pixels.reveal(); }
    /// Only for a picture of one channel.
    [[nodiscard]] GreyView grey() const
    {
        return {m_pixels.reveal().data(), m_width, m_height, static_cast<std::ptrdiff_t>(stride())};
    }

private:
    int m_width = 0;
    int m_height = 0;
    int m_channels = 1;
    Sensitive<std::vector<std::uint8_t>> m_pixels;
};

} // namespace ventanilla::reading
