// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/line_network.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

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

void logSoftmax(float* row)
{
    const float top = *std::max_element(row, row + LineNetwork::kClasses);
    float sum = 0;
    for (int c = 0; c < LineNetwork::kClasses; ++c) {
        sum += std::exp(row[c] - top);
    }
    const float shift = top + std::log(sum);
    for (int c = 0; c < LineNetwork::kClasses; ++c) {
        row[c] -= shift;
    }
}

} // namespace

Result<LineNetwork> LineNetwork::load(std::span<const std::byte> onnx)
{
    try {
        cv::setNumThreads(1);
        const auto* bytes = reinterpret_cast<const char*>(onnx.data()); // the library's type
        LineNetwork network(cv::dnn::readNetFromONNX(bytes, onnx.size()));
        network.m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        const cv::Mat out = network.read(cv::Mat::zeros(kHeight, kWidth, CV_8UC1));
        if (out.empty()) {
            return Error{ErrorKind::InvalidInput, "line network has another shape"};
        }
        return network;
    } catch (const cv::Exception&) {
        return Error{ErrorKind::InvalidInput, "line network cannot be loaded"};
    }
}

cv::Mat LineNetwork::read(const cv::Mat& line)
{
    const cv::Mat input = normalised(line);
    const std::array<int, 4> shape{1, 1, kHeight, kWidth};
    m_net.setInput(cv::Mat(4, shape.data(), CV_32F, input.data));
    const cv::Mat scores = m_net.forward();
    if (scores.dims != 4 || scores.size[1] != kClasses || scores.size[2] != 1 ||
        scores.size[3] != kSteps)
    {
        return {};
    }
    cv::Mat steps = cv::Mat(kClasses, kSteps, CV_32F, scores.data).t();
    for (int t = 0; t < kSteps; ++t) {
        logSoftmax(steps.ptr<float>(t));
    }
    return steps;
}

cv::Mat LineNetwork::readWide(const cv::Mat& line)
{
    constexpr int kOverlap = 2 * kSteps - kWideSteps;
    const cv::Mat left = read(line.colRange(0, kWidth).clone());
    const cv::Mat right = read(line.colRange(kWideWidth - kWidth, kWideWidth).clone());
    cv::Mat steps(kWideSteps, kClasses, CV_32F);
    left.rowRange(0, kSteps - kOverlap / 2).copyTo(steps.rowRange(0, kSteps - kOverlap / 2));
    right.rowRange(kOverlap / 2, kSteps).copyTo(steps.rowRange(kSteps - kOverlap / 2, kWideSteps));
    return steps;
}

} // namespace ventanilla::reading
