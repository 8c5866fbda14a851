// SPDX-License-Identifier: EUPL-1.2
//
// An engine that does what the first byte of each frame, scan or file tells it.
#pragma once

#include "kiosk/app/decoder/engine.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string_view>

#include <unistd.h>

namespace ventanilla::decoder {

class ScriptedEngine : public Engine
{
public:
    static constexpr std::string_view kWeights = "WEIGHTS";

    Result<void> load(const std::vector<std::span<const std::byte>>& files,
                      reading::Specimens /*specimens*/) override
    {
        const bool known = files.size() == 1 && files.front().size() == kWeights.size();
        if (!known) {
            return Error{ErrorKind::InvalidInput, "no weights"};
        }
        m_loaded = true;
        return {};
    }

    void begin(PaperKind /*kind*/,
               std::optional<PartialDate> /*today*/,
               double /*pixelsPerMillimetre*/) override
    {}

    /// P: preview. E: preview and evidence. U: preview, only with models. K: dies. H: hangs.
    /// T, B: throws. O: evidence that no message can hold.
    Result<reading::FrameOutcome> frame(const FrameView& frame,
                                        std::span<std::byte> preview) override
    {
        const char command = act(frame.bytes);
        if (command == 'U' && !m_loaded) {
            return Error{ErrorKind::Unavailable, "no models"};
        }
        reading::FrameOutcome outcome;
        outcome.guidance = Guidance::HoldStill;
        if (!preview.empty()) {
            std::ranges::fill(preview.first(std::size_t{4} * 2 * 4), frame.bytes.front());
            outcome.previewWidth = 4;
            outcome.previewHeight = 2;
        }
        if (command == 'E' || command == 'O') {
            outcome.evidence = evidence();
        }
        if (command == 'O') {
            outcome.evidence->documentClass = "Not a word";
        }
        return outcome;
    }

    Result<std::optional<Evidence>> scan(std::span<const std::byte> payload) override
    {
        return act(payload) == 'E' ? std::optional{evidence()} : std::nullopt;
    }

    void forget() override {}

    Result<reading::InspectReading> inspect(std::span<const std::byte> file,
                                            const reading::InspectOptions& /*options*/) override
    {
        if (file.empty()) {
            return Error{ErrorKind::InvalidInput, "the file is empty"};
        }
        act(file);
        reading::InspectReading reading;
        reading.mrz = std::vector<std::string>{std::string(44, 'A'), std::string(44, '<')};
        reading.kind = reading::ZoneKind::Td3;
        reading.barcodes.push_back({"QRCode", {1, 2}, "x", true});
        reading.barcodes.push_back({"QRCode", {0xFF}, "\xFF", true});
        return reading;
    }

    static Evidence evidence()
    {
        Evidence evidence;
        evidence.documentClass = "passport";
        FieldEvidence name;
        name.value = PersonName{{SensitiveText{"ANA MARÍA"}}, {SensitiveText{"ERIKSSON"}}};
        name.crop =
            LineCrop{300, 300, Sensitive{std::vector<std::uint8_t>(std::size_t{300} * 300, 0x55)}};
        evidence.fields.push_back(std::move(name));
        evidence.checks.push_back({"mrz.digits", CheckResult::Agrees, ""});
        evidence.portraitJpeg = Sensitive{std::vector<std::uint8_t>(70'000, 0xAA)};
        return evidence;
    }

private:
    static char act(std::span<const std::byte> bytes)
    {
        const char command = bytes.empty() ? '\0' : static_cast<char>(bytes.front());
        switch (command) {
        case 'K':
            std::abort();
        case 'H':
            while (true) {
                ::pause();
            }
        case 'T':
            throw std::runtime_error{"MARIA ERIKSSON"};
        case 'B':
            throw std::bad_alloc{};
        default:
            return command;
        }
    }

    bool m_loaded = false;
};

} // namespace ventanilla::decoder
