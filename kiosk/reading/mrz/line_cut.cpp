// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/line_cut.h"

#include "kiosk/reading/mrz/line_network.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace ventanilla::reading {
namespace {

constexpr int kParts = 6;        // pieces along the line that are levelled by themselves
constexpr int kPatchWidth = 384; // a multiple of kParts
constexpr int kGlyphRows = 12;
constexpr int kPatchRows = 40;
constexpr float kTall = 2.1F; // a cut's height in glyph heights

cv::Point2f apply(const cv::Matx33f& map, float x, float y)
{
    const cv::Vec3f p = map * cv::Vec3f(x, y, 1);
    return {p[0] / p[2], p[1] / p[2]};
}

/// From a rectangle of @p width x @p height along @p box, @p margin wider at each end, to the
/// picture.
cv::Matx33f alongBox(const LineBox& box, float margin, float boxHeight, cv::Size size)
{
    const float length = std::max(box.length(), 1.0F);
    const cv::Point2f along = (box.end - box.start) / length;
    const cv::Point2f down(-along.y, along.x);
    const cv::Point2f corner = box.start - along * margin - down * (boxHeight / 2);
    const float sx = (length + 2 * margin) / static_cast<float>(size.width);
    const float sy = boxHeight / static_cast<float>(size.height);
    return {along.x * sx, down.x * sy, corner.x, along.y * sx, down.y * sy, corner.y, 0, 0, 1};
}

/// Warps with enough samples for each output pixel that small print does not flicker away.
cv::Mat sample(const cv::Mat& grey, const cv::Matx33f& toPicture, cv::Size size)
{
    const cv::Point2f a = apply(toPicture, 0, static_cast<float>(size.height) / 2);
    const cv::Point2f b =
        apply(toPicture, static_cast<float>(size.width), static_cast<float>(size.height) / 2);
    const cv::Point2f c = apply(toPicture, static_cast<float>(size.width) / 2, 0);
    const cv::Point2f d =
        apply(toPicture, static_cast<float>(size.width) / 2, static_cast<float>(size.height));
    const double shrink = std::max(cv::norm(a - b) / size.width, cv::norm(c - d) / size.height);
    const int finer = std::clamp(static_cast<int>(std::ceil(shrink - 0.3)), 1, 6);
    const auto step = 1 / static_cast<float>(finer);
    const float offset = (step - 1) / 2; // pixel centres
    const cv::Matx33f fine = toPicture * cv::Matx33f(step, 0, offset, 0, step, offset, 0, 0, 1);
    cv::Mat warped;
    cv::warpPerspective(grey,
                        warped,
                        fine,
                        size * finer,
                        (finer > 1 ? cv::INTER_LINEAR : cv::INTER_CUBIC) | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    if (finer > 1) {
        cv::resize(warped, warped, size, 0, 0, cv::INTER_AREA);
    }
    return warped;
}

using Profile = std::vector<float>;

float sum(const Profile& profile, int from, int to)
{
    from = std::clamp(from, 0, static_cast<int>(profile.size()));
    to = std::clamp(to, from, static_cast<int>(profile.size()));
    return std::accumulate(profile.begin() + from, profile.begin() + to, 0.0F);
}

/// Row at which @p rows rows of the profile hold the most.
int heaviestBand(const Profile& profile, int rows)
{
    int best = 0;
    for (int r = 1; r + rows <= static_cast<int>(profile.size()); ++r) {
        if (sum(profile, r, r + rows) > sum(profile, best, best + rows)) {
            best = r;
        }
    }
    return best;
}

float centroid(const Profile& profile, int from, int to)
{
    from = std::clamp(from, 0, static_cast<int>(profile.size()));
    to = std::clamp(to, from, static_cast<int>(profile.size()));
    float weight = 0;
    float moment = 0;
    for (int r = from; r < to; ++r) {
        const float w = profile[static_cast<std::size_t>(r)];
        weight += w;
        moment += w * (static_cast<float>(r) + 0.5F);
    }
    return weight > 0 ? moment / weight : static_cast<float>(from + to) / 2;
}

/// Rows around @p middle that stay above a third of the peak.
int extent(const Profile& profile, int middle)
{
    const float limit = *std::max_element(profile.begin(), profile.end()) * 0.3F;
    int top = std::clamp(middle, 0, static_cast<int>(profile.size()) - 1);
    int bottom = top;
    while (top > 0 && profile[static_cast<std::size_t>(top) - 1] > limit) {
        --top;
    }
    while (bottom + 1 < static_cast<int>(profile.size()) &&
           profile[static_cast<std::size_t>(bottom) + 1] > limit)
    {
        ++bottom;
    }
    return bottom - top + 1;
}

Profile rowsOf(const cv::Mat& strokes)
{
    cv::Mat sums;
    cv::reduce(strokes, sums, 1, cv::REDUCE_SUM, CV_32F);
    Profile profile(sums.begin<float>(), sums.end<float>());
    const float floor = *std::min_element(profile.begin(), profile.end());
    for (float& value : profile) {
        value -= floor;
    }
    return profile;
}

} // namespace

LineBox levelled(const cv::Mat& grey, const LineBox& box)
{
    const float patchHeight = box.height * kPatchRows / kGlyphRows;
    const cv::Matx33f toPicture = alongBox(box, 0, patchHeight, {kPatchWidth, kPatchRows});
    cv::Mat strokes;
    cv::morphologyEx(sample(grey, toPicture, {kPatchWidth, kPatchRows}),
                     strokes,
                     cv::MORPH_BLACKHAT,
                     cv::getStructuringElement(cv::MORPH_RECT, {9, 7}));
    const Profile whole = rowsOf(strokes);
    const int band = heaviestBand(whole, kGlyphRows);
    const int partWidth = kPatchWidth / kParts;
    std::vector<cv::Point2f> middles;
    for (int part = 0; part < kParts; ++part) {
        const Profile rows = rowsOf(strokes.colRange(part * partWidth, (part + 1) * partWidth));
        const int near = std::max(band - kGlyphRows / 2, 0);
        const Profile around(rows.begin() + near,
                             rows.begin() + std::min(band + kGlyphRows * 3 / 2, kPatchRows));
        const int own =
            near + heaviestBand(around, std::min<int>(kGlyphRows, static_cast<int>(around.size())));
        middles.emplace_back((static_cast<float>(part) + 0.5F) * static_cast<float>(partWidth),
                             centroid(rows, own - 1, own + kGlyphRows + 1));
    }
    cv::Vec4f fit;
    cv::fitLine(middles, fit, cv::DIST_HUBER, 0, 0.01, 0.01);
    const auto rowAt = [&fit](float x) { return fit[3] + (x - fit[2]) * fit[1] / fit[0]; };
    LineBox out;
    out.start = apply(toPicture, 0, rowAt(0));
    out.end = apply(toPicture, kPatchWidth, rowAt(kPatchWidth));
    const int rows =
        std::clamp(extent(whole, band + kGlyphRows / 2), kGlyphRows / 2, kGlyphRows * 3 / 2);
    out.height = static_cast<float>(rows) * patchHeight / kPatchRows;
    return out;
}

LineCut cutLine(const cv::Mat& grey, const LineBox& box, float margin)
{
    const cv::Size size(LineNetwork::kWidth, LineNetwork::kHeight);
    LineCut cut;
    cut.toPicture = alongBox(box, margin, box.height * kTall, size);
    cut.pixels = sample(grey, cut.toPicture, size);
    return cut;
}

LineCut cutWideLine(const cv::Mat& grey, const LineBox& box, float pitch)
{
    const cv::Size size(LineNetwork::kWideWidth, LineNetwork::kHeight);
    const float length = pitch * LineNetwork::kWideWidth / LineNetwork::kColumnsACharacter;
    LineCut cut;
    cut.toPicture = alongBox(box, (length - box.length()) / 2, box.height * kTall, size);
    cut.pixels = sample(grey, cut.toPicture, size);
    return cut;
}

LineCut cutGridLine(const cv::Mat& grey, const ZoneGrid& grid, int line, const GridMargins& margins)
{
    const cv::Size size(LineNetwork::kWidth, LineNetwork::kHeight);
    const float tall = grid.glyphHeight * margins.glyphs;
    const float sx =
        (static_cast<float>(grid.columns) + 2 * margins.ends) / static_cast<float>(size.width);
    const float sy = tall / static_cast<float>(size.height);
    const float top =
        kLineDistance * static_cast<float>(line) - tall / 2 - margins.lift * grid.glyphHeight;
    LineCut cut;
    cut.toPicture = grid.toPicture * cv::Matx33f(sx, 0, -margins.ends, 0, sy, top, 0, 0, 1);
    cut.pixels = sample(grey, cut.toPicture, size);
    return cut;
}

} // namespace ventanilla::reading
