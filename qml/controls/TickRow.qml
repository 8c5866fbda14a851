// SPDX-License-Identifier: EUPL-1.2
// One line of a consent, off until the resident ticks it.
import QtQuick
import QtQuick.Layouts
import Ventanilla

BaseButton {
    id: root

    property bool ticked: false
    property string value

    Layout.fillWidth: true
    implicitHeight: Math.max(implicitContentHeight + topPadding + bottomPadding, Theme.buttonHeight)
    padding: Theme.spacing
    leftPadding: Theme.spacingGroup
    label: root.value.length > 0 ? root.text + ": " + root.value : root.text

    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: root.ticked

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.surfacePressed : (root.ticked ? Theme.surfaceTint : Theme.surfaceRaised)
        border.color: root.ticked ? Theme.accent : Theme.outline
        border.width: root.ticked ? Theme.lineThick : Theme.lineThin
    }
    contentItem: RowLayout {
        spacing: Theme.spacingGroup

        Rectangle {
            implicitWidth: Theme.icon
            implicitHeight: Theme.icon
            radius: Theme.radiusSmall
            color: root.ticked ? Theme.accent : Theme.surfaceRaised
            border.color: Theme.accent
            border.width: Theme.lineThick

            Icon {
                anchors.centerIn: parent
                visible: root.ticked
                width: Theme.iconSmall
                height: width
                name: "check"
                color: Theme.textOnAccent
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingTight

            Words {
                Layout.fillWidth: true
                text: root.text
                color: Theme.textSoft
                font.pixelSize: Theme.fontSmall
                Accessible.ignored: true
            }
            Words {
                Layout.fillWidth: true
                visible: root.value.length > 0
                text: root.value
                font.bold: true
                Accessible.ignored: true
            }
        }
    }
}
