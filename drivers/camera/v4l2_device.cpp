// SPDX-License-Identifier: EUPL-1.2
#include "drivers/camera/v4l2_device.h"

#include "drivers/camera/v4l2_call.h"
#include "drivers/camera/v4l2_queue.h"

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <linux/videodev2.h>

namespace ventanilla::drivers {
namespace {

// A device that never ends its list must not keep us.
constexpr std::uint32_t kMostEntries = 256;
constexpr PictureSize kFullHd{1920, 1080};

std::uint32_t fourccOf(PixelFormat format)
{
    return format == PixelFormat::Mjpeg ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
}

std::optional<PixelFormat> formatOf(std::uint32_t fourcc)
{
    if (fourcc == V4L2_PIX_FMT_MJPEG || fourcc == V4L2_PIX_FMT_JPEG) {
        return PixelFormat::Mjpeg;
    }
    return fourcc == V4L2_PIX_FMT_YUYV ? std::optional{PixelFormat::Yuyv} : std::nullopt;
}

void addRange(const v4l2_frmsize_stepwise& range, PixelFormat format, std::vector<VideoMode>& modes)
{
    modes.push_back({format, {range.max_width, range.max_height}});
    const bool hasFullHd = range.min_width <= kFullHd.width && kFullHd.width <= range.max_width &&
                           range.min_height <= kFullHd.height && kFullHd.height <= range.max_height;
    if (hasFullHd) {
        modes.push_back({format, kFullHd});
    }
}

} // namespace

V4l2Device::V4l2Device(UniqueFd node)
    : m_node(std::move(node))
{
    // Nothing on a camera may ever wait: poll says when there is something.
    const int flags = ::fcntl(m_node.get(), F_GETFL);
    if (flags >= 0) {
        ::fcntl(m_node.get(), F_SETFL, flags | O_NONBLOCK);
    }
}

void V4l2Device::listSizes(PixelFormat format, std::vector<VideoMode>& modes) const
{
    for (std::uint32_t i = 0; i < kMostEntries; ++i) {
        v4l2_frmsizeenum size{};
        size.index = i;
        size.pixel_format = fourccOf(format);
        if (v4l2Call(fd(), VIDIOC_ENUM_FRAMESIZES, size) != 0) {
            return;
        }
        if (size.type != V4L2_FRMSIZE_TYPE_DISCRETE) {
            addRange(size.stepwise, format, modes);
            return;
        }
        modes.push_back({format, {size.discrete.width, size.discrete.height}});
    }
}

Result<std::vector<VideoMode>> V4l2Device::modes() const
{
    v4l2_capability capability{};
    if (v4l2Call(fd(), VIDIOC_QUERYCAP, capability) != 0) {
        return cameraGone();
    }
    constexpr auto kWanted = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    if ((capability.device_caps & kWanted) != kWanted) {
        return Error{ErrorKind::Unsupported, "the node captures no pictures"};
    }
    std::vector<VideoMode> found;
    for (std::uint32_t i = 0; i < kMostEntries; ++i) {
        v4l2_fmtdesc description{};
        description.index = i;
        description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (v4l2Call(fd(), VIDIOC_ENUM_FMT, description) != 0) {
            break;
        }
        if (const auto format = formatOf(description.pixelformat)) {
            listSizes(*format, found);
        }
    }
    return found;
}

Result<VideoMode> V4l2Device::setMode(const VideoMode& wanted)
{
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    auto& picture = format.fmt.pix;
    picture.width = wanted.size.width;
    picture.height = wanted.size.height;
    picture.pixelformat = fourccOf(wanted.format);
    picture.field = V4L2_FIELD_ANY;
    const int failed = v4l2Call(fd(), VIDIOC_S_FMT, format);
    if (failed == EBUSY) {
        return Error{ErrorKind::Unavailable, "somebody else uses the camera"};
    }
    if (failed != 0) {
        return cameraGone();
    }
    const auto chosen = formatOf(picture.pixelformat);
    const bool padded = chosen == PixelFormat::Yuyv && picture.bytesperline != picture.width * 2;
    if (!chosen || padded || picture.width > UINT16_MAX || picture.height > UINT16_MAX) {
        return Error{ErrorKind::Unsupported, "the camera hands over no format of ours"};
    }
    m_imageSize = picture.sizeimage;
    return VideoMode{*chosen, {picture.width, picture.height}};
}

bool V4l2Device::setControl(const CameraControl& control) const
{
    v4l2_control request{control.id, control.value};
    return v4l2Call(fd(), VIDIOC_S_CTRL, request) == 0;
}

std::optional<std::int32_t> V4l2Device::control(std::uint32_t id) const
{
    v4l2_control request{id, 0};
    return v4l2Call(fd(), VIDIOC_G_CTRL, request) == 0 ? std::optional{request.value}
                                                       : std::nullopt;
}

Result<std::unique_ptr<VideoQueue>> V4l2Device::stream(FrameRing& ring, CameraMemory memory) const
{
    if (memory != CameraMemory::Mapped) {
        auto queue = V4l2Queue::fillRing(fd(), ring, m_imageSize);
        if (queue || memory == CameraMemory::Ring || queue.error().kind() != ErrorKind::Unsupported)
        {
            return queue;
        }
    }
    return V4l2Queue::map(fd());
}

} // namespace ventanilla::drivers
