// SPDX-License-Identifier: EUPL-1.2
//
// JPEG and PNG from outside to pixels: the header is judged before anything is decoded.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/reading/image/picture.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace ventanilla::reading {

inline constexpr std::size_t kLargestFile = std::size_t{32} * 1024 * 1024;
inline constexpr int kLargestSide = 20'000;
inline constexpr std::int64_t kLargestArea = 50'000'000;

enum class PictureFormat { Jpeg, Png };

struct PictureHeader
{
    PictureFormat format = PictureFormat::Jpeg;
    int width = 0; ///< As stored, before orientation.
    int height = 0;
    int orientation = 1; ///< EXIF 2.32, tag 0x0112: 1 to 8.
};

enum class Layout { Grey, Bgr };

/// Fails with InvalidInput (empty, no JPEG or PNG, damaged header) or Unsupported (beyond the
/// limits).
[[nodiscard]] Result<PictureHeader> readHeader(std::span<const std::byte> file);

/// The whole picture, upright by its EXIF orientation. Transparency becomes white. @p reduce is 1,
/// 2, 4 or 8: a JPEG is decoded at that fraction, a PNG in full. Fails as readHeader, and with
/// InvalidInput when the picture's data end too early.
[[nodiscard]] Result<Picture>
decodePicture(std::span<const std::byte> file, Layout layout, int reduce = 1);

/// Half-size BGRx rows without gaps into @p out. Fails with InvalidInput, or Unsupported when @p
/// out is too small.
struct PreviewSize
{
    int width = 0;
    int height = 0;
};
[[nodiscard]] Result<PreviewSize> decodePreview(std::span<const std::byte> jpeg,
                                                std::span<std::byte> out);

/// YUYV (4:2:2) to grey, and to a half-size BGRx preview.
[[nodiscard]] Result<Picture> greyOfYuyv(std::span<const std::byte> frame, int width, int height);
[[nodiscard]] Result<PreviewSize>
previewOfYuyv(std::span<const std::byte> frame, int width, int height, std::span<std::byte> out);

} // namespace ventanilla::reading
