// SPDX-License-Identifier: EUPL-1.2
#include "drivers/camera/video_mode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

namespace ventanilla::drivers {
namespace {

constexpr std::uint64_t kYuyvPixel = 2;
constexpr std::size_t kShortestJpeg = 64;

constexpr std::array kStartOfImage{std::byte{0xFF}, std::byte{0xD8}, std::byte{0xFF}};
constexpr std::array kEndOfImage{std::byte{0xFF}, std::byte{0xD9}};

std::uint64_t areaOf(const PictureSize& size)
{
    return std::uint64_t{size.width} * size.height;
}

/// Better modes are greater.
std::tuple<int, std::int64_t, int>
rank(const VideoMode& mode, const PictureSize& wish, PixelFormat favourite)
{
    const auto area = static_cast<std::int64_t>(areaOf(mode.size));
    const bool within = mode.size.width <= wish.width && mode.size.height <= wish.height;
    return {within ? 1 : 0, within ? area : -area, mode.format == favourite ? 1 : 0};
}

} // namespace

std::optional<VideoMode> chooseMode(std::span<const VideoMode> modes,
                                    CameraMode wanted,
                                    const CameraProfile& profile,
                                    std::size_t slotSize)
{
    constexpr PictureSize kNoLimit{UINT16_MAX, UINT16_MAX};
    const auto wish =
        wanted == CameraMode::Preview ? profile.preview : profile.capture.value_or(kNoLimit);
    const auto favourite = profile.format.value_or(PixelFormat::Mjpeg);
    std::optional<VideoMode> best;
    for (const auto& mode : modes) {
        const bool fits = areaOf(mode.size) > 0 && areaOf(mode.size) * kYuyvPixel <= slotSize &&
                          mode.size.width <= kNoLimit.width && mode.size.height <= kNoLimit.height;
        const bool allowed = !profile.format || mode.format == *profile.format;
        if (fits && allowed &&
            (!best || rank(mode, wish, favourite) > rank(*best, wish, favourite))) {
            best = mode;
        }
    }
    return best;
}

std::optional<std::uint32_t> wholeFrame(const VideoMode& mode, std::span<const std::byte> bytes)
{
    if (mode.format == PixelFormat::Yuyv) {
        const bool whole = bytes.size() == areaOf(mode.size) * kYuyvPixel;
        return whole ? std::optional{static_cast<std::uint32_t>(bytes.size())} : std::nullopt;
    }
    while (!bytes.empty() && bytes.back() == std::byte{0}) {
        bytes = bytes.first(bytes.size() - 1);
    }
    const bool whole = bytes.size() >= kShortestJpeg &&
                       std::ranges::equal(bytes.first(kStartOfImage.size()), kStartOfImage) &&
                       std::ranges::equal(bytes.last(kEndOfImage.size()), kEndOfImage);
    return whole ? std::optional{static_cast<std::uint32_t>(bytes.size())} : std::nullopt;
}

} // namespace ventanilla::drivers
