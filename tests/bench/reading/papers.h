// SPDX-License-Identifier: EUPL-1.2
//
// Papers with a machine-readable zone, and papers that look a little as if they had one.
#pragma once

#include "kiosk/reading/mrz/format.h"
#include "tests/bench/reading/draw.h"
#include "tests/support/specimens/scene.h"

#include <opencv2/core/types.hpp>

#include <string>
#include <vector>

namespace ventanilla::bench {

struct Paper
{
    specimens::PaperPicture picture;
    std::string what;               ///< "TD3", "payment slip".
    std::vector<std::string> lines; ///< Empty: no zone.
    cv::Rect2d zone;                ///< Millimetres; around the characters.
};

/// A passport page, card or visa with @p lines. A QGuiApplication must exist.
[[nodiscard]] Paper drawZonePaper(reading::ZoneKind kind,
                                  const std::vector<std::string>& lines,
                                  double scale,
                                  Draw& draw);

/// A paper without a zone: @p index chooses its kind in turn.
[[nodiscard]] Paper drawPlainPaper(std::size_t index, double scale, Draw& draw);

} // namespace ventanilla::bench
