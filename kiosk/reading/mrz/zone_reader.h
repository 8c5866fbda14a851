// SPDX-License-Identifier: EUPL-1.2
//
// Pixels to a machine-readable zone, one picture alone or several frames fused. No OpenCV type
// shows.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/reading/image/picture.h"
#include "kiosk/reading/mrz/format.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ventanilla::reading {

/// Best reading of a zone. Personal data in plain strings: the caller wipes.
struct ZoneReading
{
    ZoneKind kind = ZoneKind::Td3;
    std::vector<std::string> lines;
    std::vector<std::pair<std::uint8_t, std::uint8_t>> doubtful; ///< Line and column, from zero.
    bool digitsHold = false;    ///< Every check digit that the format defines holds.
    bool certain = false;       ///< Digits hold and the likelihood gate passed: needs no question.
    bool hidden = false;        ///< A reflection hides something in every picture so far.
    std::size_t frames = 0;     ///< How many pictures were fused.
    std::vector<Picture> crops; ///< The lines in the last picture, level and grey.

    struct Point
    {
        float x = 0;
        float y = 0;
    };
    /// Around the zone in the last picture: clockwise from where its first line begins.
    std::array<Point, 4> outline;
};

class ZoneReader
{
public:
    /// @p network is the line network as ONNX. Fails with InvalidInput when it is not that.
    [[nodiscard]] static Result<ZoneReader> load(std::span<const std::byte> network);

    ZoneReader(ZoneReader&&) noexcept;
    ZoneReader& operator=(ZoneReader&&) noexcept;
    ZoneReader(const ZoneReader&) = delete;
    ZoneReader& operator=(const ZoneReader&) = delete;
    ~ZoneReader();

    /// Any picture: every rotation and size. Nothing when no zone is believed to be there.
    [[nodiscard]] std::optional<ZoneReading> readStill(const GreyView& picture);
    /// Level: the zone's lines run along the picture's rows or columns. Any: it may lie askew on
    /// the paper, too.
    enum class Lie { Level, Any };
    /// A levelled picture of the paper that lies on the tray; fuses with the frames since forget().
    [[nodiscard]] std::optional<ZoneReading> readFrame(const GreyView& page, Lie lie);
    /// Drops what the frames so far have given.
    void forget();

private:
    struct State;
    explicit ZoneReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace ventanilla::reading
