// SPDX-License-Identifier: EUPL-1.2
//
// Small pictures as files, for tests of decoding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include <png.h>
#include <turbojpeg.h>

namespace ventanilla::test {

using Bytes = std::vector<std::byte>;

inline Bytes bytesOf(const void* data, std::size_t size)
{
    Bytes bytes(size);
    std::memcpy(bytes.data(), data, size);
    return bytes;
}

inline Bytes bytesOf(std::string_view text)
{
    return bytesOf(text.data(), text.size());
}

/// Dark left half, bright right half, a bright top left corner: every turn of it looks different.
inline std::vector<std::uint8_t> halves(int width, int height)
{
    std::vector<std::uint8_t> grey;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool corner = x < width / 4 && y < height / 4;
            grey.push_back(x >= width / 2 || corner ? 220 : 30);
        }
    }
    return grey;
}

inline Bytes jpegOf(const std::vector<std::uint8_t>& grey, int width, int height)
{
    tjhandle handle = tjInitCompress();
    unsigned char* out = nullptr;
    unsigned long size = 0;
    tjCompress2(
        handle, grey.data(), width, width, height, TJPF_GRAY, &out, &size, TJSAMP_GRAY, 92, 0);
    Bytes bytes = bytesOf(out, size);
    tjFree(out);
    tjDestroy(handle);
    return bytes;
}

inline Bytes
pngOf(const std::vector<std::uint8_t>& pixels, int width, int height, png_uint_32 format)
{
    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = format;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
    Bytes bytes(size);
    png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
    return bytes;
}

/// @p jpeg with an EXIF segment that says @p orientation.
inline Bytes withOrientation(const Bytes& jpeg, std::uint8_t orientation, bool littleEndian)
{
    const std::uint8_t o = orientation;
    const std::vector<std::uint8_t> little{'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12,
                                           1,   3,   0,  1, 0, 0, 0, o, 0, 0, 0};
    const std::vector<std::uint8_t> big{'M',  'M', 0, 42, 0, 0, 0, 8, 0, 1, 1,
                                        0x12, 0,   3, 0,  0, 0, 1, 0, o, 0, 0};
    const std::vector<std::uint8_t>& tiff = littleEndian ? little : big;
    std::vector<std::uint8_t> segment{
        0xFF, 0xE1, 0, static_cast<std::uint8_t>(tiff.size() + 8), 'E', 'x', 'i', 'f', 0, 0};
    segment.insert(segment.end(), tiff.begin(), tiff.end());
    Bytes out(jpeg.begin(), jpeg.begin() + 2);
    const Bytes inserted = bytesOf(segment.data(), segment.size());
    out.insert(out.end(), inserted.begin(), inserted.end());
    out.insert(out.end(), jpeg.begin() + 2, jpeg.end());
    return out;
}

} // namespace ventanilla::test
