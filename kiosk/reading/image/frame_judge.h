// SPDX-License-Identifier: EUPL-1.2
//
// Looks at camera frames one after the other: is there a paper, does it lie still, can it be read?
#pragma once

#include "kiosk/domain/evidence.h"
#include "kiosk/reading/image/picture.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ventanilla::reading {

/// Half-size BGRx rows without gaps that somebody else owns.
struct PreviewView
{
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
};

struct FrameVerdict
{
    std::optional<PageOutline> outline;
    bool still = false; ///< The paper, or the whole picture, has not moved for some frames.
    Guidance guidance = Guidance::None; ///< None: nothing stands against reading.
};

class FrameJudge
{
public:
    [[nodiscard]] FrameVerdict judge(const PreviewView& preview);
    /// The next frame has no predecessor.
    void forget();

private:
    std::vector<std::uint8_t> m_before; ///< The last frame, small and grey.
    int m_stillFrames = 0;
};

/// The paper at @p outline made level, in the pixels of @p frame: nothing is enlarged.
[[nodiscard]] Picture levelPage(const GreyView& frame, const PageOutline& outline);

/// @p picture with its longer side at most @p longestSide.
[[nodiscard]] Picture reduced(const GreyView& picture, int longestSide);

} // namespace ventanilla::reading
