// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/line_trial.h"

#include "kiosk/reading/mrz/visibility.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ventanilla::reading {
namespace {

constexpr double kHopeless = -0.8;    // a line below this mean log-probability is no zone
constexpr double kShorterFits = 0.04; // a short comb fits into a longer line
constexpr double kDoubted = -0.3;     // below it an even rhythm is wanted as well

/// Log-probability of the best character at the comb's own columns: blanks count against it, what
/// a reflection hides does not.
double combFit(const LineTrial& trial, const Comb& comb)
{
    double total = 0;
    double weight = 1e-9;
    for (const int step : comb.steps) {
        const int t = std::clamp(step, 0, trial.posteriors.rows - 1);
        const auto* row = trial.posteriors.ptr<float>(t);
        const auto visible = static_cast<double>(trial.visible[static_cast<std::size_t>(t)]);
        total +=
            visible * std::max(-6.0, static_cast<double>(*std::max_element(row, row + kLetters)));
        weight += visible;
    }
    return total / weight;
}

/// Whether the comb's teeth are as far apart as the characters are.
bool isEven(const Comb& comb, const cv::Mat& posteriors)
{
    constexpr double kTolerance = 0.09;
    const double gap = static_cast<double>(comb.steps.back() - comb.steps.front()) /
                       static_cast<double>(comb.steps.size() - 1);
    return std::abs(gap / measureRhythm(posteriors).pitch - 1) < kTolerance;
}

} // namespace

LineTrial tryLine(LineNetwork& network, const cv::Mat& grey, const LineBox& box)
{
    constexpr float kMargin = 0.0275F; // of the length: about one character
    LineTrial trial;
    trial.box = box;
    trial.cut = cutLine(grey, box, kMargin * box.length());
    trial.posteriors = network.read(trial.cut.pixels);
    trial.visible =
        visibility(trial.cut.pixels, static_cast<double>(LineNetwork::kColumnsACharacter));
    return trial;
}

LineTrial tryWider(LineNetwork& network, const cv::Mat& grey, const LineTrial& narrow)
{
    const cv::Point2f left = mapPoint(narrow.cut.toPicture, 0, LineNetwork::kHeight / 2.0F);
    const cv::Point2f right =
        mapPoint(narrow.cut.toPicture, LineNetwork::kWidth, LineNetwork::kHeight / 2.0F);
    const double pixelsAStep = cv::norm(right - left) / LineNetwork::kSteps;
    return tryWide(network,
                   grey,
                   narrow.box,
                   static_cast<float>(measureRhythm(narrow.posteriors).pitch * pixelsAStep));
}

LineTrial tryWide(LineNetwork& network, const cv::Mat& grey, const LineBox& box, float pitch)
{
    LineTrial wide;
    wide.box = box;
    wide.cut = cutWideLine(grey, box, pitch);
    wide.posteriors = network.readWide(wide.cut.pixels);
    wide.visible =
        visibility(wide.cut.pixels, static_cast<double>(LineNetwork::kColumnsACharacter));
    wide.pitch = measureRhythm(wide.posteriors).pitch;
    return wide;
}

void fitColumns(LineTrial& trial, std::initializer_list<int> counts)
{
    trial.fit = -1e9;
    trial.comb.steps.clear();
    for (const int count : counts) {
        Comb comb = trial.pitch > 0 ? findComb(trial.posteriors, count, trial.pitch)
                                    : layComb(trial.posteriors, count);
        const double fit = combFit(trial, comb);
        const bool rivals = fit > trial.fit - kShorterFits && !trial.comb.steps.empty();
        if (fit > trial.fit || (rivals && isEven(comb, trial.posteriors))) {
            trial.fit = fit;
            trial.comb = std::move(comb);
        }
    }
}

bool keepsRhythm(const LineTrial& trial)
{
    return isEven(trial.comb, trial.posteriors);
}

bool isHopeless(const LineTrial& trial)
{
    constexpr double kRhythmic = 0.3;
    return trial.fit < kHopeless ||
           (trial.fit < kDoubted && measureRhythm(trial.posteriors).strength < kRhythmic);
}

bool isPromising(const LineTrial& trial)
{
    constexpr double kClear = -0.1;
    constexpr double kRhythmic = 0.3;
    return trial.fit > kClear || measureRhythm(trial.posteriors).strength > kRhythmic;
}

LineBox reversed(const LineBox& box)
{
    return {box.end, box.start, box.height};
}

cv::Point2f mapPoint(const cv::Matx33f& map, float x, float y)
{
    const cv::Vec3f p = map * cv::Vec3f(x, y, 1);
    return {p[0] / p[2], p[1] / p[2]};
}

std::vector<cv::Point2f> centresOf(const LineTrial& trial)
{
    constexpr float kColumnsAStep = static_cast<float>(LineNetwork::kWidth) / LineNetwork::kSteps;
    std::vector<cv::Point2f> centres;
    for (const int t : trial.comb.steps) {
        centres.push_back(mapPoint(trial.cut.toPicture,
                                   (static_cast<float>(t) + 0.5F) * kColumnsAStep,
                                   LineNetwork::kHeight / 2.0F));
    }
    return centres;
}

} // namespace ventanilla::reading
