// SPDX-License-Identifier: EUPL-1.2
// One answer on the summary, with a button to change it.
import QtQuick
import QtQuick.Layouts
import Ventanilla

Rectangle {
    id: root

    required property string label
    required property string value
    property string buttonName
    property bool editable: true

    signal edit

    Layout.fillWidth: true
    implicitHeight: row.implicitHeight + Theme.spacingTight * 2
    color: Theme.surfaceRaised
    radius: Theme.radius
    border.color: Theme.outlineSoft
    border.width: Theme.lineThin

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.spacingGroup
        anchors.rightMargin: Theme.spacing
        spacing: Theme.spacing

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                text: root.label
                color: Theme.textSoft
                font.pixelSize: Theme.fontSmall
            }
            Words {
                objectName: root.buttonName + "Value"
                Layout.fillWidth: true
                text: root.value
                font.bold: true
            }
        }
        Chip {
            objectName: root.buttonName
            visible: root.editable
            //: Button beside one answer of the summary.
            //% "Change"
            text: qsTrId("common.change")
            label: text + ": " + root.label
            onClicked: root.edit()
        }
    }
}
