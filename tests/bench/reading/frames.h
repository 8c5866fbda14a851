// SPDX-License-Identifier: EUPL-1.2
//
// Camera frames of a paper on the tray under measured conditions.
#pragma once

#include "tests/bench/reading/papers.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace ventanilla::bench {

/// One row of the table. Ranges are drawn from evenly, scene by scene.
struct Condition
{
    const char* name;
    double pixelsPerMillimetre;
    std::array<double, 2> blur;  ///< Sigma, pixels.
    std::array<double, 2> glare; ///< Share of the zone under the lamp's reflection.
    double noise;                ///< Sigma, grey levels.
    int jpeg;                    ///< Quality.
    double tilt;                 ///< At most; see specimens::Mishaps.
};

inline constexpr Condition kModerate{"moderate", 12, {0, 1}, {0, 0.05}, 4, 75, 0.03};
inline constexpr Condition kHarsh{"harsh", 7, {2, 2}, {0.15, 0.15}, 12, 40, 0.04};

/// Between two frames the paper is moved as the screen asks, or it lies where it lies.
enum class Lamp { Moves, Stays };

struct Take
{
    std::vector<std::vector<std::byte>> frames; ///< JPEG.
    std::array<cv::Point2f, 4> corners;         ///< Of the paper, clockwise from its own top left.
    std::array<cv::Point2f, 4> zone;            ///< Of the zone, the same way.
    std::string told;                           ///< What was drawn: "rotation 31, blur 0.4 ...".
};

[[nodiscard]] Take takeFrames(
    const Paper& paper, const Condition& condition, Lamp lamp, std::size_t count, Draw& draw);

} // namespace ventanilla::bench
