// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/zone_reader.h"

#include "kiosk/reading/image/mat.h"
#include "kiosk/reading/mrz/decode.h"
#include "kiosk/reading/mrz/visibility.h"
#include "kiosk/reading/mrz/zone_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace ventanilla::reading {
namespace {

/// Pictures without a zone gave -0.39 at best, the worst specimen that can be read at all -0.11.
constexpr double kBelieved = -0.2;
constexpr double kOddest = 0.08;
constexpr std::size_t kMostFrames = 5;

bool sameSize(const FoundZone& a, const FoundZone& b)
{
    return a.grid.lines == b.grid.lines && a.grid.columns == b.grid.columns;
}

/// The levelled pages of two frames differ by a pixel or two, as their corners do.
bool aboutEqual(const cv::Size& a, const cv::Size& b)
{
    constexpr int kSlack = 3;
    return std::abs(a.width - b.width) <= kSlack && std::abs(a.height - b.height) <= kSlack;
}

/// One cell of several frames, each counted as far as it shows there. Half arithmetic, half
/// geometric mean of the probabilities: one frame's blur must not veto the others.
void fuseCell(const std::vector<FoundZone>& frames, std::size_t line, int column, float* out)
{
    std::array<double, kLetters> sum{};
    std::array<double, kLetters> logSum{};
    double weight = 0;
    for (const FoundZone& frame : frames) {
        const auto visible =
            static_cast<double>(frame.visible[line][static_cast<std::size_t>(column)]);
        const auto* cell = frame.cells[line].ptr<float>(column);
        for (std::size_t c = 0; c < sum.size(); ++c) {
            sum.at(c) += visible * std::exp(static_cast<double>(cell[c]));
            logSum.at(c) += visible * static_cast<double>(cell[c]);
        }
        weight += visible;
    }
    for (std::size_t c = 0; c < sum.size(); ++c) {
        const double mean = sum.at(c) / (2 * weight) + std::exp(logSum.at(c) / weight) / 2;
        out[c] = static_cast<float>(std::log(mean));
    }
}

/// What the frames say together; where none of them shows anything, nothing is likely.
std::vector<cv::Mat> fused(const std::vector<FoundZone>& frames)
{
    std::vector<cv::Mat> zone;
    for (std::size_t line = 0; line < frames.front().cells.size(); ++line) {
        cv::Mat cells(frames.front().grid.columns, kLetters, CV_32F);
        std::vector<float> visible(static_cast<std::size_t>(cells.rows), 0);
        for (int k = 0; k < cells.rows; ++k) {
            fuseCell(frames, line, k, cells.ptr<float>(k));
            for (const FoundZone& frame : frames) {
                float& best = visible[static_cast<std::size_t>(k)];
                best = std::max(best, frame.visible[line][static_cast<std::size_t>(k)]);
            }
        }
        zone.push_back(dimmed(cells, visible));
    }
    return zone;
}

/// Whether a character shows in none of the frames.
bool hidesSomething(const std::vector<FoundZone>& frames)
{
    constexpr float kShows = 0.5F;
    for (std::size_t line = 0; line < frames.front().visible.size(); ++line) {
        for (std::size_t k = 0; k < frames.front().visible[line].size(); ++k) {
            if (std::none_of(frames.begin(), frames.end(), [&](const FoundZone& frame) {
                    return frame.visible[line][k] > kShows;
                }))
            {
                return true;
            }
        }
    }
    return false;
}

/// Two papers, or one read in two ways: more than two characters are surely different ones.
bool contradict(const FoundZone& a, const FoundZone& b)
{
    constexpr float kSure = -0.1F; // log-probability
    constexpr int kMost = 2;
    int count = 0;
    for (std::size_t line = 0; line < a.cells.size(); ++line) {
        for (int k = 0; k < a.cells[line].rows; ++k) {
            const auto column = static_cast<std::size_t>(k);
            const auto* p = a.cells[line].ptr<float>(k);
            const auto* q = b.cells[line].ptr<float>(k);
            const auto* best = std::max_element(p, p + kLetters);
            const auto* other = std::max_element(q, q + kLetters);
            const bool sure = *best > kSure && *other > kSure && a.visible[line][column] > 0.5F &&
                              b.visible[line][column] > 0.5F;
            count += sure && best - p != other - q ? 1 : 0;
        }
    }
    return count > kMost;
}

ZoneReading::Point corner(const ZoneGrid& grid, float column, float line)
{
    const cv::Vec3f p = grid.toPicture * cv::Vec3f(column, line * kLineDistance, 1);
    return {p[0] / p[2], p[1] / p[2]};
}

/// A line for people to look at.
Picture shownLine(const cv::Mat& grey, const ZoneGrid& grid, int line)
{
    return copyPicture(cutGridLine(grey, grid, line, {}).pixels);
}

ZoneReading readingOf(const DecodedZone& decoded, const ZoneGrid& grid, std::size_t frames)
{
    ZoneReading reading;
    reading.kind = decoded.kind;
    reading.lines = decoded.lines;
    reading.doubtful = decoded.doubtful;
    reading.digitsHold = decoded.digitsHold;
    reading.certain = decoded.certain;
    reading.frames = frames;
    constexpr float kAbove = -0.4F;
    const float right = static_cast<float>(grid.columns) + 1;
    const float below = static_cast<float>(grid.lines) - 1 - kAbove;
    reading.outline = {corner(grid, -1, kAbove),
                       corner(grid, right, kAbove),
                       corner(grid, right, below),
                       corner(grid, -1, below)};
    return reading;
}

} // namespace

