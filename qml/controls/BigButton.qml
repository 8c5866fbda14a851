// SPDX-License-Identifier: EUPL-1.2
// A wide button. Primary for the one thing to do next; the others step back.
import QtQuick
import Ventanilla

BaseButton {
    id: root

    enum Kind {
        Primary,
        Secondary,
        Quiet
    }

    property int kind: BigButton.Primary
    property string symbol
    property int fontSize: Theme.fontBody
    readonly property real symbolWidth: root.symbol.length > 0 ? Theme.iconSmall + Theme.spacing : 0
    readonly property bool filled: root.kind === BigButton.Primary
    readonly property color ink: root.filled ? Theme.textOnAccent : Theme.accent

    implicitHeight: Math.max(implicitContentHeight + topPadding + bottomPadding, Theme.buttonHeight)
    leftPadding: Theme.spacingGroup
    rightPadding: Theme.spacingGroup
    topPadding: Theme.spacing
    bottomPadding: Theme.spacing
    opacity: root.enabled ? 1 : 0.45

    background: Rectangle {
        radius: Theme.radius
        color: root.filled ? (root.down ? Theme.accentPressed : Theme.accent) : (root.down ? Theme.surfacePressed : (root.kind === BigButton.Quiet ? "transparent" : Theme.surfaceRaised))
        border.color: Theme.accent
        border.width: root.kind === BigButton.Secondary ? Theme.lineThin : 0
    }
    contentItem: Item {
        implicitWidth: words.implicitWidth + root.symbolWidth
        implicitHeight: words.height

        Row {
            anchors.centerIn: parent
            spacing: Theme.spacing

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.symbol.length > 0
                name: root.symbol
                color: root.ink
                width: Theme.iconSmall
                height: width
            }
            Words {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, root.availableWidth - root.symbolWidth)
                text: root.text
                color: root.ink
                font.bold: true
                font.pixelSize: root.fontSize
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
