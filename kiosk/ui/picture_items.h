// SPDX-License-Identifier: EUPL-1.2
//
// Pictures that are not resources: the live preview, lines of a paper, the signature under the
// finger.
#pragma once

#include "kiosk/ui/paper_controllers.h"
#include "kiosk/ui/person_controllers.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>

namespace ventanilla::ui {

/// The preview, filled into the item, with the outline of the paper drawn over it.
class PreviewItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::CaptureController* controller READ controller WRITE setController
                   NOTIFY controllerChanged REQUIRED)
    Q_PROPERTY(QColor outlineColor MEMBER m_outlineColor)
    Q_PROPERTY(QColor emptyColor MEMBER m_emptyColor)
    Q_PROPERTY(qreal outlineWidth MEMBER m_outlineWidth)
    Q_PROPERTY(qreal cornerRadius MEMBER m_cornerRadius)

public:
    explicit PreviewItem(QQuickItem* parent = nullptr);
    [[nodiscard]] CaptureController* controller() const { return m_controller; }
    void setController(CaptureController* controller);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void controllerChanged();

private:
    QPointer<CaptureController> m_controller;
    QColor m_outlineColor;
    QColor m_emptyColor;
    qreal m_outlineWidth = 4;
    qreal m_cornerRadius = 0;
};

/// One line of the paper as the camera saw it.
class CropItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::ReadingController* controller READ controller WRITE setController
                   NOTIFY pictureChanged REQUIRED)
    Q_PROPERTY(Line line READ line WRITE setLine NOTIFY pictureChanged REQUIRED)
    Q_PROPERTY(bool available READ available NOTIFY pictureChanged)
    Q_PROPERTY(qreal aspect READ aspect NOTIFY pictureChanged)

public:
    enum Line { NameLine, BirthDateLine, AddressLine };
    Q_ENUM(Line)

    explicit CropItem(QQuickItem* parent = nullptr);
    [[nodiscard]] ReadingController* controller() const { return m_controller; }
    void setController(ReadingController* controller);
    [[nodiscard]] Line line() const { return m_line; }
    void setLine(Line line);
    [[nodiscard]] bool available() const { return !m_picture.isNull(); }
    /// Width over height of the picture; 1 without one.
    [[nodiscard]] qreal aspect() const;
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void pictureChanged();

private:
    void refresh();

    QPointer<ReadingController> m_controller;
    Line m_line = NameLine;
    QImage m_picture;
};

/// Takes finger strokes and draws them.
class SignatureItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ventanilla::ui::SignatureController* controller READ controller WRITE setController
                   NOTIFY controllerChanged REQUIRED)
    Q_PROPERTY(QColor ink MEMBER m_ink)
    Q_PROPERTY(qreal penWidth MEMBER m_penWidth)

public:
    explicit SignatureItem(QQuickItem* parent = nullptr);
    [[nodiscard]] SignatureController* controller() const { return m_controller; }
    void setController(SignatureController* controller);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void controllerChanged();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QPointF onGrid(QPointF point) const;

    QPointer<SignatureController> m_controller;
    QColor m_ink;
    qreal m_penWidth = 6;
};

} // namespace ventanilla::ui
