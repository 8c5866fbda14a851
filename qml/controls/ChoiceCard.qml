// SPDX-License-Identifier: EUPL-1.2
// One large choice among a few: a picture, what it is, and a line that explains.
import QtQuick
import QtQuick.Layouts
import Ventanilla

BaseButton {
    id: root

    property string symbol
    property string detail
    property bool chosen: false

    Layout.fillWidth: true
    implicitHeight: Math.max(implicitContentHeight + topPadding + bottomPadding, Theme.choiceHeight)
    leftPadding: Theme.spacingGroup
    rightPadding: Theme.spacingGroup
    topPadding: Theme.spacing
    bottomPadding: Theme.spacing
    label: root.detail.length > 0 ? root.text + ". " + root.detail : root.text

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.surfacePressed : (root.chosen ? Theme.surfaceTint : Theme.surfaceRaised)
        border.color: root.chosen ? Theme.accent : Theme.outline
        border.width: root.chosen ? Theme.lineThick : Theme.lineThin
    }
    contentItem: RowLayout {
        spacing: Theme.spacingGroup

        Badge {
            visible: root.symbol.length > 0
            name: root.symbol.length > 0 ? root.symbol : "info"
            implicitWidth: Theme.badgeSmall
            tint: root.chosen ? Theme.surfaceRaised : Theme.surfaceTint
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingTight

            Words {
                Layout.fillWidth: true
                text: root.text
                font.pixelSize: Theme.fontLarge
                font.bold: true
                Accessible.ignored: true
            }
            Words {
                Layout.fillWidth: true
                visible: root.detail.length > 0
                text: root.detail
                color: Theme.textSoft
                font.pixelSize: Theme.fontSmall
                Accessible.ignored: true
            }
        }
        Icon {
            name: root.chosen ? "check" : "forward"
            implicitWidth: Theme.iconSmall
            implicitHeight: Theme.iconSmall
        }
    }
}
