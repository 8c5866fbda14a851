// SPDX-License-Identifier: EUPL-1.2
// One key. It never takes the focus from the line that is written on.
import QtQuick
import Ventanilla

BaseButton {
    id: root

    property string symbol
    property bool strong: false

    implicitHeight: Theme.keyHeight
    focusPolicy: Qt.NoFocus
    autoRepeat: root.symbol === "erase"

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.down ? Theme.surfacePressed : (root.strong ? Theme.accent : Theme.surfaceRaised)
        border.color: Theme.outline
        border.width: Theme.lineThin
    }
    contentItem: Item {
        Words {
            anchors.centerIn: parent
            visible: root.symbol.length === 0
            text: root.text
            color: root.strong ? Theme.textOnAccent : Theme.textStrong
            font.pixelSize: Theme.fontKey
            Accessible.ignored: true
        }
        Icon {
            anchors.centerIn: parent
            visible: root.symbol.length > 0
            name: root.symbol.length > 0 ? root.symbol : "info"
            color: root.strong ? Theme.textOnAccent : Theme.accent
            width: Theme.iconSmall
            height: width
        }
    }
}
