// SPDX-License-Identifier: EUPL-1.2
//
// One running ventanilla-decoder with exactly its three descriptors.
#pragma once

#include "kiosk/app/decoder_wire/channel.h"
#include "kiosk/app/decoder_wire/codec.h"
#include "kiosk/base/child_process.h"
#include "kiosk/base/result.h"
#include "kiosk/base/shared_memory.h"

#include <span>
#include <string>
#include <vector>

namespace ventanilla {

/// What is started as the decoder.
struct DecoderProgram
{
    std::string path; ///< Empty: the one beside the running program.
    std::vector<std::string> arguments;
};

/// Both rings, as the side that is not the decoder holds them.
struct DecoderRings
{
    FrameRing camera;
    FrameRing preview;
    UniqueFd cameraReadOnly; ///< What the decoder gets: through it the ring cannot be written.

    /// Fails with Internal.
    [[nodiscard]] static Result<DecoderRings> create();
    void wipe();
};

/// Thread-bound. The destructor kills and reaps.
class DecoderChild
{
public:
    DecoderChild() = default;
    /// Fails with NotFound when the program is not there, Unavailable or Internal.
    [[nodiscard]] static Result<DecoderChild> start(const DecoderProgram& program,
                                                    const DecoderRings& rings);

    [[nodiscard]] decoder_wire::Channel& channel() { return m_channel; }
    [[nodiscard]] ChildProcess& process() { return m_process; }

    /// Fails with InvalidInput (a value is out of bounds) or Unavailable.
    Result<void> send(const decoder_wire::ToDecoder& message, std::span<const int> fds = {});

private:
    decoder_wire::Channel m_channel;
    ChildProcess m_process;
};

/// The files of weights, opened for reading only. Fails with NotFound.
[[nodiscard]] Result<std::vector<UniqueFd>> openWeights(const std::vector<std::string>& paths);

/// Where the weights stand beside the running program.
[[nodiscard]] std::vector<std::string> standardWeights();

} // namespace ventanilla
