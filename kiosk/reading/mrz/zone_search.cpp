// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/zone_search.h"

#include "kiosk/reading/mrz/align.h"

#include <opencv2/calib3d.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace ventanilla::reading {
namespace {

constexpr double kHopeless = -0.8;       // a line below this mean log-probability is no zone
constexpr double kDoubted = -0.3;        // below it an even rhythm is wanted as well
constexpr double kUpright = -0.05;       // upside-down text has been seen to reach -0.25
constexpr double kConvincing = -0.1;     // a zone above it ends the search
constexpr std::size_t kMostJudged = 110; // guesses: bounds the time for a picture without a zone

/// One line under one reading direction.
struct LineTrial
{
    LineBox box;
    LineCut cut;
    cv::Mat posteriors;
    Comb comb;
    double pitch = 0;  ///< Steps; 0 for a line cut from end to end.
    double fit = -1e9; ///< Mean log-probability of the best character in each cell.
};

double meanBest(const cv::Mat& cells)
{
    double total = 0;
    for (int k = 0; k < cells.rows; ++k) {
        total += static_cast<double>(
            *std::max_element(cells.ptr<float>(k), cells.ptr<float>(k) + kLetters));
    }
    return total / std::max(1, cells.rows);
}

/// Log-probability of the best character at the comb's own columns: blanks count against it.
double combFit(const cv::Mat& posteriors, const Comb& comb)
{
    double total = 0;
    for (const int t : comb.steps) {
        const auto* row = posteriors.ptr<float>(std::clamp(t, 0, posteriors.rows - 1));
        total += std::max(-6.0, static_cast<double>(*std::max_element(row, row + kLetters)));
    }
    return total / static_cast<double>(std::max<std::size_t>(1, comb.steps.size()));
}

LineBox reversed(const LineBox& box)
{
    return {box.end, box.start, box.height};
}

LineTrial tryLine(LineNetwork& network, const cv::Mat& grey, const LineBox& box)
{
    constexpr float kMargin = 0.0275F; // of the length: about one character
    LineTrial trial;
    trial.box = box;
    trial.cut = cutLine(grey, box, kMargin * box.length());
    trial.posteriors = network.read(trial.cut.pixels);
    return trial;
}

/// A comb with too few teeth skips characters: its gaps are then longer than the rhythm of the
/// line.
bool keepsRhythm(const LineTrial& trial)
{
    constexpr double kTolerance = 0.09;
    const double gap = static_cast<double>(trial.comb.steps.back() - trial.comb.steps.front()) /
                       static_cast<double>(trial.comb.steps.size() - 1);
    return std::abs(gap / measureRhythm(trial.posteriors).pitch - 1) < kTolerance;
}

/// The column count of which the comb fits best.
void fitColumns(LineTrial& trial, std::initializer_list<int> counts)
{
    trial.fit = -1e9;
    for (const int count : counts) {
        Comb comb = trial.pitch > 0 ? findComb(trial.posteriors, count, trial.pitch)
                                    : layComb(trial.posteriors, count);
        const double fit = combFit(trial.posteriors, comb);
        if (fit > trial.fit) {
            trial.fit = fit;
            trial.comb = std::move(comb);
        }
    }
}

cv::Point2f mapPoint(const cv::Matx33f& map, float x, float y)
{
    const cv::Vec3f p = map * cv::Vec3f(x, y, 1);
    return {p[0] / p[2], p[1] / p[2]};
}

/// Where the comb's characters are in the picture.
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

std::optional<ZoneGrid> fitGrid(const std::vector<LineTrial>& trials)
{
    std::vector<cv::Point2f> cells;
    std::vector<cv::Point2f> places;
    for (std::size_t l = 0; l < trials.size(); ++l) {
        const std::vector<cv::Point2f> centres = centresOf(trials[l]);
        for (std::size_t k = 0; k < centres.size(); ++k) {
            cells.emplace_back(static_cast<float>(k) + 0.5F, kLineDistance * static_cast<float>(l));
        }
        places.insert(places.end(), centres.begin(), centres.end());
    }
    const auto pitch = static_cast<float>(cv::norm(places[1] - places[0]));
    const cv::Mat fitted =
        cv::findHomography(cells, places, cv::RANSAC, 0.5 * static_cast<double>(pitch));
    if (fitted.empty()) {
        return std::nullopt;
    }
    ZoneGrid grid;
    grid.toPicture = cv::Matx33f(cv::Matx33d(fitted.ptr<double>()));
    grid.columns = static_cast<int>(trials[0].comb.steps.size());
    grid.lines = static_cast<int>(trials.size());
    const float middle = static_cast<float>(grid.columns) / 2;
    const auto unit = static_cast<float>(
        cv::norm(mapPoint(grid.toPicture, middle, 0.5F) - mapPoint(grid.toPicture, middle, -0.5F)));
    float height = 0;
    for (const LineTrial& trial : trials) {
        height += trial.box.height / static_cast<float>(trials.size());
    }
    grid.glyphHeight = std::clamp(height / std::max(unit, 0.1F), 0.6F, 1.9F);
    return grid;
}

/// The same ends for all lines: those of the longest, moved across.
std::vector<LineBox> withCommonEnds(const std::vector<LineBox>& lines)
{
    const LineBox& longest =
        *std::max_element(lines.begin(), lines.end(), [](const LineBox& a, const LineBox& b) {
            return a.length() < b.length();
        });
    std::vector<LineBox> out;
    for (const LineBox& line : lines) {
        const cv::Point2f along = (line.end - line.start) / std::max(line.length(), 1.0F);
        LineBox moved = line;
        moved.start += along * (longest.start - line.start).dot(along);
        moved.end += along * (longest.end - line.end).dot(along);
        out.push_back(moved);
    }
    return out;
}

/// A short comb fits into a longer line, so fewer characters must be clearly surer.
bool isBetter(const FoundZone& zone, const FoundZone& other)
{
    constexpr double kClearly = 0.04;
    const int characters = zone.grid.columns * zone.grid.lines;
    const int others = other.grid.columns * other.grid.lines;
    return zone.confidence > other.confidence + (characters < others ? kClearly : 0);
}

void keepBetter(std::optional<FoundZone>& best, std::optional<FoundZone> zone)
{
    if (zone && (!best || isBetter(*zone, *best))) {
        best = std::move(zone);
    }
}

/// Of 186 guesses on papers without a zone 17 pass, of the samples' zones all do by far.
bool isHopeless(const LineTrial& trial)
{
    constexpr double kRhythmic = 0.3;
    return trial.fit < kHopeless ||
           (trial.fit < kDoubted && measureRhythm(trial.posteriors).strength < kRhythmic);
}

/// Worth reading on beyond the guess's ends: clear characters, or an even rhythm.
bool isPromising(const LineTrial& trial)
{
    constexpr double kClear = -0.1;
    constexpr double kRhythmic = 0.3;
    return trial.fit > kClear || measureRhythm(trial.posteriors).strength > kRhythmic;
}

class GuessJudge
{
public:
    GuessJudge(LineNetwork& network, const cv::Mat& grey)
        : m_network(network)
        , m_grey(grey)
    {}

