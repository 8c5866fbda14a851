// SPDX-License-Identifier: EUPL-1.2
//
// The recogniser of print: one line as pixels to log-probabilities of bases and marks over time.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/reading/text/letters.h"

#include <opencv2/dnn.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace ventanilla::reading {

/// One row for two columns of the input, natural logarithms, CV_32F.
struct TextScores
{
    cv::Mat bases; ///< kBaseCount + 1 columns; the last is "between two characters".
    cv::Mat marks; ///< kMarkCount columns.
};

class TextNetwork
{
public:
    static constexpr int kHeight = 32;
    /// Lines are padded to the next of these.
    static constexpr std::array kWidths{160, 320, 640};
    static constexpr int kClasses = static_cast<int>(kBaseCount + 1 + kMarkCount);

    /// Fails with InvalidInput when @p onnx is not this network.
    [[nodiscard]] static Result<TextNetwork> load(std::span<const std::byte> onnx);

    /// @p line is 8-bit grey, kHeight rows and one of kWidths columns.
    [[nodiscard]] TextScores read(const cv::Mat& line);

private:
    TextNetwork() = default;
    std::array<cv::dnn::Net, kWidths.size()> m_nets; ///< One a width: another shape costs set-up.
};

} // namespace ventanilla::reading
