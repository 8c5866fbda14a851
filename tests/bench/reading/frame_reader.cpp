// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/reading/frame_reader.h"

#include "kiosk/reading/image/decode.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <ctime>

namespace ventanilla::bench {
namespace {

using namespace reading;

constexpr PageOutline kWholeFrame{{PageOutline::Corner{0, 0},
                                   PageOutline::Corner{1, 0},
                                   PageOutline::Corner{1, 1},
                                   PageOutline::Corner{0, 1}}};

/// Whether every true corner has an outline's corner within @p tolerance pixels.
bool matches(const PageOutline& outline, const Take& take, const cv::Size& size, double tolerance)
{
    return std::all_of(take.corners.begin(), take.corners.end(), [&](const cv::Point2f& corner) {
        return std::any_of(
            outline.corners.begin(), outline.corners.end(), [&](const PageOutline::Corner& c) {
                const cv::Point2f found(c.x * static_cast<float>(size.width),
                                        c.y * static_cast<float>(size.height));
                return cv::norm(found - corner) < tolerance;
            });
    });
}

} // namespace

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Picture FrameReader::page(const std::vector<std::byte>& frame,
                          const Take& take,
                          double tolerance,
                          TakeReading& into)
{
    const auto grey = decodePicture(frame, Layout::Grey);
    if (!grey) {
        return {};
    }
    const cv::Size size(grey->width(), grey->height());
    m_preview.resize(static_cast<std::size_t>(size.width / 2 + 1) *
                     static_cast<std::size_t>(size.height / 2 + 1) * 4);
    const auto preview = decodePreview(frame, m_preview);
    if (!preview) {
        return {};
    }
    FrameJudge judge;
    const double before = processorMilliseconds();
    const FrameVerdict verdict =
        judge.judge({reinterpret_cast<const std::uint8_t*>(m_preview.data()), // bytes are bytes
                     preview->width,
                     preview->height});
    into.times.page = processorMilliseconds() - before;
    into.pageFound =
        into.pageFound && verdict.outline && matches(*verdict.outline, take, size, tolerance);
    return levelPage(grey->grey(), verdict.outline.value_or(kWholeFrame));
}

TakeReading FrameReader::read(const Take& take, double pixelsPerMillimetre)
{
    TakeReading out;
    out.pageFound = true;
    m_zones->forget();
    for (const std::vector<std::byte>& frame : take.frames) {
        const bool third = out.frames == 2; // looked for anywhere, once, as the live reader does
        const Picture level = page(frame, take, pixelsPerMillimetre, out);
        if (level.empty()) {
            continue;
        }
        const double before = processorMilliseconds();
        std::optional<ZoneReading> zone = m_zones->readFrame(
            level.grey(), third && !out.zone ? ZoneReader::Lie::Any : ZoneReader::Lie::Level);
        if (out.frames++ == 0) {
            out.times.zone = processorMilliseconds() - before;
        }
        if (zone) {
            out.zone = std::move(zone);
        }
        if (out.zone && out.zone->certain) {
            break;
        }
    }
    return out;
}

} // namespace ventanilla::bench
