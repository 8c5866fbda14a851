// SPDX-License-Identifier: EUPL-1.2
//
// Looks at what a window shows and touches it as a finger would.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

namespace ventanilla::test {

/// Lets bindings, layouts and queued calls come to rest.
inline void settle()
{
    for (int i = 0; i < 8; ++i) {
        QCoreApplication::processEvents();
        QTest::qWait(5);
    }
}

/// The part of @p item that clipping parents let through, in the window.
inline QRectF shownRect(const QQuickItem& item)
{
    auto rect = item.mapRectToScene({0, 0, item.width(), item.height()});
    for (const auto* parent = item.parentItem(); parent != nullptr; parent = parent->parentItem()) {
        if (parent->clip()) {
            rect =
                rect.intersected(parent->mapRectToScene({0, 0, parent->width(), parent->height()}));
        }
    }
    return rect;
}

inline void collect(QQuickItem& item, std::vector<QQuickItem*>& items)
{
    for (auto* child : item.childItems()) {
        if (child->isVisible() && child->opacity() > 0) {
            items.push_back(child);
            collect(*child, items);
        }
    }
}

/// With an open question above the screen only what belongs to it: nothing else can be touched.
inline std::vector<QQuickItem*> visibleItems(QQuickWindow* window)
{
    std::vector<QQuickItem*> items;
    collect(*window->contentItem(), items);
    const auto over = std::find_if(items.begin(), items.end(), [](const auto* item) {
        return item->objectName().endsWith(QLatin1String{"Overlay"});
    });
    if (over != items.end()) {
        auto* overlay = *over;
        items.clear();
        collect(*overlay, items);
    }
    return items;
}

inline QQuickItem* find(QQuickWindow* window, const char* name)
{
    for (auto* item : visibleItems(window)) {
        if (item->objectName() == QString::fromUtf8(name)) {
            return item;
        }
    }
    return nullptr;
}

/// A click in the middle of the visible item @p name. False when it is not there or not enabled.
inline bool press(QQuickWindow* window, const char* name)
{
    auto* item = find(window, name);
    if (item == nullptr || !item->isEnabled()) {
        return false;
    }
    QTest::mouseClick(window, Qt::LeftButton, {}, shownRect(*item).center().toPoint());
    settle();
    return true;
}

/// Empty when the item is not there.
inline QString textOf(QQuickWindow* window, const char* name)
{
    const auto* item = find(window, name);
    return item == nullptr ? QString{} : item->property("text").toString();
}

/// Strokes of a real keyboard, to whatever has the focus.
inline void type(QQuickWindow* window, const char* text)
{
    for (const char* key = text; *key != 0; ++key) {
        QTest::keyClick(window, *key);
    }
    settle();
}

inline std::string describe(const QQuickItem& item)
{
    const auto text = item.property("text").toString();
    const auto place = item.mapRectToScene({0, 0, item.width(), item.height()});
    return QStringLiteral("%1 '%2' \"%3\" at %4,%5 %6x%7")
        .arg(QString::fromLatin1(item.metaObject()->className()), item.objectName(), text)
        .arg(place.x())
        .arg(place.y())
        .arg(place.width())
        .arg(place.height())
        .toStdString();
}

} // namespace ventanilla::test