struct ZoneReader::State
{
    LineNetwork network;
    std::vector<FoundZone> frames;
    std::optional<FoundZone> last; ///< Of the frame before.
    cv::Size lastSize;
};

ZoneReader::ZoneReader(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

ZoneReader::ZoneReader(ZoneReader&&) noexcept = default;
ZoneReader& ZoneReader::operator=(ZoneReader&&) noexcept = default;
ZoneReader::~ZoneReader() = default;

Result<ZoneReader> ZoneReader::load(std::span<const std::byte> network)
{
    VN_TRY(LineNetwork loaded, LineNetwork::load(network));
    return ZoneReader(std::make_unique<State>(State{std::move(loaded), {}, {}, {}}));
}

std::optional<ZoneReading> ZoneReader::readStill(const GreyView& picture)
{
    const cv::Mat grey = borrowMat(picture);
    const std::optional<FoundZone> found = findZone(m_state->network, grey, Search::Whole);
    if (!found) {
        return std::nullopt;
    }
    const FoundZone zone = readGrid(m_state->network, grey, found->grid, true);
    const DecodedZone decoded = decodeZone(fused({zone}));
    if (zone.confidence < kBelieved || decoded.oddity > kOddest || !decoded.isDated) {
        return std::nullopt;
    }
    return readingOf(decoded, zone.grid, 1);
}

std::optional<ZoneReading> ZoneReader::readFrame(const GreyView& page, Lie lie)
{
    const cv::Mat grey = borrowMat(page);
    std::optional<FoundZone> zone;
    if (m_state->last && aboutEqual(m_state->lastSize, grey.size())) {
        zone = findAgain(m_state->network, grey, *m_state->last);
    }
    if (!zone) {
        zone = findZone(m_state->network, grey, lie == Lie::Level ? Search::Level : Search::Whole);
    }
    if (!zone || zone->confidence < kBelieved) {
        m_state->last.reset();
        return std::nullopt;
    }
    m_state->last = zone;
    m_state->lastSize = grey.size();
    std::vector<FoundZone>& frames = m_state->frames;
    if (!frames.empty() && (!sameSize(frames.front(), *zone) || contradict(frames.back(), *zone))) {
        frames.clear();
    }
    if (frames.size() == kMostFrames) {
        frames.erase(frames.begin());
    }
    frames.push_back(*zone);
    const DecodedZone decoded = decodeZone(fused(frames));
    if (decoded.oddity > kOddest || !decoded.isDated) {
        return std::nullopt;
    }
    ZoneReading reading = readingOf(decoded, zone->grid, frames.size());
    reading.hidden = hidesSomething(frames);
    for (int line = 0; line < zone->grid.lines; ++line) {
        reading.crops.push_back(shownLine(grey, zone->grid, line));
    }
    return reading;
}

void ZoneReader::forget()
{
    m_state->frames.clear();
    m_state->last.reset();
}

} // namespace ventanilla::reading