    [[nodiscard]] std::optional<FoundZone> judge(const ZoneGuess& guess)
    {
        std::vector<LineBox> lines;
        for (const LineBox& line : guess.lines) {
            lines.push_back(levelled(m_grey, line));
        }
        lines = withCommonEnds(lines);
        LineTrial first = tryLine(m_network, m_grey, lines.front());
        fitColumns(first, {30, 36, 44});
        if (first.fit < kUpright) {
            LineTrial turned = tryLine(m_network, m_grey, reversed(lines.front()));
            fitColumns(turned, {30, 36, 44});
            if (turned.fit > first.fit) {
                std::reverse(lines.begin(), lines.end());
                std::transform(lines.begin(), lines.end(), lines.begin(), reversed);
                return isHopeless(turned) ? std::nullopt : readLines(lines, std::nullopt);
            }
        }
        return isHopeless(first) ? std::nullopt : readLines(lines, std::move(first));
    }

private:
    /// @p first: the top line's trial, if there was one already.
    std::optional<FoundZone> readLines(const std::vector<LineBox>& lines,
                                       std::optional<LineTrial> first)
    {
        std::vector<LineTrial> trials;
        trials.reserve(lines.size());
        if (first) {
            trials.push_back(*std::move(first));
        }
        for (std::size_t i = trials.size(); i < lines.size(); ++i) {
            trials.push_back(tryLine(m_network, m_grey, lines[i]));
        }
        std::optional<FoundZone> best;
        const auto consider = [&](int columns, std::vector<LineTrial> chosen) {
            if (!best || best->confidence <= kConvincing) {
                keepBetter(best, readAs(columns, std::move(chosen)));
            }
        };
        considerAll(trials, consider);
        const bool promising = std::any_of(trials.begin(), trials.end(), isPromising);
        if (promising && (!best || best->confidence < kConvincing)) {
            std::vector<LineTrial> wide;
            wide.reserve(trials.size());
            for (const LineTrial& trial : trials) {
                wide.push_back(widened(trial));
            }
            considerAll(wide, consider);
        }
        return best;
    }

