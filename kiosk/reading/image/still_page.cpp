// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/image/still_page.h"

#include "kiosk/reading/image/frame_judge.h"
#include "kiosk/reading/image/mat.h"
#include "kiosk/reading/image/page.h"

#include <opencv2/imgproc.hpp>

namespace ventanilla::reading {

Picture pageIn(const Picture& bgr)
{
    const cv::Mat colours = borrowMat(bgr);
    cv::Mat grey;
    cv::cvtColor(colours, grey, cv::COLOR_BGR2GRAY);
    const auto quad = findPage(colours);
    if (!quad) {
        return copyPicture(grey);
    }
    PageOutline outline;
    for (std::size_t k = 0; k < outline.corners.size(); ++k) {
        outline.corners.at(k) = {quad->corners.at(k).x / static_cast<float>(grey.cols),
                                 quad->corners.at(k).y / static_cast<float>(grey.rows)};
    }
    return levelPage(viewOf(grey), outline);
}

} // namespace ventanilla::reading
