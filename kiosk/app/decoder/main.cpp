// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-decoder: decodes pictures and codes from outside, behind walls, and may die of them.
#include "kiosk/app/decoder/conversation.h"
#include "kiosk/base/confinement/confinement.h"
#include "kiosk/base/log.h"

#include <exception>
#include <limits>

namespace {

using namespace ventanilla;

// As the resident process passes them.
constexpr int kChannelFd = 3;
constexpr int kCameraRingFd = 4;
constexpr int kPreviewRingFd = 5;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kAddressSpace = std::numeric_limits<std::size_t>::max();
#else
// The rings (154 MB), libraries, models, and the largest picture that is accepted (50 megapixels)
// in its working copies.
constexpr std::size_t kAddressSpace = std::size_t{1024} * 1024 * 1024;
#endif

Result<void> serve()
{
    decoder_wire::Channel channel{UniqueFd{kChannelFd}};
    VN_TRY(auto camera, SharedMemory::map(UniqueFd{kCameraRingFd}, SharedMemory::Access::ReadOnly));
    VN_TRY(auto preview,
           SharedMemory::map(UniqueFd{kPreviewRingFd}, SharedMemory::Access::ReadWrite));
    const auto engine = decoder::makeReadingEngine();
    const auto walls = confinement::confineDecoder(kAddressSpace);
    if (!walls.allHold()) {
        confinement::log(walls);
    }
    decoder::Conversation conversation{std::move(channel),
                                       FrameRing{std::move(camera), kCameraRingSlots},
                                       FrameRing{std::move(preview), kPreviewRingSlots},
                                       *engine};
    return conversation.run(walls.bits());
}

} // namespace

int main()
{
    try {
        log::start("ventanilla-decoder");
        const auto served = serve();
        if (!served) {
            log::failure("decoder_ended", served.error());
            return 1;
        }
        return 0;
    } catch (const std::exception&) {
        log::event(log::Level::Error, "decoder_died");
        return 1;
    }
}
