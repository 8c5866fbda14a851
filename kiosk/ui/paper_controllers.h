// SPDX-License-Identifier: EUPL-1.2
//
// Controllers of the screens about papers: lay, look, read, say what it is, what is still missing.
#pragma once

#include "kiosk/ui/journey_controller.h"

#include <QImage>
#include <QPolygonF>

namespace ventanilla::ui {

class LayPaperController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::LayPaperController::State state READ state NOTIFY changed)

public:
    enum State { Identity, AnotherIdentity, Proof };
    Q_ENUM(State)

    using ScreenController::ScreenController;
    [[nodiscard]] State state() const;
    Q_INVOKABLE void look() { journey().startCapture(); }
    Q_INVOKABLE void askForPerson() { journey().askForPerson(); }
};

class CaptureController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::CaptureController::State state READ state NOTIFY changed)
    Q_PROPERTY(ventanilla::ui::CaptureController::Hint hint READ hint NOTIFY changed)
    Q_PROPERTY(bool proof READ proof NOTIFY changed)

public:
    enum State { Looking, OnceMore, CameraAway };
    Q_ENUM(State)
    /// The same members in the same order as domain's Guidance.
    enum Hint {
        NoHint,
        NoPaper,
        PaperTooBig,
        MoveIntoView,
        HoldStill,
        TooDark,
        TooBlurred,
        Glare,
        Covered,
        TurnOver,
        Reading,
        NotReadable,
    };
    Q_ENUM(Hint)

    using ScreenController::ScreenController;
    [[nodiscard]] State state() const;
    [[nodiscard]] Hint hint() const;
    [[nodiscard]] bool proof() const { return journey().step() == session::Step::CaptureProof; }
    Q_INVOKABLE void typeInstead() { journey().typeInstead(); }
    Q_INVOKABLE void askForPerson() { journey().askForPerson(); }

    /// A copy of the shared picture; null when there is none.
    [[nodiscard]] QImage preview() const;
    /// In fractions of the preview; empty when no paper is seen.
    [[nodiscard]] QPolygonF outline() const;
};

class ReadingController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool proof READ proof NOTIFY changed)
    Q_PROPERTY(bool hasName READ hasName NOTIFY changed)
    Q_PROPERTY(bool hasBirthDate READ hasBirthDate NOTIFY changed)
    Q_PROPERTY(bool hasAddress READ hasAddress NOTIFY changed)
    Q_PROPERTY(bool doubtful READ doubtful NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString birthDate READ birthDate NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)

public:
    using ScreenController::ScreenController;
    [[nodiscard]] bool proof() const { return journey().step() == session::Step::ReadProof; }
    [[nodiscard]] bool hasName() const { return field(FieldName::NameParts) != nullptr; }
    [[nodiscard]] bool hasBirthDate() const { return field(FieldName::BirthDate) != nullptr; }
    [[nodiscard]] bool hasAddress() const { return field(FieldName::Address) != nullptr; }
    /// Some character was not read for certain: it is underlined.
    [[nodiscard]] bool doubtful() const;
    /// Styled text: doubtful characters stand in <u>.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString birthDate() const;
    [[nodiscard]] QString address() const;
    Q_INVOKABLE void confirm() { journey().confirmReading(); }
    Q_INVOKABLE void correct() { journey().correctReading(); }

    /// The line of the picture that the value came from; null when there is none.
    [[nodiscard]] QImage crop(FieldName name) const;

private:
    [[nodiscard]] const FieldEvidence* field(FieldName name) const;
};

class KindController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool proof READ proof NOTIFY changed)
    Q_PROPERTY(bool unread READ unread NOTIFY changed)
    Q_PROPERTY(QStringList kinds READ kinds NOTIFY changed)
    Q_PROPERTY(QStringList labels READ labels NOTIFY changed)

public:
    using ScreenController::ScreenController;
    [[nodiscard]] bool proof() const { return journey().step() == session::Step::KindOfProof; }
    [[nodiscard]] bool unread() const { return journey().unread(); }
    /// Those that the city accepts and that can be named to anybody.
    [[nodiscard]] QStringList kinds() const;
    [[nodiscard]] QStringList labels() const;
    Q_INVOKABLE void choose(const QString& kind) { journey().chooseKind(kind.toStdString()); }
    Q_INVOKABLE void somethingElse() { journey().askForPerson(); }
};

class DateCheckController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool proof READ proof NOTIFY changed)
    Q_PROPERTY(int days READ days NOTIFY changed)

public:
    using ScreenController::ScreenController;
    [[nodiscard]] bool proof() const { return journey().step() == session::Step::ProofRecent; }
    [[nodiscard]] int days() const;
    Q_INVOKABLE void yes() { journey().answerDate(true); }
    Q_INVOKABLE void no() { journey().answerDate(false); }
    Q_INVOKABLE void unknown() { journey().answerDate(std::nullopt); }
};

class NotEnoughController : public ScreenController
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool proof READ proof NOTIFY changed)
    Q_PROPERTY(ventanilla::ui::NotEnoughController::Reason reason READ reason NOTIFY changed)

public:
    enum Reason { OneMore, CannotTell, OutOfDate, NotOnList };
    Q_ENUM(Reason)

    using ScreenController::ScreenController;
    [[nodiscard]] bool proof() const { return journey().step() == session::Step::ProofNotEnough; }
    /// About the last paper.
    [[nodiscard]] Reason reason() const;
    Q_INVOKABLE void layAnother() { journey().layAnother(); }
    Q_INVOKABLE void askForPerson() { journey().askForPerson(); }
};

} // namespace ventanilla::ui
