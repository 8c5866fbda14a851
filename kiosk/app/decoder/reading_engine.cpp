// SPDX-License-Identifier: EUPL-1.2
//
// The reading library behind the decoder's door.
#include "kiosk/app/decoder/engine.h"

#include <utility>

namespace ventanilla::decoder {
namespace {

class ReadingEngine : public Engine
{
public:
    Result<void> load(const std::vector<std::span<const std::byte>>& files,
                      reading::Specimens specimens) override
    {
        if (files.empty() || files.size() > 2) {
            return Error{ErrorKind::InvalidInput, "not the files of weights that we know"};
        }
        const auto text = files.size() > 1 ? files.back() : std::span<const std::byte>{};
        VN_TRY(auto models, reading::Models::load(files.front(), text));
        m_live.reset();
        m_still.reset();
        m_models = std::make_unique<reading::Models>(std::move(models));
        m_live.emplace(*m_models, specimens);
        m_still.emplace(*m_models);
        if (m_question) {
            m_live->begin(m_question->kind, m_question->today, m_question->pixelsPerMillimetre);
        }
        return {};
    }

    void
    begin(PaperKind kind, std::optional<PartialDate> today, double pixelsPerMillimetre) override
    {
        m_question = {kind, today, pixelsPerMillimetre};
        if (m_live) {
            m_live->begin(kind, today, pixelsPerMillimetre);
        }
    }

    Result<reading::FrameOutcome> frame(const FrameView& frame,
                                        std::span<std::byte> preview) override
    {
        if (!m_live) {
            return noModels();
        }
        return m_live->frame(frame.bytes, frame.format, frame.width, frame.height, preview);
    }

    Result<std::optional<Evidence>> scan(std::span<const std::byte> payload) override
    {
        if (!m_live) {
            return noModels();
        }
        return m_live->scan(payload);
    }

    void forget() override
    {
        m_question.reset();
        if (m_live) {
            m_live->forget();
        }
    }

    Result<reading::InspectReading> inspect(std::span<const std::byte> file,
                                            const reading::InspectOptions& options) override
    {
        if (!m_still) {
            return noModels();
        }
        return m_still->read(file, options);
    }

private:
    struct Question
    {
        PaperKind kind = PaperKind::Identity;
        std::optional<PartialDate> today;
        double pixelsPerMillimetre = 0;
    };

    static Error noModels() { return {ErrorKind::Unavailable, "no models have been loaded"}; }

    std::unique_ptr<reading::Models> m_models;
    std::optional<reading::LiveReader> m_live;
    std::optional<reading::StillReader> m_still;
    std::optional<Question> m_question;
};

} // namespace

std::unique_ptr<Engine> makeReadingEngine()
{
    return std::make_unique<ReadingEngine>();
}

} // namespace ventanilla::decoder
