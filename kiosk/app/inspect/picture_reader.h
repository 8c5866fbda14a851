// SPDX-License-Identifier: EUPL-1.2
//
// Reads pictures one after the other in a decoder child that a bad picture may end.
#pragma once

#include "kiosk/app/decoder_link/decoder_child.h"
#include "kiosk/base/result.h"
#include "kiosk/reading/reader.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ventanilla::inspect {

struct PictureReaderOptions
{
    DecoderProgram program;
    std::vector<std::string> weights;
    std::chrono::milliseconds startLimit{20'000};
    std::chrono::milliseconds pictureLimit{30'000};
};

/// Thread-bound. The decoder is started when it is first needed and again after each death.
class PictureReader
{
public:
    explicit PictureReader(PictureReaderOptions options)
        : m_options(std::move(options))
    {}

    /// Fails with NotFound (no such file, no decoder), InvalidInput or Unsupported (no picture that
    /// we read), Unavailable (the decoder died of it), TimedOut.
    [[nodiscard]] Result<reading::InspectReading> read(const std::string& path,
                                                       const reading::InspectOptions& options);

private:
    using Deadline = std::chrono::steady_clock::time_point;

    Result<void> ensureDecoder();
    Result<void> startDecoder();
    Result<decoder_wire::FromDecoder> receive(Deadline deadline);
    template <typename Message>
    Result<Message> expect(Deadline deadline);
    Result<void> ask(int picture, const reading::InspectOptions& options);
    Result<reading::InspectReading> collect(Deadline deadline);

    PictureReaderOptions m_options;
    std::optional<DecoderRings> m_rings;
    std::optional<DecoderChild> m_child;
    std::uint32_t m_id = 0;
};

} // namespace ventanilla::inspect
