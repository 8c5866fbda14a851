// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/zone_reader.h"

#include "kiosk/reading/image/mat.h"
#include "kiosk/reading/mrz/decode.h"
#include "kiosk/reading/mrz/zone_search.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace ventanilla::reading {
namespace {

/// Pictures without a zone gave -0.39 at best, the worst specimen that can be read at all -0.11.
constexpr double kBelieved = -0.2;
constexpr double kOddest = 0.08;
constexpr std::size_t kMostFrames = 5;

using Cells = std::vector<cv::Mat>;

bool sameSize(const Cells& a, const Cells& b)
{
    return a.size() == b.size() && !a.empty() && a.front().rows == b.front().rows;
}

/// The levelled pages of two frames differ by a pixel or two, as their corners do.
bool aboutEqual(const cv::Size& a, const cv::Size& b)
{
    constexpr int kSlack = 3;
    return std::abs(a.width - b.width) <= kSlack && std::abs(a.height - b.height) <= kSlack;
}

/// Half arithmetic, half geometric mean of the probabilities: one frame's glare must not veto the
/// others.
Cells fused(const std::vector<Cells>& frames)
{
    const auto count = static_cast<double>(frames.size());
    Cells out;
    for (std::size_t line = 0; line < frames.front().size(); ++line) {
        cv::Mat sum;
        cv::Mat logSum;
        for (const Cells& frame : frames) {
            cv::Mat probabilities;
            cv::exp(frame[line], probabilities);
            sum = sum.empty() ? probabilities : cv::Mat(sum + probabilities);
            logSum = logSum.empty() ? frame[line].clone() : cv::Mat(logSum + frame[line]);
        }
        cv::Mat geometric;
        cv::exp(logSum / count, geometric);
        cv::Mat cells;
        cv::log(sum / (2 * count) + geometric / 2, cells);
        out.push_back(cells);
    }
    return out;
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
    std::vector<Cells> frames;
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
    const DecodedZone decoded = decodeZone(zone.cells);
    if (zone.confidence < kBelieved || decoded.oddity > kOddest) {
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
    std::vector<Cells>& frames = m_state->frames;
    if (!frames.empty() && !sameSize(frames.front(), zone->cells)) {
        frames.clear();
    }
    if (frames.size() == kMostFrames) {
        frames.erase(frames.begin());
    }
    frames.push_back(zone->cells);
    const DecodedZone decoded = decodeZone(frames.size() == 1 ? frames.front() : fused(frames));
    if (decoded.oddity > kOddest) {
        return std::nullopt;
    }
    ZoneReading reading = readingOf(decoded, zone->grid, frames.size());
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
