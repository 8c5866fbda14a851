// SPDX-License-Identifier: EUPL-1.2
// A small choice among many: a month, an hour, a way to be reached.
import QtQuick
import Ventanilla

BaseButton {
    id: root

    property bool chosen: false
    property string symbol

    leftPadding: Theme.spacing
    rightPadding: Theme.spacing

    Accessible.checkable: true
    Accessible.checked: root.chosen

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.chosen ? Theme.accent : (root.down ? Theme.surfacePressed : Theme.surfaceRaised)
        border.color: root.chosen ? Theme.accent : Theme.outline
        border.width: Theme.lineThin
    }
    contentItem: Item {
        implicitWidth: root.symbol.length > 0 ? Theme.iconSmall : words.implicitWidth
        implicitHeight: root.symbol.length > 0 ? Theme.iconSmall : words.implicitHeight

        Words {
            id: words

            anchors.fill: parent
            visible: root.symbol.length === 0
            text: root.text
            color: root.chosen ? Theme.textOnAccent : Theme.textStrong
            font.bold: root.chosen
            font.pixelSize: Theme.fontSmall
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
        Icon {
            anchors.centerIn: parent
            visible: root.symbol.length > 0
            name: root.symbol.length > 0 ? root.symbol : "info"
            width: Theme.iconSmall
            height: width
        }
    }
}
