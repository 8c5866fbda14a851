// SPDX-License-Identifier: EUPL-1.2
// Where people help: name, street, hours, telephone.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

Rectangle {
    id: root

    required property OfficeController controller

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
        spacing: Theme.spacingTight

        Words {
            Layout.fillWidth: true
            text: root.controller.name
            font.bold: true
            font.pixelSize: Theme.fontLarge
        }
        Words {
            Layout.fillWidth: true
            text: root.controller.street
        }
        Words {
            Layout.fillWidth: true
            text: root.controller.hours
        }
        Words {
            Layout.fillWidth: true
            text: root.controller.phone
            font.bold: true
        }
    }
}
