// SPDX-License-Identifier: EUPL-1.2
//
// The recogniser: one text line of OCR-B as pixels to log-probabilities over time.
#pragma once

#include "kiosk/base/result.h"

#include <opencv2/dnn.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace ventanilla::reading {

/// Doc 9303-3, 4.3, in the order of the network's classes.
inline constexpr std::string_view kZoneAlphabet = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr int kLetters = 37;

class LineNetwork
{
public:
    static constexpr int kHeight = 32;            ///< Input rows.
    static constexpr int kWidth = 704;            ///< Input columns.
    static constexpr int kSteps = 176;            ///< Output columns, 4 input columns each.
    static constexpr int kClasses = kLetters + 1; ///< The alphabet, then "between two characters".

    /// Fails with InvalidInput when @p onnx is not this network.
    [[nodiscard]] static Result<LineNetwork> load(std::span<const std::byte> onnx);

    /// @p line is 8-bit grey, kHeight x kWidth. Returns kSteps rows of kClasses natural logarithms,
    /// CV_32F.
    [[nodiscard]] cv::Mat read(const cv::Mat& line);

    static constexpr float kColumnsACharacter = 16; ///< Input columns, about what training had.
    static constexpr int kWideWidth = 1344;
    static constexpr int kWideSteps = kWideWidth / 4;
    /// The same for a line of kWideWidth columns, read in two overlapping halves: kWideSteps rows.
    [[nodiscard]] cv::Mat readWide(const cv::Mat& line);

private:
    explicit LineNetwork(const cv::dnn::Net& net)
        : m_net(net)
    {}
    cv::dnn::Net m_net;
};

} // namespace ventanilla::reading