    /// The zone that the lines make with so many characters each, if they do.
    std::optional<FoundZone> readAs(int columns, std::vector<LineTrial> lines)
    {
        double fit = 0;
        for (LineTrial& line : lines) {
            fitColumns(line, {columns});
            fit += line.fit / static_cast<double>(lines.size());
        }
        if (fit < kHopeless || std::none_of(lines.begin(), lines.end(), keepsRhythm)) {
            return std::nullopt;
        }
        const std::optional<ZoneGrid> grid = fitGrid(lines);
        if (!grid) {
            return std::nullopt;
        }
        return readGrid(m_network, m_grey, *grid, false);
    }

    template <typename Consider>
    void considerAll(const std::vector<LineTrial>& trials, const Consider& consider)
    {
        if (trials.size() == 2) {
            consider(44, trials);
            consider(36, trials);
            considerThird(trials, consider);
        } else if (trials.size() == 3) {
            consider(30, trials);
        } else {
            considerNeighbours(trials.front(), consider);
        }
    }

    /// The line read on beyond its ends, at its measured pitch: guesses often end where a picture's
    /// edge or a run of fillers begins.
    LineTrial widened(const LineTrial& narrow)
    {
        const cv::Point2f left = mapPoint(narrow.cut.toPicture, 0, LineNetwork::kHeight / 2.0F);
        const cv::Point2f right =
            mapPoint(narrow.cut.toPicture, LineNetwork::kWidth, LineNetwork::kHeight / 2.0F);
        const double pixelsAStep = cv::norm(right - left) / LineNetwork::kSteps;
        LineTrial wide;
        wide.box = narrow.box;
        wide.cut =
            cutWideLine(m_grey,
                        narrow.box,
                        static_cast<float>(measureRhythm(narrow.posteriors).pitch * pixelsAStep));
        wide.posteriors = m_network.readWide(wide.cut.pixels);
        wide.pitch = measureRhythm(wide.posteriors).pitch;
        return wide;
    }

    LineTrial beside(const LineBox& line, cv::Point2f by)
    {
        LineBox box = line;
        box.start += by;
        box.end += by;
        return tryLine(m_network, m_grey, levelled(m_grey, box));
    }

    template <typename Consider>
    void considerThird(const std::vector<LineTrial>& pair, const Consider& consider)
    {
        std::vector<LineTrial> two = pair;
        double fit = 0;
        for (LineTrial& trial : two) {
            fitColumns(trial, {30, 36, 44});
            fit += trial.comb.steps.size() == 30 ? 1 : 0;
        }
        if (fit == 0) {
            return;
        }
        const cv::Point2f step =
            (two[1].box.start + two[1].box.end - two[0].box.start - two[0].box.end) / 2;
        consider(30, {beside(two[0].box, -step), two[0], two[1]});
        consider(30, {two[0], two[1], beside(two[1].box, step)});
    }

    template <typename Consider>
    void considerNeighbours(LineTrial single, const Consider& consider)
    {
        fitColumns(single, {30, 36, 44});
        const auto columns = static_cast<int>(single.comb.steps.size());
        const cv::Point2f along = single.box.end - single.box.start;
        const cv::Point2f step =
            cv::Point2f(-along.y, along.x) * (kLineDistance / static_cast<float>(columns));
        const LineTrial above = beside(single.box, -step);
        const LineTrial below = beside(single.box, step);
        if (columns != 30) {
            consider(columns, {above, single});
            consider(columns, {single, below});
            return;
        }
        consider(columns, {above, single, below});
        consider(columns, {beside(single.box, -2 * step), above, single});
        consider(columns, {single, below, beside(single.box, 2 * step)});
    }

