// SPDX-License-Identifier: EUPL-1.2
//
// Drawn papers of people who do not exist, as picture files, and the readers' weights.
#pragma once

#include "kiosk/reading/reader.h"
#include "tests/support/offscreen.h"
#include "tests/support/specimens/documents.h"

#include <QBuffer>
#include <QImage>
#include <QTransform>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace ventanilla::test {

inline std::vector<std::byte> fileBytes(const std::string& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::vector<std::byte> bytes(file ? static_cast<std::size_t>(file.tellg()) : 0);
    file.seekg(0);
    file.read(reinterpret_cast<char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size())); // bytes
    return bytes;
}

inline const reading::Models& models()
{
    static const reading::Models loaded = [] {
        auto result = reading::Models::load(fileBytes(VN_MODELS "/mrz_line.onnx"));
        if (!result) {
            throw std::runtime_error(result.error().what());
        }
        return *std::move(result);
    }();
    return loaded;
}

inline constexpr specimens::Day kDay{
    std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{21}};

/// The paper called @p name of person number @p index.
inline specimens::Document
paper(const std::string& name, std::size_t index, double pixelsPerMillimetre)
{
    offscreenApplication();
    const auto people = specimens::makePeople(7, kDay, index + 1);
    for (const auto& document : specimens::drawAll(people[index], kDay, pixelsPerMillimetre)) {
        if (document.name == name) {
            return document;
        }
    }
    throw std::runtime_error("no such paper: " + name);
}

inline QImage turned(const QImage& image, double degrees)
{
    return image.transformed(QTransform().rotate(degrees), Qt::SmoothTransformation);
}

inline std::vector<std::byte> fileOf(const QImage& image, const char* format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.convertToFormat(QImage::Format_RGB32).save(&buffer, format, quality);
    std::vector<std::byte> out(static_cast<std::size_t>(bytes.size()));
    std::memcpy(out.data(), bytes.constData(), out.size());
    return out;
}

} // namespace ventanilla::test
