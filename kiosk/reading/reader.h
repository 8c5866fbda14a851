// SPDX-License-Identifier: EUPL-1.2
//
// The reading library's face: one photo or scan for inspection, or camera frames turned into
// evidence.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/evidence.h"
#include "kiosk/domain/paper.h"
#include "kiosk/reading/barcode/read.h"
#include "kiosk/reading/mrz/format.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ventanilla::reading {

struct InspectOptions
{
    bool mrz = true;
    bool barcode = true;
    bool text = true;
    std::optional<PartialDate> today; ///< Judges expiry; absent: no plausible clock.
};

/// Plain strings, not Sensitive: inspection prints what it reads and never runs on a kiosk.
struct InspectReading
{
    std::optional<ZoneKind> kind;
    std::optional<std::vector<std::string>>
        mrz;                ///< Best reading; nothing when no zone is believed to be there.
    bool mrzDigits = false; ///< Every check digit that the format defines holds.
    bool mrzValid = false;  ///< Digits hold and the likelihood gate passed.
    std::vector<std::string> mrzDoubt; ///< The lines with '?' at doubtful characters.
    std::vector<BarcodeReading> barcodes;
    std::vector<std::pair<std::string, std::string>> text; ///< Field name, value.
    std::vector<Check> checks;

    struct Ms
    {
        double total = 0;
        double page = 0;
        double mrz = 0;
        double barcode = 0;
        double text = 0;
    };
    Ms ms; ///< Milliseconds by part.
};

/// The weights, checked and ready; shared by readers of one thread.
class Models
{
public:
    /// @p mrzNetwork is the line network as ONNX, @p textNetwork that for print; without it print
    /// is not read. Fails with InvalidInput when one is not what it should be.
    [[nodiscard]] static Result<Models> load(std::span<const std::byte> mrzNetwork,
                                             std::span<const std::byte> textNetwork = {});

    Models(Models&&) noexcept;
    Models& operator=(Models&&) noexcept;
    Models(const Models&) = delete;
    Models& operator=(const Models&) = delete;
    ~Models();

    struct Loaded;
    [[nodiscard]] Loaded& loaded() const { return *m_loaded; }

private:
    explicit Models(std::unique_ptr<Loaded> loaded);
    std::unique_ptr<Loaded> m_loaded;
};

/// Reads any photo or scan: full pages, two sides on one picture, thumbnails, any rotation.
/// Reentrant.
class StillReader
{
public:
    /// @p models must outlive the reader.
    explicit StillReader(const Models& models)
        : m_models(&models)
    {}
    /// @p file is JPEG or PNG. Fails with InvalidInput (empty, damaged, no picture) or Unsupported
    /// (beyond 50 megapixels, 20,000 pixels a side or 32 MB).
    [[nodiscard]] Result<InspectReading> read(std::span<const std::byte> file,
                                              const InspectOptions& options);

private:
    const Models* m_models;
};

/// What one camera frame gave.
struct FrameOutcome
{
    Guidance guidance = Guidance::None;
    std::optional<PageOutline> outline;
    std::uint16_t previewWidth = 0; ///< 0: the preview did not fit into the buffer.
    std::uint16_t previewHeight = 0;
    std::optional<Evidence> evidence; ///< At most once after each begin().
};

/// Whether papers of issuer UTO or IAO count: in trials and training only.
enum class Specimens { Refuse, Read };

/// Watches a tray: guidance for each frame, evidence when the paper lies still and was read.
/// Reentrant.
class LiveReader
{
public:
    /// @p models must outlive the reader.
    explicit LiveReader(const Models& models, Specimens specimens = Specimens::Read);
    LiveReader(LiveReader&&) noexcept;
    LiveReader& operator=(LiveReader&&) noexcept;
    LiveReader(const LiveReader&) = delete;
    LiveReader& operator=(const LiveReader&) = delete;
    ~LiveReader();

    /// Forgets earlier frames and looks for @p kind. @p today judges expiry. @p pixelsPerMillimetre
    /// of the camera's frames as calibrated, 0 when unknown; papers are told by what is on them, so
    /// far without regard to it.
    void begin(PaperKind kind, std::optional<PartialDate> today, double pixelsPerMillimetre);

    /// Decodes, judges and, when it is time, reads one frame. @p width and @p height are needed for
    /// YUYV; MJPEG says its own. Draws the half-size preview (BGRx, rows without gaps) into @p
    /// preview. Fails with InvalidInput when the frame cannot be decoded; the next one may be fine.
    [[nodiscard]] Result<FrameOutcome> frame(std::span<const std::byte> bytes,
                                             PixelFormat format,
                                             std::uint16_t width,
                                             std::uint16_t height,
                                             std::span<std::byte> preview);
    /// A hardware reader's bytes. Nothing when they are not what the step expects.
    [[nodiscard]] std::optional<Evidence> scan(std::span<const std::byte> payload);
    /// Drops every frame and reading.
    void forget();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ventanilla::reading
