// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/zone_search.h"

#include "kiosk/reading/mrz/line_trial.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ventanilla::reading {
namespace {

constexpr double kHopelessZone = -0.8;   // lines below this mean log-probability are no zone
constexpr double kUpright = -0.05;       // upside-down text has been seen to reach -0.25
constexpr double kConvincing = -0.1;     // a zone above it ends the search
constexpr double kClearly = 0.04;        // what fewer characters must be surer
constexpr std::size_t kMostJudged = 110; // guesses: bounds the time for a picture without a zone

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

/// Lines read from the other side: the last one is the first.
void turnAround(std::vector<LineBox>& lines)
{
    std::reverse(lines.begin(), lines.end());
    std::transform(lines.begin(), lines.end(), lines.begin(), reversed);
}

class GuessJudge
{
public:
    GuessJudge(LineNetwork& network, const cv::Mat& grey, Search search)
        : m_network(network)
        , m_grey(grey)
        , m_search(search)
    {}

    [[nodiscard]] std::optional<FoundZone> judge(const ZoneGuess& guess)
    {
        std::vector<LineBox> lines;
        for (const LineBox& line : guess.lines) {
            lines.push_back(levelled(m_grey, line));
        }
        std::optional<FoundZone> zone = judgeLines(withCommonEnds(lines));
        return zone && mayBePart(zone->grid) ? wholeOf(*std::move(zone)) : zone;
    }

private:
    std::optional<FoundZone> judgeLines(std::vector<LineBox> lines)
    {
        if (m_search == Search::Level && isAtHead(lines.front())) {
            turnAround(lines);
        }
        LineTrial first = tryLine(m_network, m_grey, lines.front());
        fitColumns(first, {30, 36, 44});
        std::optional<FoundZone> best = readAtOnce(first, lines);
        if (best) {
            return best;
        }
        if (first.fit < kUpright) {
            LineTrial turned = tryLine(m_network, m_grey, reversed(lines.front()));
            fitColumns(turned, {30, 36, 44});
            if (turned.fit > first.fit) {
                turnAround(lines);
                best = readAtOnce(turned, lines);
                return best || isHopeless(turned) ? best : readLines(lines, std::nullopt);
            }
        }
        return isHopeless(first) ? std::nullopt : readLines(lines, std::move(first));
    }

    /// Whether two lines of 36 may be a piece of two of 44, as a reflection cuts it out. On a level
    /// page the size of the characters tells: a page that is 44 and some wide has no room for more.
    [[nodiscard]] bool mayBePart(const ZoneGrid& grid) const
    {
        constexpr float kTd2 = 2.54F / 105; // pitch beside the longer side
        constexpr float kTolerance = 0.06F;
        if (grid.lines != 2 || grid.columns != 36) {
            return false;
        }
        const auto side = static_cast<float>(std::max(m_grey.cols, m_grey.rows));
        const float pitch = lengthOf(grid) / static_cast<float>(grid.columns) / side;
        return m_search != Search::Level || std::abs(pitch / kTd2 - 1) > kTolerance;
    }

    static float lengthOf(const ZoneGrid& grid)
    {
        const LineBox box = boxOf(grid, 0);
        return box.length();
    }

    /// The zone with what stands beyond its ends, if characters do.
    FoundZone wholeOf(FoundZone part)
    {
        constexpr int kWhole = 44;
        constexpr double kFits = -0.6; // of the characters that are added
        std::vector<LineTrial> wide;
        double fit = 0;
        for (int line = 0; line < part.grid.lines; ++line) {
            const LineBox box = boxOf(part.grid, line);
            const float pitch = box.length() / static_cast<float>(part.grid.columns);
            LineTrial trial = tryWide(m_network, m_grey, box, pitch);
            fitColumns(trial, {part.grid.columns});
            fit -= trial.fit * part.grid.columns;
            fitColumns(trial, {kWhole});
            fit += trial.fit * kWhole;
            wide.push_back(std::move(trial));
        }
        const bool fits = fit > kFits * (kWhole - part.grid.columns) * part.grid.lines;
        const std::optional<ZoneGrid> grid = fits ? fitGrid(wide) : std::nullopt;
        if (!grid) {
            return part;
        }
        FoundZone whole = readGrid(m_network, m_grey, *grid, false);
        return whole.confidence > std::min(kConvincing, part.confidence) - kClearly ? whole : part;
    }

    /// Whether the line stands in the part of the page that is above when the line is upright: a
    /// zone stands at the foot.
    [[nodiscard]] bool isAtHead(const LineBox& line) const
    {
        const cv::Point2f along = line.end - line.start;
        const cv::Point2f page(static_cast<float>(m_grey.cols), static_cast<float>(m_grey.rows));
        return cv::Point2f(-along.y, along.x).dot((line.start + line.end - page) / 2) < 0;
    }

    /// On a level page one line shows where the characters of the others stand. Nothing unless that
    /// convinces.
    std::optional<FoundZone> readAtOnce(const LineTrial& known, const std::vector<LineBox>& lines)
    {
        constexpr double kClear = -0.3;
        const bool whole = (lines.size() == 3) == (known.comb.steps.size() == 30);
        if (m_search != Search::Level || lines.size() < 2 || !whole || known.fit < kClear ||
            !keepsRhythm(known))
        {
            return std::nullopt;
        }
        const std::optional<ZoneGrid> grid = fitGrid(known, lines);
        if (!grid) {
            return std::nullopt;
        }
        FoundZone zone = readGrid(m_network, m_grey, *grid, false);
        return zone.confidence > kConvincing ? std::optional(std::move(zone)) : std::nullopt;
    }

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
                wide.push_back(tryWider(m_network, m_grey, trial));
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
        if (fit < kHopelessZone || std::none_of(lines.begin(), lines.end(), keepsRhythm)) {
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
    Search m_search;
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
    bool singles = true; ///< Lines by themselves, too: mostly print or background.
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

/// A page's zone runs along its longer side.
std::vector<Pass> passesOfPage(const cv::Size& page)
{
    const double along = page.width >= page.height ? 0 : 90;
    const double across = 90 - along;
    return {{along, 700, false},
            {along, 1200, false},
            {along, 700},
            {along, 1200},
            {across, 700},
            {across, 1200}};
}

std::vector<Pass> passesOf(Search search, const cv::Size& page)
{
    if (search == Search::Level) {
        return passesOfPage(page);
    }
    std::vector<Pass> passes(kFirstPasses.begin(), kFirstPasses.end());
    for (const int side : kTurnedSides) {
        for (int k = 1; k < 12; ++k) {
            if (k != 6) {
                passes.push_back({kTurn * k, side, false});
            }
        }
    }
    return passes;
}

} // namespace

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
    GuessJudge judge(network, grey, search);
    std::vector<ZoneGuess> seen;
    std::optional<FoundZone> best;
    for (const Pass& pass : passesOf(search, grey.size())) {
        for (const ZoneGuess& guess : guessZones(grey, pass.degrees, pass.longestSide)) {
            const bool known = std::any_of(
                seen.begin(), seen.end(), [&guess](const ZoneGuess& g) { return alike(g, guess); });
            if (known || (!pass.singles && guess.lines.size() == 1)) {
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
