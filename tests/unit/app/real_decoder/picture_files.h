// SPDX-License-Identifier: EUPL-1.2
//
// Picture files that are none, and a drawn paper on a dark tray.
#pragma once

#include "tests/golden/reading/drawn.h"

#include <QPainter>

#include <cstdint>
#include <string>

namespace ventanilla::test {

inline std::string asText(const std::vector<std::byte>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// ISO 3309, as PNG asks for it.
inline std::uint32_t crcOf(const std::string& bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xEDB88320U : crc >> 1U;
        }
    }
    return crc ^ 0xFFFFFFFFU;
}

inline std::string bigEndian(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
    }
    return bytes;
}

/// A PNG file that promises @p width x @p height pixels and holds none.
inline std::string emptyPng(std::uint32_t width, std::uint32_t height)
{
    const std::string header =
        "IHDR" + bigEndian(width) + bigEndian(height) + std::string("\x08\x02\0\0\0", 5);
    return std::string("\x89PNG\r\n\x1A\n", 8) + bigEndian(13) + header + bigEndian(crcOf(header));
}

/// A JPEG file that promises @p width x @p height pixels and holds none.
inline std::string emptyJpeg(std::uint16_t width, std::uint16_t height)
{
    const auto two = [](std::uint16_t value) { return bigEndian(value).substr(2); };
    return std::string("\xFF\xD8\xFF\xC0\x00\x0B\x08", 7) + two(height) + two(width) +
           std::string("\x01\x01\x11\x00\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00", 14);
}

/// What a camera with 12 pixels per millimetre sees of @p document on its tray.
inline QImage onTray(const specimens::Document& document, double degrees)
{
    constexpr double kPixelsPerMillimetre = 12;
    QImage scene(1920, 1080, QImage::Format_RGB32);
    scene.fill(QColor(38, 38, 40));
    QPainter painter(&scene);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(960, 540);
    painter.rotate(degrees);
    const QSizeF size(document.width * kPixelsPerMillimetre,
                      document.height * kPixelsPerMillimetre);
    painter.drawImage(QRectF(QPointF(-size.width() / 2, -size.height() / 2), size),
                      document.picture);
    painter.end();
    return scene;
}

} // namespace ventanilla::test
