// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ui/picture_items.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ventanilla::ui {
namespace {

constexpr double kGridWidth = 1000;
constexpr double kGridHeight = 300;

/// The largest rectangle of the picture's shape in the middle of @p room.
QRectF fitted(QSizeF picture, const QRectF& room)
{
    QRectF place{QPointF{}, picture.scaled(room.size(), Qt::KeepAspectRatio)};
    place.moveCenter(room.center());
    return place;
}

} // namespace

PreviewItem::PreviewItem(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{}

void PreviewItem::setController(CaptureController* controller)
{
    if (m_controller == controller) {
        return;
    }
    m_controller = controller;
    if (controller != nullptr) {
        connect(controller, &ScreenController::changed, this, [this] { update(); });
    }
    Q_EMIT controllerChanged();
    update();
}

void PreviewItem::paint(QPainter* painter)
{
    // Painting happens while the GUI thread waits, so the shared memory does not change under it.
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath window;
    window.addRoundedRect(boundingRect(), m_cornerRadius, m_cornerRadius);
    painter->setClipPath(window);
    painter->fillPath(window, m_emptyColor);
    const auto* controller = m_controller.data();
    if (controller == nullptr || !controller->ready()) {
        return;
    }
    const auto picture = controller->preview();
    if (picture.isNull()) {
        return;
    }
    const auto place = fitted(picture.size(), boundingRect());
    painter->drawImage(place, picture);

    QPolygonF outline;
    for (const auto& corner : controller->outline()) {
        outline.append(QPointF{place.x() + corner.x() * place.width(),
                               place.y() + corner.y() * place.height()});
    }
    painter->setPen(
        QPen{m_outlineColor, m_outlineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter->drawPolygon(outline);
}

CropItem::CropItem(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{}

void CropItem::setController(ReadingController* controller)
{
    if (m_controller == controller) {
        return;
    }
    m_controller = controller;
    if (controller != nullptr) {
        connect(controller, &ScreenController::changed, this, &CropItem::refresh);
    }
    refresh();
}

void CropItem::setLine(Line line)
{
    m_line = line;
    refresh();
}

qreal CropItem::aspect() const
{
    return m_picture.isNull() ? 1.0 : static_cast<qreal>(m_picture.width()) / m_picture.height();
}

void CropItem::refresh()
{
    static constexpr std::array kFields{
        FieldName::NameParts, FieldName::BirthDate, FieldName::Address};
    const auto* controller = m_controller.data();
    if (controller != nullptr && controller->ready()) {
        m_picture = controller->crop(kFields.at(static_cast<std::size_t>(m_line)));
    }
    Q_EMIT pictureChanged();
    update();
}

void CropItem::paint(QPainter* painter)
{
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_picture.isNull()) {
        painter->drawImage(fitted(m_picture.size(), boundingRect()), m_picture);
    }
}

SignatureItem::SignatureItem(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
}

void SignatureItem::setController(SignatureController* controller)
{
    if (m_controller == controller) {
        return;
    }
    m_controller = controller;
    if (controller != nullptr) {
        connect(controller, &ScreenController::changed, this, [this] { update(); });
    }
    Q_EMIT controllerChanged();
}

QPointF SignatureItem::onGrid(QPointF point) const
{
    return {point.x() / std::max(1.0, width()) * kGridWidth,
            point.y() / std::max(1.0, height()) * kGridHeight};
}

void SignatureItem::mousePressEvent(QMouseEvent* event)
{
    if (auto* controller = m_controller.data(); controller != nullptr) {
        controller->beginStroke(onGrid(event->position()));
    }
}

void SignatureItem::mouseMoveEvent(QMouseEvent* event)
{
    if (auto* controller = m_controller.data(); controller != nullptr) {
        controller->continueStroke(onGrid(event->position()));
    }
}

void SignatureItem::paint(QPainter* painter)
{
    const auto* controller = m_controller.data();
    if (controller == nullptr) {
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen{m_ink, m_penWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    const QTransform toItem = QTransform::fromScale(width() / kGridWidth, height() / kGridHeight);
    for (const auto& stroke : controller->strokes()) {
        const auto line = toItem.map(stroke);
        if (line.size() == 1) {
            painter->drawPoint(line.front());
        } else {
            painter->drawPolyline(line);
        }
    }
}

} // namespace ventanilla::ui
