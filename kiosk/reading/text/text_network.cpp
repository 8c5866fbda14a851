// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/text_network.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace ventanilla::reading {
namespace {

/// As in training: zero mean, unit deviation; the constant keeps an empty line from becoming all
/// noise.
cv::Mat normalised(const cv::Mat& line)
{
    constexpr double kFlatness = 8;
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(line, mean, deviation);
    const double scale = 1 / (deviation[0] + kFlatness);
    cv::Mat out;
    line.convertTo(out, CV_32F, scale, -mean[0] * scale);
    return out;
}

void logSoftmax(cv::Mat& rows)
{
    for (int y = 0; y < rows.rows; ++y) {
        auto* row = rows.ptr<float>(y);
        const float top = *std::max_element(row, row + rows.cols);
        float sum = 0;
        for (int x = 0; x < rows.cols; ++x) {
            sum += std::exp(row[x] - top);
        }
        const float shift = top + std::log(sum);
        for (int x = 0; x < rows.cols; ++x) {
            row[x] -= shift;
        }
    }
}

} // namespace

Result<TextNetwork> TextNetwork::load(std::span<const std::byte> onnx)
{
    try {
        cv::setNumThreads(1);
        const auto* bytes = reinterpret_cast<const char*>(onnx.data()); // the library's type
        TextNetwork network;
        for (std::size_t i = 0; i < kWidths.size(); ++i) {
            network.m_nets.at(i) = cv::dnn::readNetFromONNX(bytes, onnx.size());
            network.m_nets.at(i).setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
            if (network.read(cv::Mat::zeros(kHeight, kWidths.at(i), CV_8UC1)).bases.empty()) {
                return Error{ErrorKind::InvalidInput, "text network has another shape"};
            }
        }
        return network;
    } catch (const cv::Exception&) {
        return Error{ErrorKind::InvalidInput, "text network cannot be loaded"};
    }
}

TextScores TextNetwork::read(const cv::Mat& line)
{
    const auto* found = std::find(kWidths.begin(), kWidths.end(), line.cols);
    if (found == kWidths.end() || line.rows != kHeight) {
        return {};
    }
    cv::dnn::Net& net = m_nets.at(static_cast<std::size_t>(found - kWidths.begin()));
    const cv::Mat input = normalised(line);
    const std::array<int, 4> shape{1, 1, kHeight, line.cols};
    net.setInput(cv::Mat(4, shape.data(), CV_32F, input.data));
    const cv::Mat out = net.forward();
    const int columns = line.cols / 4;
    if (out.dims != 4 || out.size[1] != 2 * kClasses || out.size[2] != 1 || out.size[3] != columns)
    {
        return {};
    }
    // Each column tells of its left half first, then of its right half.
    cv::Mat scores(2 * columns, kClasses, CV_32F);
    const cv::Mat flat(2 * kClasses, columns, CV_32F, out.data);
    for (int column = 0; column < columns; ++column) {
        for (int k = 0; k < 2 * kClasses; ++k) {
            scores.at<float>(2 * column + k / kClasses, k % kClasses) = flat.at<float>(k, column);
        }
    }
    constexpr int kBetween = static_cast<int>(kBaseCount) + 1;
    TextScores result{scores.colRange(0, kBetween).clone(),
                      scores.colRange(kBetween, kClasses).clone()};
    logSoftmax(result.bases);
    logSoftmax(result.marks);
    return result;
}

} // namespace ventanilla::reading
