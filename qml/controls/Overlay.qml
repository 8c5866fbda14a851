// SPDX-License-Identifier: EUPL-1.2
// A question above the screen: nothing below it can be touched until it is answered.
import QtQuick
import QtQuick.Layouts
import Ventanilla

Rectangle {
    id: root

    property string symbol: "clock"
    property string question
    property string detail
    default property alias content: answers.data

    color: Theme.shade

    MouseArea {
        anchors.fill: parent
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.pageMargin, Theme.columnMax)
        height: column.implicitHeight + 2 * Theme.spacingSection
        radius: Theme.radius * 1.5
        color: Theme.surface
        border.color: Theme.outline
        border.width: Theme.highContrast ? Theme.lineThick : 0

        ColumnLayout {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.spacingSection
            spacing: Theme.spacingGroup

            Badge {
                Layout.alignment: Qt.AlignHCenter
                name: root.symbol
                tint: Theme.warmSoft
                ink: Theme.warm
            }
            Words {
                Layout.fillWidth: true
                text: root.question
                font.pixelSize: Theme.fontTitle
                font.bold: true
                lineHeight: 1
                horizontalAlignment: Text.AlignHCenter
            }
            Words {
                Layout.fillWidth: true
                visible: root.detail.length > 0
                text: root.detail
                horizontalAlignment: Text.AlignHCenter
            }
            ColumnLayout {
                id: answers

                Layout.fillWidth: true
                spacing: Theme.spacing
            }
        }
    }
}
