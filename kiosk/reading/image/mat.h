// SPDX-License-Identifier: EUPL-1.2
//
// Lends our pixels to OpenCV and takes its matrices back. For the folders that may use OpenCV only.
#pragma once

#include "kiosk/reading/image/picture.h"

#include <opencv2/core.hpp>

namespace ventanilla::reading {

/// No copy: the matrix must not outlive or write what @p view points at.
[[nodiscard]] inline cv::Mat borrowMat(const GreyView& view)
{
    return {view.height,
            view.width,
            CV_8UC1,
            const_cast<std::uint8_t*>(view.pixels), // cv::Mat knows no constness
            static_cast<std::size_t>(view.stride)};
}

[[nodiscard]] inline cv::Mat borrowMat(const Picture& picture)
{
    return {picture.height(),
            picture.width(),
            CV_8UC(picture.channels()),
            const_cast<std::uint8_t*>(picture.pixels().data()), // as above
            picture.stride()};
}

[[nodiscard]] inline Picture copyPicture(const cv::Mat& mat)
{
    const cv::Mat whole = mat.isContinuous() ? mat : mat.clone();
    return {whole.cols,
            whole.rows,
            whole.channels(),
            std::vector<std::uint8_t>(whole.data, whole.data + whole.total() * whole.elemSize())};
}

[[nodiscard]] inline GreyView viewOf(const cv::Mat& mat)
{
    return {mat.data, mat.cols, mat.rows, static_cast<std::ptrdiff_t>(mat.step)};
}

} // namespace ventanilla::reading
