// SPDX-License-Identifier: EUPL-1.2
// The code in large letters, and what became of the slip.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

Rectangle {
    id: root

    required property AcceptedController controller

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
            //% "Your code"
            text: qsTrId("slip.card.code")
            color: Theme.textSoft
            font.pixelSize: Theme.fontSmall
        }
        Words {
            objectName: "code"
            Layout.fillWidth: true
            text: root.controller.code
            font.pixelSize: Theme.fontLarge
            font.bold: true
        }
        Note {
            objectName: "slipPrinted"
            visible: root.controller.state === AcceptedController.Printed
            kind: Note.Good
            symbol: "printer"
            //% "Take your paper below. The code is on it."
            text: qsTrId("slip.printed")
        }
        Note {
            objectName: "slipPrinting"
            visible: root.controller.state === AcceptedController.Printing
            symbol: "printer"
            //% "Your paper is being printed …"
            text: qsTrId("slip.printing")
        }
        Note {
            objectName: "slipAway"
            visible: root.controller.state === AcceptedController.PrinterAway
            kind: Note.Problem
            symbol: "printer"
            //% "The printer does not work now. Please write the code down or take a picture of it."
            text: qsTrId("slip.away")
        }
        BigButton {
            objectName: "printAgain"
            Layout.fillWidth: true
            visible: root.controller.state === AcceptedController.PrinterAway
            kind: BigButton.Secondary
            symbol: "printer"
            //% "Try to print again"
            text: qsTrId("slip.again")
            onClicked: root.controller.print()
        }
    }
}
