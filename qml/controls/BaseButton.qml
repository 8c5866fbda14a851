// SPDX-License-Identifier: EUPL-1.2
// The one button all others are made of: touch, focus ring, and a press that assistive software can make.
import QtQuick
import QtQuick.Templates as T
import Ventanilla

T.AbstractButton {
    id: root

    property string label: text

    implicitWidth: Math.max(implicitContentWidth + leftPadding + rightPadding, Theme.touchTarget)
    implicitHeight: Math.max(implicitContentHeight + topPadding + bottomPadding, Theme.touchTarget)
    focusPolicy: Qt.TabFocus
    hoverEnabled: false

    Accessible.role: Accessible.Button
    Accessible.name: root.label
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.focusWidth
        visible: root.visualFocus
        color: "transparent"
        radius: Theme.radius + Theme.focusWidth
        border.color: Theme.focusRing
        border.width: Theme.focusWidth
    }
}
