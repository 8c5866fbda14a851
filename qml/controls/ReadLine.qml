// SPDX-License-Identifier: EUPL-1.2
// A value that was read, and above it the line of the paper that it came from.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

Rectangle {
    id: root

    required property ReadingController controller
    required property int line
    required property string label
    required property string value

    Layout.fillWidth: true
    implicitHeight: column.implicitHeight + 2 * Theme.spacingGroup
    radius: Theme.radius
    color: Theme.surfaceRaised
    border.color: Theme.outlineSoft
    border.width: Theme.lineThin

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Theme.spacingGroup
        spacing: Theme.spacing

        Words {
            Layout.fillWidth: true
            text: root.label
            color: Theme.textSoft
            font.pixelSize: Theme.fontSmall
        }
        CropItem {
            id: crop

            visible: available
            Layout.preferredHeight: Math.min(Theme.cropHeight, column.width / crop.aspect)
            Layout.preferredWidth: Layout.preferredHeight * crop.aspect
            controller: root.controller
            line: root.line
        }
        Words {
            Layout.fillWidth: true
            text: root.value
            textFormat: Text.StyledText
            font.pixelSize: Theme.fontLarge
            font.bold: true
        }
    }
}
