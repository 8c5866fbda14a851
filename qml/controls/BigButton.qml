// SPDX-License-Identifier: EUPL-1.2
// A wide button. Primary for the one thing to do next; the others step back.
import QtQuick
import QtQuick.Layouts
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
    contentItem: RowLayout {
        spacing: Theme.spacing

        Item {
            Layout.fillWidth: true
        }
        Icon {
            visible: root.symbol.length > 0
            name: root.symbol
            color: root.ink
            implicitWidth: Theme.iconSmall
            implicitHeight: Theme.iconSmall
        }
        Words {
            Layout.maximumWidth: root.availableWidth - (root.symbol.length > 0 ? Theme.iconSmall + Theme.spacing : 0)
            text: root.text
            color: root.ink
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Item {
            Layout.fillWidth: true
        }
    }
}
