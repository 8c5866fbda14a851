// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/zone_grid.h"

#include "kiosk/reading/mrz/align.h"
#include "kiosk/reading/mrz/visibility.h"

#include <opencv2/calib3d.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace ventanilla::reading {
namespace {

/// Mean of the best of each row, each counted as far as it shows.
double meanBest(const cv::Mat& cells, const std::vector<float>& visible)
{
    double total = 0;
    double weight = 1e-9;
    for (int k = 0; k < cells.rows; ++k) {
        const auto shown = static_cast<double>(visible[static_cast<std::size_t>(k)]);
        total += shown * static_cast<double>(*std::max_element(cells.ptr<float>(k),
                                                               cells.ptr<float>(k) + kLetters));
        weight += shown;
    }
    return total / weight;
}

/// @p places: of all characters, line by line, in the picture.
std::optional<ZoneGrid> gridThrough(const std::vector<cv::Point2f>& places,
                                    const std::vector<LineBox>& lines)
{
    const std::size_t columns = places.size() / lines.size();
    std::vector<cv::Point2f> cells;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t line = i / columns;
        cells.emplace_back(static_cast<float>(i % columns) + 0.5F,
                           kLineDistance * static_cast<float>(line));
    }
    const auto pitch = static_cast<float>(cv::norm(places[1] - places[0]));
    const cv::Mat fitted =
        cv::findHomography(cells, places, cv::RANSAC, 0.5 * static_cast<double>(pitch));
    if (fitted.empty()) {
        return std::nullopt;
    }
    ZoneGrid grid;
    grid.toPicture = cv::Matx33f(cv::Matx33d(fitted.ptr<double>()));
    grid.columns = static_cast<int>(columns);
    grid.lines = static_cast<int>(lines.size());
    const float middle = static_cast<float>(grid.columns) / 2;
    const auto unit = static_cast<float>(
        cv::norm(mapPoint(grid.toPicture, middle, 0.5F) - mapPoint(grid.toPicture, middle, -0.5F)));
    float height = 0;
    for (const LineBox& line : lines) {
        height += line.height / static_cast<float>(lines.size());
    }
    grid.glyphHeight = std::clamp(height / std::max(unit, 0.1F), 0.6F, 1.9F);
    return grid;
}

/// What one line's cut says of each cell.
struct LineCells
{
    cv::Mat probabilities;
    std::vector<float> visible;
};

LineCells readLine(LineNetwork& network, const LineCut& cut, int columns, float ends)
{
    const cv::Mat posteriors = network.read(cut.pixels);
    const Comb comb = layComb(posteriors, columns);
    LineCells line;
    cv::exp(cellPosteriors(posteriors, comb), line.probabilities);
    const double pitch = LineNetwork::kWidth / (columns + 2 * static_cast<double>(ends));
    const std::vector<float> visible = visibility(cut.pixels, pitch);
    for (const int step : comb.steps) {
        line.visible.push_back(
            visible[static_cast<std::size_t>(std::clamp(step, 0, LineNetwork::kSteps - 1))]);
    }
    return line;
}

} // namespace

std::optional<ZoneGrid> fitGrid(const std::vector<LineTrial>& trials)
{
    std::vector<cv::Point2f> places;
    std::vector<LineBox> lines;
    for (const LineTrial& trial : trials) {
        const std::vector<cv::Point2f> centres = centresOf(trial);
        places.insert(places.end(), centres.begin(), centres.end());
        lines.push_back(trial.box);
    }
    return gridThrough(places, lines);
}

std::optional<ZoneGrid> fitGrid(const LineTrial& known, const std::vector<LineBox>& lines)
{
    const LineBox& box = known.box;
    const cv::Point2f along = (box.end - box.start) / (box.length() * box.length());
    const std::vector<cv::Point2f> centres = centresOf(known);
    std::vector<cv::Point2f> places;
    for (const LineBox& line : lines) {
        for (const cv::Point2f& centre : centres) {
            places.push_back(line.start + (line.end - line.start) * along.dot(centre - box.start));
        }
    }
    return gridThrough(places, lines);
}

LineBox boxOf(const ZoneGrid& grid, int line)
{
    const float y = kLineDistance * static_cast<float>(line);
    const float middle = static_cast<float>(grid.columns) / 2;
    const float half = grid.glyphHeight / 2;
    return {mapPoint(grid.toPicture, 0, y),
            mapPoint(grid.toPicture, static_cast<float>(grid.columns), y),
            static_cast<float>(cv::norm(mapPoint(grid.toPicture, middle, y + half) -
                                        mapPoint(grid.toPicture, middle, y - half)))};
}

FoundZone readGrid(LineNetwork& network, const cv::Mat& grey, const ZoneGrid& grid, bool thorough)
{
    static constexpr std::array<GridMargins, 5> kCuts{GridMargins{1.0F, 2.1F, 0},
                                                      GridMargins{0.6F, 1.9F, 0.05F},
                                                      GridMargins{1.5F, 2.3F, -0.05F},
                                                      GridMargins{1.9F, 2.0F, 0.1F},
                                                      GridMargins{0.8F, 2.5F, -0.1F}};
    const std::size_t cuts = thorough ? kCuts.size() : 1;
    FoundZone zone;
    zone.grid = grid;
    for (int line = 0; line < grid.lines; ++line) {
        cv::Mat sum = cv::Mat::zeros(grid.columns, kLetters, CV_32F);
        std::vector<float> visible;
        for (std::size_t i = 0; i < cuts; ++i) {
            const LineCut cut = cutGridLine(grey, grid, line, kCuts.at(i));
            LineCells read = readLine(network, cut, grid.columns, kCuts.at(i).ends);
            sum += read.probabilities;
            visible = i == 0 ? std::move(read.visible) : visible;
        }
        cv::Mat cells;
        cv::log(sum / static_cast<double>(cuts), cells);
        zone.confidence += meanBest(cells, visible) / grid.lines;
        zone.cells.push_back(cells);
        zone.visible.push_back(std::move(visible));
    }
    return zone;
}

} // namespace ventanilla::reading
