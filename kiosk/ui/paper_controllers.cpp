// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/paper_controllers.h"

#include "kiosk/ui/words.h"

#include <algorithm>

namespace ventanilla::ui {

static_assert(static_cast<int>(CaptureController::NotReadable) ==
              static_cast<int>(Guidance::NotReadable));

LayPaperController::State LayPaperController::state() const
{
    if (journey().step() == session::Step::LayProof) {
        return Proof;
    }
    return journey().layingAnother() ? AnotherIdentity : Identity;
}

CaptureController::State CaptureController::state() const
{
    switch (journey().capture().state()) {
    case session::CaptureState::OnceMore:
        return OnceMore;
    case session::CaptureState::CameraAway:
        return CameraAway;
    case session::CaptureState::Off:
    case session::CaptureState::Looking:
    case session::CaptureState::Done:
        return Looking;
    }
    return Looking;
}

CaptureController::Hint CaptureController::hint() const
{
    return static_cast<Hint>(journey().capture().guidance());
}

QImage CaptureController::preview() const
{
    const auto& ready = journey().capture().preview();
    const auto pixels = journey().capture().previewPixels();
    if (!ready || pixels.empty()) {
        return {};
    }
    const QImage shared{reinterpret_cast<const uchar*>(pixels.data()),
                        ready->width,
                        ready->height,
                        qsizetype{ready->width} * 4,
                        QImage::Format_RGB32};
    auto picture = shared.copy();
    // The fourth byte means nothing in the ring; the painter takes it for opacity.
    for (int y = 0; y < picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        std::for_each(line, line + picture.width(), [](QRgb& pixel) { pixel |= 0xFF000000U; });
    }
    return picture;
}

QPolygonF CaptureController::outline() const
{
    QPolygonF polygon;
    const auto& ready = journey().capture().preview();
    if (ready && ready->outline) {
        for (const auto& corner : ready->outline->corners) {
            polygon.append(QPointF{corner.x, corner.y});
        }
    }
    return polygon;
}

const FieldEvidence* ReadingController::field(FieldName name) const
{
    const auto& evidence = journey().evidence();
    if (!evidence) {
        return nullptr;
    }
    const auto at = std::find_if(evidence->fields.begin(),
                                 evidence->fields.end(),
                                 [&](const auto& f) { return f.name == name; });
    return at == evidence->fields.end() ? nullptr : &*at;
}

bool ReadingController::doubtful() const
{
    const auto& evidence = journey().evidence();
    return evidence && std::any_of(evidence->fields.begin(),
                                   evidence->fields.end(),
                                   [](const auto& f) { return !f.doubtful.empty(); });
}

QString ReadingController::name() const
{
    const auto* found = field(FieldName::NameParts);
    const auto* value = found == nullptr ? nullptr : std::get_if<PersonName>(&found->value);
    return value == nullptr ? QString{} : underlined(shown(displayName(*value)), found->doubtful);
}

QString ReadingController::birthDate() const
{
    const auto* found = field(FieldName::BirthDate);
    const auto* value = found == nullptr ? nullptr : std::get_if<BirthDate>(&found->value);
    return value == nullptr ? QString{} : dateWords(value->reveal(), journey().language());
}

QString ReadingController::address() const
{
    const auto* found = field(FieldName::Address);
    const auto* value = found == nullptr ? nullptr : std::get_if<Address>(&found->value);
    return value == nullptr ? QString{} : underlined(addressLines(*value), found->doubtful);
}

QImage ReadingController::crop(FieldName name) const
{
    const auto* found = field(name);
    if (found == nullptr || !found->crop) {
        return {};
    }
    const auto& crop = *found->crop;
    const auto& pixels = crop.pixels.reveal();
    if (crop.width == 0 || crop.height == 0 ||
        pixels.size() < std::size_t{crop.width} * crop.height) {
        return {};
    }
    return QImage{pixels.data(), crop.width, crop.height, crop.width, QImage::Format_Grayscale8}
        .copy();
}

QStringList KindController::kinds() const
{
    const auto use =
        proof() ? policy::DocumentRule::Use::ProofOfAddress : policy::DocumentRule::Use::Identity;
    QStringList kinds;
    for (const auto& rule : journey().policy().documents) {
        const auto kind = QString::fromStdString(rule.documentClass);
        if (rule.accepted && rule.use == use && !kindWords(kind).isEmpty()) {
            kinds.append(kind);
        }
    }
    return kinds;
}

QStringList KindController::labels() const
{
    QStringList labels;
    for (const auto& kind : kinds()) {
        labels.append(kindWords(kind));
    }
    return labels;
}

int DateCheckController::days() const
{
    return journey().proofMaxAgeDays();
}

NotEnoughController::Reason NotEnoughController::reason() const
{
    const auto& papers = journey().standing().papers;
    if (papers.empty()) {
        return OneMore;
    }
    switch (papers.back()) {
    case policy::PaperStanding::Counts:
    case policy::PaperStanding::SameKindTwice:
        return OneMore;
    case policy::PaperStanding::Expired:
    case policy::PaperStanding::TooOld:
        return OutOfDate;
    case policy::PaperStanding::NotAccepted:
        return NotOnList;
    case policy::PaperStanding::NotRecognised:
    case policy::PaperStanding::DateUnknown:
    case policy::PaperStanding::NeedsMachineReading:
    case policy::PaperStanding::ChecksDisagree:
        return CannotTell;
    }
    return CannotTell;
}

} // namespace ventanilla::ui
