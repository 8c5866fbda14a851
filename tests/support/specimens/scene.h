// SPDX-License-Identifier: EUPL-1.2
//
// A paper on the tray under bad luck: turned, tilted, glaring, blurred, noisy, half covered.
#pragma once

#include <opencv2/core/mat.hpp>

#include <array>
#include <cstdint>

namespace ventanilla::specimens {

/// Nought is none of it.
struct Mishaps
{
    double degrees = 0; ///< Clockwise.
    double tilt = 0;    ///< Share by which one side looks shorter than the other; 0.1 is much.
    double glare = 0;   ///< Share of the paper's width that a lamp burns out.
    double blur = 0;    ///< Sigma in pixels.
    double noise = 0;   ///< Sigma in grey levels.
    double cover = 0;   ///< Share of the paper's width under a thumb.
};

struct PaperPicture
{
    cv::Mat pixels;   ///< BGR.
    double width = 0; ///< Millimetres.
    double height = 0;
};

struct Scene
{
    cv::Mat pixels;                     ///< BGR; the paper and a hand's breadth of tray around it.
    std::array<cv::Point2f, 4> corners; ///< Of the paper, clockwise from its own top left.
};

[[nodiscard]] Scene layOnTray(const PaperPicture& paper,
                              double pixelsPerMillimetre,
                              const Mishaps& mishaps,
                              std::uint64_t seed);

/// Some of everything, as a busy day brings it. @p severity from 0 to 1.
[[nodiscard]] Mishaps drawMishaps(std::uint64_t seed, double severity);

} // namespace ventanilla::specimens
