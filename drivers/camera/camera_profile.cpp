// SPDX-License-Identifier: EUPL-1.2
#include "drivers/camera/camera_profile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <linux/v4l2-controls.h>

namespace ventanilla::drivers {
namespace {

constexpr std::uint32_t kLargestSide = 20000;
constexpr std::string_view kControlPrefix = "control.";

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 16> kControlNames{{
    {"brightness", V4L2_CID_BRIGHTNESS},
    {"contrast", V4L2_CID_CONTRAST},
    {"saturation", V4L2_CID_SATURATION},
    {"sharpness", V4L2_CID_SHARPNESS},
    {"gain", V4L2_CID_GAIN},
    {"auto_gain", V4L2_CID_AUTOGAIN},
    {"power_line_frequency", V4L2_CID_POWER_LINE_FREQUENCY},
    {"backlight_compensation", V4L2_CID_BACKLIGHT_COMPENSATION},
    {"auto_white_balance", V4L2_CID_AUTO_WHITE_BALANCE},
    {"white_balance_temperature", V4L2_CID_WHITE_BALANCE_TEMPERATURE},
    {"auto_exposure", V4L2_CID_EXPOSURE_AUTO},
    {"exposure_time", V4L2_CID_EXPOSURE_ABSOLUTE},
    {"auto_focus", V4L2_CID_FOCUS_AUTO},
    {"focus", V4L2_CID_FOCUS_ABSOLUTE},
    {"zoom", V4L2_CID_ZOOM_ABSOLUTE},
    {"illuminator", V4L2_CID_ILLUMINATORS_1},
}};

Error bad(const char* what)
{
    return Error{ErrorKind::InvalidInput, what};
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

template <typename Number>
std::optional<Number> numberOf(std::string_view text)
{
    const bool hexadecimal = text.starts_with("0x");
    const auto digits = hexadecimal ? text.substr(2) : text;
    Number value{};
    const auto* const end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value, hexadecimal ? 16 : 10);
    if (parsed.ec != std::errc{} || parsed.ptr != end) {
        return std::nullopt;
    }
    return value;
}

Result<PictureSize> sizeOf(std::string_view text)
{
    const auto cross = text.find('x');
    if (cross == std::string_view::npos) {
        return bad("a picture size is WIDTHxHEIGHT");
    }
    const auto width = numberOf<std::uint32_t>(text.substr(0, cross));
    const auto height = numberOf<std::uint32_t>(text.substr(cross + 1));
    if (!width || !height || *width == 0 || *height == 0 || *width > kLargestSide ||
        *height > kLargestSide)
    {
        return bad("no camera has this picture size");
    }
    return PictureSize{*width, *height};
}

Result<std::uint32_t> controlOf(std::string_view name)
{
    const auto* const found =
        std::ranges::find(kControlNames, name, &std::pair<std::string_view, std::uint32_t>::first);
    if (found != kControlNames.end()) {
        return found->second;
    }
    if (const auto number = numberOf<std::uint32_t>(name); number && name.starts_with("0x")) {
        return *number;
    }
    return bad("a camera profile names a control that is not known");
}

Result<void> setControl(CameraProfile& profile, std::string_view name, std::string_view value)
{
    VN_TRY(const auto id, controlOf(name));
    const auto number = numberOf<std::int32_t>(value);
    if (!number) {
        return bad("the value of a control is a number");
    }
    profile.controls.push_back({id, *number});
    return {};
}

Result<void> setFormat(CameraProfile& profile, std::string_view value)
{
    if (value != "mjpeg" && value != "yuyv") {
        return bad("a camera's format is mjpeg or yuyv");
    }
    profile.format = value == "mjpeg" ? PixelFormat::Mjpeg : PixelFormat::Yuyv;
    return {};
}

Result<void> setMemory(CameraProfile& profile, std::string_view value)
{
    if (value != "ring" && value != "mapped") {
        return bad("a camera's memory is ring or mapped");
    }
    profile.memory = value == "ring" ? CameraMemory::Ring : CameraMemory::Mapped;
    return {};
}

Result<void> setKey(CameraProfile& profile, std::string_view key, std::string_view value)
{
    if (key == "preview") {
        VN_TRY(profile.preview, sizeOf(value));
    } else if (key == "capture") {
        VN_TRY(profile.capture, sizeOf(value));
    } else if (key == "format") {
        return setFormat(profile, value);
    } else if (key == "memory") {
        return setMemory(profile, value);
    } else if (key == "skip") {
        const auto number = numberOf<std::uint8_t>(value);
        if (!number) {
            return bad("skip is a small number of frames");
        }
        profile.skippedFrames = *number;
    } else if (key == "lamp") {
        VN_TRY(profile.lamp, controlOf(value));
    } else if (key.starts_with(kControlPrefix)) {
        return setControl(profile, key.substr(kControlPrefix.size()), value);
    } else {
        return bad("a camera profile has a key that is not known");
    }
    return {};
}

} // namespace

Result<CameraProfile> parseCameraProfile(std::string_view text)
{
    CameraProfile profile;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line = trimmed(line.substr(0, line.find('#')));
        if (line.empty()) {
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) {
            return bad("a line of a camera profile is key = value");
        }
        VN_CHECK(
            setKey(profile, trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1))));
    }
    return profile;
}

} // namespace ventanilla::drivers
