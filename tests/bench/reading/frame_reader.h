// SPDX-License-Identifier: EUPL-1.2
//
// What the live reader does with the frames of one paper, stage by stage and timed.
#pragma once

#include "kiosk/reading/image/frame_judge.h"
#include "kiosk/reading/mrz/zone_reader.h"
#include "tests/bench/reading/frames.h"

#include <optional>
#include <vector>

namespace ventanilla::bench {

struct FrameTimes
{
    double page = 0; ///< Milliseconds of processor time: frame to outline and verdict.
    double zone = 0; ///< The same: outline known to text, first frame.
};

struct TakeReading
{
    bool pageFound = false; ///< In every frame that was looked at, to within a millimetre.
    std::optional<reading::ZoneReading> zone;
    std::size_t frames = 0; ///< Looked at: reading ends when it is certain.
    FrameTimes times;
};

/// Milliseconds of processor time that this thread has used.
[[nodiscard]] double processorMilliseconds();

class FrameReader
{
public:
    /// @p zones must outlive the reader.
    explicit FrameReader(reading::ZoneReader& zones)
        : m_zones(&zones)
    {}
    [[nodiscard]] TakeReading read(const Take& take, double pixelsPerMillimetre);

private:
    [[nodiscard]] reading::Picture page(const std::vector<std::byte>& frame,
                                        const Take& take,
                                        double tolerance,
                                        TakeReading& into);
    reading::ZoneReader* m_zones;
    std::vector<std::byte> m_preview;
};

} // namespace ventanilla::bench
