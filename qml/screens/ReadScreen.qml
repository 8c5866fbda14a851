// SPDX-License-Identifier: EUPL-1.2
// What was read, beside the picture of its own line.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property ReadingController controller

    symbol: "paper"
    //% "Is this your address?"
    readonly property string proofQuestion: qsTrId("read.proof.question")
    //% "Is this you?"
    readonly property string identityQuestion: qsTrId("read.identity.question")
    question: root.controller.proof ? root.proofQuestion : root.identityQuestion
    //% "Please look closely at the underlined letters."
    readonly property string doubtDetail: qsTrId("read.doubt")
    //% "This is what I read."
    readonly property string plainDetail: qsTrId("read.plain")
    detail: root.controller.doubtful ? root.doubtDetail : root.plainDetail

    ReadLine {
        objectName: "readName"
        controller: root.controller
        line: CropItem.NameLine
        visible: root.controller.hasName && !root.controller.proof
        //% "Name"
        label: qsTrId("label.name")
        value: root.controller.name
    }
    ReadLine {
        objectName: "readBirthDate"
        controller: root.controller
        line: CropItem.BirthDateLine
        visible: root.controller.hasBirthDate && !root.controller.proof
        //% "Birth date"
        label: qsTrId("label.birthdate")
        value: root.controller.birthDate
    }
    ReadLine {
        objectName: "readAddress"
        controller: root.controller
        line: CropItem.AddressLine
        visible: root.controller.hasAddress && root.controller.proof
        //% "Address"
        label: qsTrId("label.address")
        value: root.controller.address
    }
    Item {
        Layout.fillHeight: true
    }
    footer: [
        BigButton {
            objectName: "confirm"
            Layout.fillWidth: true
            symbol: "check"
            //% "Yes, that is right"
            text: qsTrId("read.yes")
            onClicked: root.controller.confirm()
        },
        BigButton {
            objectName: "correct"
            Layout.fillWidth: true
            kind: BigButton.Secondary
            symbol: "pen"
            //% "No, I want to correct it"
            text: qsTrId("read.no")
            onClicked: root.controller.correct()
        }
    ]
}
