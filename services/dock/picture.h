// SPDX-License-Identifier: EUPL-1.2
//
// Picture files in and out of memory: JPEG and PNG to BGR pixels, frames to JPEG, slips to PNG.
#pragma once

#include "kiosk/base/result.h"

#include <opencv2/core/mat.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ventanilla::dock {

/// Every byte of the file. Fails with NotFound, or InvalidInput when it is larger than 256 MB.
[[nodiscard]] Result<std::vector<std::byte>> readFile(const std::string& path);

/// BGR, 8 bits. The kind is told by the first bytes; transparent parts become white.
/// Fails with InvalidInput for what is empty, no picture, cut short, or larger than a kiosk
/// decodes.
[[nodiscard]] Result<cv::Mat> decodePicture(std::span<const std::byte> file);

/// What a PNG file says of its own resolution, where that can be a scan's: 150 to 1200 dots an
/// inch.
[[nodiscard]] std::optional<double> pixelsPerMillimetre(std::span<const std::byte> file);

/// @p quality from 1 to 100.
[[nodiscard]] std::vector<std::byte> encodeJpeg(const cv::Mat& bgr, int quality);

/// Writes 8-bit grey. Fails with Unavailable.
Result<void> writePng(const std::string& path, const cv::Mat& grey);

} // namespace ventanilla::dock