    LineNetwork& m_network;
    const cv::Mat& m_grey;
};

bool alike(const ZoneGuess& a, const ZoneGuess& b)
{
    if (a.lines.size() != b.lines.size()) {
        return false;
    }
    const LineBox& p = a.lines.front();
    const LineBox& q = b.lines.front();
    const float near = 1.5F * p.height;
    const auto close = [near](cv::Point2f u, cv::Point2f v) {
        return cv::norm(u - v) < static_cast<double>(near);
    };
    return (close(p.start, q.start) && close(p.end, q.end)) ||
           (close(p.start, q.end) && close(p.end, q.start));
}

struct Pass
{
    double degrees;
    int longestSide;
};

constexpr std::array<Pass, 8> kFirstPasses{Pass{0, 700},
                                           Pass{90, 700},
                                           Pass{0, 1200},
                                           Pass{90, 1200},
                                           Pass{0, 420},
                                           Pass{90, 420},
                                           Pass{0, 2000},
                                           Pass{90, 2000}};
constexpr std::array<int, 2> kTurnedSides{760, 1300};
constexpr double kTurn = 15;

std::vector<Pass> passesOf(Search search)
{
    if (search == Search::Level) {
        return {kFirstPasses.begin(), kFirstPasses.begin() + 4};
    }
    std::vector<Pass> passes(kFirstPasses.begin(), kFirstPasses.end());
    for (const int side : kTurnedSides) {
        for (int k = 1; k < 12; ++k) {
            if (k != 6) {
                passes.push_back({kTurn * k, side});
            }
        }
    }
    return passes;
}

} // namespace

FoundZone readGrid(LineNetwork& network, const cv::Mat& grey, const ZoneGrid& grid, bool thorough)
{
    static constexpr std::array<GridMargins, 5> kCuts{GridMargins{1.0F, 2.1F, 0},
                                                      GridMargins{0.6F, 1.9F, 0.05F},
                                                      GridMargins{1.5F, 2.3F, -0.05F},
                                                      GridMargins{1.9F, 2.0F, 0.1F},
                                                      GridMargins{0.8F, 2.5F, -0.1F}};
    FoundZone zone;
    zone.grid = grid;
    for (int line = 0; line < grid.lines; ++line) {
        cv::Mat sum = cv::Mat::zeros(grid.columns, kLetters, CV_32F);
        const std::size_t cuts = thorough ? kCuts.size() : 1;
        for (std::size_t i = 0; i < cuts; ++i) {
            const LineCut cut = cutGridLine(grey, grid, line, kCuts.at(i));
            const cv::Mat posteriors = network.read(cut.pixels);
            cv::Mat probabilities;
            cv::exp(cellPosteriors(posteriors, layComb(posteriors, grid.columns)), probabilities);
            sum += probabilities;
        }
        cv::Mat cells;
        cv::log(sum / static_cast<double>(cuts), cells);
        zone.confidence += meanBest(cells) / grid.lines;
        zone.cells.push_back(cells);
    }
    return zone;
}

std::optional<FoundZone>
findAgain(LineNetwork& network, const cv::Mat& grey, const FoundZone& before)
{
    constexpr double kWorse = 0.05;
    FoundZone zone = readGrid(network, grey, before.grid, false);
    if (zone.confidence < std::min(kConvincing, before.confidence - kWorse)) {
        return std::nullopt;
    }
    return zone;
}

std::optional<FoundZone> findZone(LineNetwork& network, const cv::Mat& grey, Search search)
{
    GuessJudge judge(network, grey);
    std::vector<ZoneGuess> seen;
    std::optional<FoundZone> best;
    for (const Pass& pass : passesOf(search)) {
        for (const ZoneGuess& guess : guessZones(grey, pass.degrees, pass.longestSide)) {
            const bool level = pass.degrees == 0 || pass.degrees == 90;
            const bool known = std::any_of(
                seen.begin(), seen.end(), [&guess](const ZoneGuess& g) { return alike(g, guess); });
            // Askew, a line by itself is mostly print or background.
            if (known || (!level && guess.lines.size() == 1)) {
                continue;
            }
            if (seen.size() == kMostJudged) {
                return best;
            }
            seen.push_back(guess);
            keepBetter(best, judge.judge(guess));
            if (best && best->confidence > kConvincing) {
                return best;
            }
        }
    }
    return best;
}

} // namespace ventanilla::reading
