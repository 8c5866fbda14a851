// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/line_finder.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace ventanilla::reading {
namespace {

constexpr float kWidestGap = 1.35F; // of the taller neighbour's height, between letters of a line
constexpr float kMostUnlike = 2.4F; // heights of neighbours
constexpr int kFewestForSlope = 4;
constexpr float kWordGap = 0.16F; // of a capital

class Groups
{
public:
    explicit Groups(std::size_t size)
        : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), 0);
    }
    std::size_t find(std::size_t i)
    {
        while (m_parent[i] != i) {
            m_parent[i] = m_parent[m_parent[i]];
            i = m_parent[i];
        }
        return i;
    }
    void join(std::size_t a, std::size_t b) { m_parent[find(a)] = find(b); }

private:
    std::vector<std::size_t> m_parent;
};

bool areNeighbours(const Spot& left, const Spot& right)
{
    const auto low = static_cast<float>(std::min(left.box.height, right.box.height));
    const auto high = static_cast<float>(std::max(left.box.height, right.box.height));
    const int overlap =
        std::min(left.box.br().y, right.box.br().y) - std::max(left.box.y, right.box.y);
    const bool alike =
        std::min(left.strength, right.strength) > 0.4F * std::max(left.strength, right.strength);
    return alike && high<kMostUnlike * low&& static_cast<float>(overlap)> 0.5F * low;
}

/// Spots that stand side by side.
std::vector<std::vector<Spot>> rowsOf(const std::vector<Spot>& spots)
{
    Groups groups(spots.size());
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const auto reach = static_cast<float>(spots[i].box.height) * kWidestGap;
        for (std::size_t j = i + 1; j < spots.size(); ++j) {
            const auto gap = static_cast<float>(spots[j].box.x - spots[i].box.br().x);
            if (gap > kMostUnlike * reach) {
                break;
            }
            const float tallest =
                static_cast<float>(std::max(spots[i].box.height, spots[j].box.height));
            if (gap < kWidestGap * tallest && areNeighbours(spots[i], spots[j])) {
                groups.join(i, j);
            }
        }
    }
    std::vector<std::vector<Spot>> rows(spots.size());
    for (std::size_t i = 0; i < spots.size(); ++i) {
        rows[groups.find(i)].push_back(spots[i]);
    }
    std::erase_if(rows, [](const auto& row) { return row.empty(); });
    return rows;
}

float middleX(const Spot& spot)
{
    return static_cast<float>(spot.box.x) + static_cast<float>(spot.box.width) / 2;
}

struct Baseline
{
    float slope = 0;
    float offset = 0; ///< y at x = 0.

    [[nodiscard]] float at(float x) const { return offset + slope * x; }
};

