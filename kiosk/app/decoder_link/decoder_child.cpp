// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app/decoder_link/decoder_child.h"

#include <fcntl.h>

namespace ventanilla {
namespace {

using decoder_wire::Channel;

/// The decoder inherits nothing that could steer a library inside it.
std::vector<std::string> decoderEnvironment()
{
    return {"LC_ALL=C.UTF-8", "OPENCV_OPENCL_RUNTIME=disabled", "OPENCV_LOG_LEVEL=SILENT"};
}

} // namespace

Result<DecoderRings> DecoderRings::create()
{
    DecoderRings rings;
    VN_TRY(rings.camera, FrameRing::create("vn-camera", kCameraRingSlots, kCameraRingSlotSize));
    VN_TRY(rings.preview, FrameRing::create("vn-preview", kPreviewRingSlots, kPreviewRingSlotSize));
    const auto self = "/proc/self/fd/" + std::to_string(rings.camera.memory().fd());
    rings.cameraReadOnly = UniqueFd{::open(self.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!rings.cameraReadOnly) {
        return Error{ErrorKind::Internal, "cannot open the camera ring for reading only"};
    }
    return rings;
}

void DecoderRings::wipe()
{
    camera.wipe();
    preview.wipe();
}

Result<DecoderChild> DecoderChild::start(const DecoderProgram& program, const DecoderRings& rings)
{
    VN_TRY(auto ends, Channel::pair());
    ChildOptions options;
    options.program = program.path.empty() ? programFolder() + "/ventanilla-decoder" : program.path;
    options.arguments = program.arguments;
    options.fds = {ends.second.get(), rings.cameraReadOnly.get(), rings.preview.memory().fd()};
    options.environment = decoderEnvironment();
    options.cleanEnvironment = true;
    DecoderChild child;
    VN_TRY(child.m_process, ChildProcess::start(options));
    child.m_channel = std::move(ends.first);
    return child;
}

Result<void> DecoderChild::send(const decoder_wire::ToDecoder& message, std::span<const int> fds)
{
    VN_TRY(const auto bytes, decoder_wire::encode(message));
    return m_channel.send(bytes.reveal(), Channel::Waiting::ReturnsAtOnce, fds);
}

Result<std::vector<UniqueFd>> openWeights(const std::vector<std::string>& paths)
{
    std::vector<UniqueFd> fds;
    for (const auto& path : paths) {
        fds.emplace_back(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (!fds.back()) {
            return Error{ErrorKind::NotFound, "the weights are not there: " + path};
        }
    }
    return fds;
}

std::vector<std::string> standardWeights()
{
    return {programFolder() + "/../share/ventanilla/models/mrz_line.onnx"};
}

} // namespace ventanilla
