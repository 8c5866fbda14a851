// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/image/frame_judge.h"

#include "kiosk/reading/image/mat.h"
#include "kiosk/reading/image/page.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ventanilla::reading {
namespace {

constexpr int kThumbnailWidth = 160;
constexpr int kThumbnailHeight = 90;
constexpr int kNeededStill = 2;   // frames without movement before reading
constexpr double kMovement = 2.2; // mean difference of two thumbnails, grey levels
constexpr double kBusy = 18;      // an empty tray deviates less, grey levels
constexpr double kDarkPaper = 75; // the brightest tenth of a paper that is lit too little
constexpr double kGlareLevel = 252;
constexpr double kGlareShare = 0.04;   // of the paper
constexpr double kSharpEnough = 0.025; // Laplacian's variance beside the picture's own

cv::Mat borrowPreview(const PreviewView& preview)
{
    return {preview.height,
            preview.width,
            CV_8UC4,
            const_cast<std::uint8_t*>(preview.pixels)}; // cv::Mat knows no constness
}

PageOutline outlineOf(const PageQuad& page, const cv::Size& size)
{
    PageOutline outline;
    for (std::size_t k = 0; k < page.corners.size(); ++k) {
        outline.corners.at(k) = {page.corners.at(k).x / static_cast<float>(size.width),
                                 page.corners.at(k).y / static_cast<float>(size.height)};
    }
    return outline;
}

/// The part of the preview that the paper covers, without its rim.
cv::Rect insideOf(const PageQuad& page, const cv::Size& size)
{
    const cv::Rect bounds =
        cv::boundingRect(std::vector<cv::Point2f>(page.corners.begin(), page.corners.end())) &
        cv::Rect({0, 0}, size);
    const int rim = std::min(bounds.width, bounds.height) / 20;
    return {bounds.x + rim,
            bounds.y + rim,
            std::max(1, bounds.width - 2 * rim),
            std::max(1, bounds.height - 2 * rim)};
}

double brightestTenth(const cv::Mat& grey)
{
    std::vector<std::uint8_t> values;
    for (int y = 0; y < grey.rows; y += 4) {
        for (int x = 0; x < grey.cols; x += 4) {
            values.push_back(grey.at<std::uint8_t>(y, x));
        }
    }
    const auto tenth = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 9 / 10);
    std::nth_element(values.begin(), tenth, values.end());
    return *tenth;
}

bool isBlurred(const cv::Mat& grey)
{
    cv::Mat edges;
    cv::Laplacian(grey, edges, CV_16S, 3);
    cv::Scalar mean;
    cv::Scalar edgeDeviation;
    cv::Scalar deviation;
    cv::meanStdDev(edges, mean, edgeDeviation);
    cv::meanStdDev(grey, mean, deviation);
    return edgeDeviation[0] * edgeDeviation[0] < kSharpEnough * (deviation[0] * deviation[0] + 1);
}

bool hasGlare(const cv::Mat& grey)
{
    cv::Mat blown;
    cv::threshold(grey, blown, kGlareLevel, 255, cv::THRESH_BINARY);
    cv::morphologyEx(
        blown, blown, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {7, 7}));
    return cv::countNonZero(blown) > kGlareShare * static_cast<double>(grey.total());
}

Guidance flawOf(const cv::Mat& preview, const PageQuad& page)
{
    cv::Mat grey;
    cv::cvtColor(preview(insideOf(page, preview.size())), grey, cv::COLOR_BGRA2GRAY);
    if (brightestTenth(grey) < kDarkPaper) {
        return Guidance::TooDark;
    }
    if (hasGlare(grey)) {
        return Guidance::Glare;
    }
    return isBlurred(grey) ? Guidance::TooBlurred : Guidance::None;
}

} // namespace

FrameVerdict FrameJudge::judge(const PreviewView& preview)
{
    const cv::Mat picture = borrowPreview(preview);
    cv::Mat small;
    cv::resize(picture, small, {kThumbnailWidth, kThumbnailHeight}, 0, 0, cv::INTER_AREA);
    cv::Mat thumbnail;
    cv::cvtColor(small, thumbnail, cv::COLOR_BGRA2GRAY);
    bool moved = true;
    if (!m_before.empty()) {
        const cv::Mat before(kThumbnailHeight, kThumbnailWidth, CV_8UC1, m_before.data());
        moved = cv::norm(before, thumbnail, cv::NORM_L1) >
                kMovement * static_cast<double>(thumbnail.total());
    }
    m_before.assign(thumbnail.data, thumbnail.data + thumbnail.total());
    m_stillFrames = moved ? 0 : m_stillFrames + 1;

    FrameVerdict verdict;
    verdict.still = m_stillFrames >= kNeededStill;
    const std::optional<PageQuad> page = findPage(picture);
    if (!page) {
        cv::Scalar mean;
        cv::Scalar deviation;
        cv::meanStdDev(thumbnail, mean, deviation);
        verdict.guidance = deviation[0] > kBusy ? Guidance::PaperTooBig : Guidance::NoPaper;
        return verdict;
    }
    verdict.outline = outlineOf(*page, picture.size());
    if (page->cut) {
        verdict.guidance = Guidance::MoveIntoView;
    } else if (!verdict.still) {
        verdict.guidance = Guidance::HoldStill;
    } else {
        verdict.guidance = flawOf(picture, *page);
    }
    return verdict;
}

void FrameJudge::forget()
{
    wipe(m_before);
    m_stillFrames = 0;
}

Picture levelPage(const GreyView& frame, const PageOutline& outline)
{
    const cv::Mat grey = borrowMat(frame);
    std::array<cv::Point2f, 4> corners;
    for (std::size_t k = 0; k < corners.size(); ++k) {
        corners.at(k) = {outline.corners.at(k).x * static_cast<float>(frame.width),
                         outline.corners.at(k).y * static_cast<float>(frame.height)};
    }
    const double width =
        (cv::norm(corners[1] - corners[0]) + cv::norm(corners[2] - corners[3])) / 2;
    const double height =
        (cv::norm(corners[3] - corners[0]) + cv::norm(corners[2] - corners[1])) / 2;
    const cv::Size size(std::clamp(cvRound(width), 16, frame.width * 2),
                        std::clamp(cvRound(height), 16, frame.height * 2));
    const auto right = static_cast<float>(size.width);
    const auto bottom = static_cast<float>(size.height);
    const std::array<cv::Point2f, 4> level{
        cv::Point2f(0, 0), {right, 0}, {right, bottom}, {0, bottom}};
    cv::Mat page;
    cv::warpPerspective(grey,
                        page,
                        cv::getPerspectiveTransform(level.data(), corners.data()),
                        size,
                        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    return copyPicture(page);
}

Picture reduced(const GreyView& picture, int longestSide)
{
    const cv::Mat grey = borrowMat(picture);
    const double scale =
        std::min(1.0, static_cast<double>(longestSide) / std::max(grey.cols, grey.rows));
    cv::Mat small;
    cv::resize(grey, small, {}, scale, scale, cv::INTER_AREA);
    return copyPicture(small);
}

} // namespace ventanilla::reading
