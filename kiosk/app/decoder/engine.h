// SPDX-License-Identifier: EUPL-1.2
//
// What reads pictures inside the decoder; tests put their own in its place.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/reading/reader.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace ventanilla::decoder {

/// Undecoded bytes of one camera frame, borrowed for the call.
struct FrameView
{
    std::span<const std::byte> bytes;
    PixelFormat format = PixelFormat::Mjpeg;
    std::uint16_t width = 0;
    std::uint16_t height = 0;
};

/// Thread-bound. Every call may throw what a library under it throws.
class Engine
{
public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    /// @p files as they were sent. Fails with InvalidInput when they are no models of ours.
    virtual Result<void> load(const std::vector<std::span<const std::byte>>& files,
                              reading::Specimens specimens) = 0;
    virtual void
    begin(PaperKind kind, std::optional<PartialDate> today, double pixelsPerMillimetre) = 0;
    /// Fails with Unavailable before load().
    virtual Result<reading::FrameOutcome> frame(const FrameView& frame,
                                                std::span<std::byte> preview) = 0;
    virtual Result<std::optional<Evidence>> scan(std::span<const std::byte> payload) = 0;
    virtual void forget() = 0;
    virtual Result<reading::InspectReading> inspect(std::span<const std::byte> file,
                                                    const reading::InspectOptions& options) = 0;
};

/// The reading library.
[[nodiscard]] std::unique_ptr<Engine> makeReadingEngine();

} // namespace ventanilla::decoder