template <typename Values>
float quantile(Values values, float share)
{
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<float>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

/// The level baseline of @p slope on which most letters of @p row stand.
Baseline withSlope(const std::vector<Spot>& row, float slope)
{
    std::vector<float> bottoms;
    bottoms.reserve(row.size());
    for (const Spot& spot : row) {
        bottoms.push_back(static_cast<float>(spot.box.br().y) - slope * middleX(spot));
    }
    return {slope, quantile(bottoms, 0.5F)};
}

/// Least squares over the letters near the last guess: tails such as that of g stay out.
Baseline baselineOf(const std::vector<Spot>& row, float height)
{
    Baseline line = withSlope(row, 0);
    for (const float slack : {0.6F, 0.25F, 0.15F}) {
        float n = 0;
        float sumX = 0;
        float sumY = 0;
        float sumXx = 0;
        float sumXy = 0;
        const float origin = middleX(row.front());
        for (const Spot& spot : row) {
            const float x = middleX(spot);
            const auto y = static_cast<float>(spot.box.br().y);
            if (std::abs(y - line.at(x)) < slack * height) {
                n += 1;
                sumX += x - origin;
                sumY += y;
                sumXx += (x - origin) * (x - origin);
                sumXy += (x - origin) * y;
            }
        }
        const float spread = n * sumXx - sumX * sumX;
        if (n < kFewestForSlope || spread < 1) {
            return line;
        }
        line.slope = (n * sumXy - sumX * sumY) / spread;
        line.offset = (sumY - line.slope * sumX) / n - line.slope * origin;
    }
    return line;
}

/// Height of capitals: that of the tall letters, not of accents on them.
float capitalOf(const std::vector<Spot>& row, const Baseline& baseline)
{
    std::vector<float> heights;
    heights.reserve(row.size());
    for (const Spot& spot : row) {
        heights.push_back(baseline.at(middleX(spot)) - static_cast<float>(spot.box.y));
    }
    const float tallest = quantile(heights, 0.9F);
    std::erase_if(heights, [tallest](float height) { return height < 0.6F * tallest; });
    return heights.empty() ? tallest : quantile(heights, 0.6F);
}

FoundLine lineOf(const std::vector<Spot>& row, const Baseline& baseline, Ink ink)
{
    FoundLine line;
    line.ink = ink;
    line.letters = static_cast<int>(row.size());
    line.capital = std::max(capitalOf(row, baseline), 1.0F);
    auto reached = static_cast<float>(row.front().box.x);
    const float left = reached;
    float strength = 0;
    for (const Spot& spot : row) {
        const auto x = static_cast<float>(spot.box.x);
        if (x - reached > kWordGap * line.capital) {
            line.gaps.push_back((x + reached) / 2 - left);
        }
        reached = std::max(reached, static_cast<float>(spot.box.br().x));
        strength += spot.strength;
    }
    line.strength = strength / static_cast<float>(row.size());
    line.begin = {left, baseline.at(left)};
    line.end = {reached, baseline.at(reached)};
    return line;
}

float heightOf(const std::vector<Spot>& row)
{
    std::vector<float> heights;
    heights.reserve(row.size());
    for (const Spot& spot : row) {
        heights.push_back(static_cast<float>(spot.box.height));
    }
    return quantile(heights, 0.5F);
}

bool isLong(const std::vector<Spot>& row)
{
    const auto width = static_cast<float>(row.back().box.br().x - row.front().box.x);
    return static_cast<int>(row.size()) >= kFewestForSlope && width > 5 * heightOf(row);
}

void addLines(const cv::Mat& grey, Ink ink, std::vector<FoundLine>& lines)
{
    const auto rows = rowsOf(spotsOf(grey, ink));
    std::vector<float> slopes;
    for (const auto& row : rows) {
        if (isLong(row)) {
            slopes.push_back(baselineOf(row, heightOf(row)).slope);
        }
    }
    const float usual = slopes.empty() ? 0 : quantile(slopes, 0.5F);
    for (const auto& row : rows) {
        lines.push_back(
            lineOf(row, isLong(row) ? baselineOf(row, heightOf(row)) : withSlope(row, usual), ink));
    }
}

/// Single spots are letters only where they look like those of whole lines.
void dropSpecks(std::vector<FoundLine>& lines)
{
    std::vector<float> strengths;
    std::vector<float> capitals;
    for (const FoundLine& line : lines) {
        if (line.letters >= kFewestForSlope) {
            strengths.push_back(line.strength);
            capitals.push_back(line.capital);
        }
    }
    if (strengths.empty()) {
        return;
    }
    const float weak = 0.6F * quantile(strengths, 0.5F);
    const float low = 0.8F * quantile(capitals, 0.1F);
    const float high = 1.3F * quantile(capitals, 0.9F);
    std::erase_if(lines, [=](const FoundLine& line) {
        return line.letters < 3 &&
               (line.strength < weak || line.capital < low || line.capital > high);
    });
}

} // namespace

std::vector<FoundLine> findLines(const cv::Mat& grey)
{
    std::vector<FoundLine> lines;
    addLines(grey, Ink::Dark, lines);
    addLines(grey, Ink::Light, lines);
    dropSpecks(lines);
    std::sort(lines.begin(), lines.end(), [](const FoundLine& a, const FoundLine& b) {
        return a.begin.y < b.begin.y;
    });
    return lines;
}

} // namespace ventanilla::reading
