// SPDX-License-Identifier: EUPL-1.2
//
// The dock's document and portrait cameras behind the ports of real ones.
#pragma once

#include "drivers/virtual/dock_link.h"
#include "kiosk/ports/camera.h"

#include <array>

namespace ventanilla::drivers {

/// Streams from the dock into the ring: each frame is copied once. Thread-bound.
template <typename Port>
class VirtualCamera final : public Port
{
public:
    /// @p socket is connected to dock.sock.
    explicit VirtualCamera(LineSocket socket);
    ~VirtualCamera() override;

    Result<void> start(CameraMode mode, FrameRing& ring) override;
    void stop() override;
    [[nodiscard]] int readableFd() const override;
    [[nodiscard]] Result<std::optional<CameraFrame>> next() override;
    void giveBack(std::uint32_t slot) override;

private:
    /// The frame that the news holds, if it is whole and a slot is free.
    std::optional<CameraFrame> take(DockLink::News news);
    std::optional<CameraFrame> copy(const DockFrame& head, UniqueFd fd);

    DockLink m_link;
    FrameRing* m_ring = nullptr; ///< Borrowed from start() to stop(); null: stopped.
    std::array<bool, kCameraRingSlots> m_lent{};
};

using VirtualDocumentCamera = VirtualCamera<DocumentCamera>;
using VirtualPortraitCamera = VirtualCamera<PortraitCamera>;

extern template class VirtualCamera<DocumentCamera>;
extern template class VirtualCamera<PortraitCamera>;

} // namespace ventanilla::drivers
