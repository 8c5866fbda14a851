// SPDX-License-Identifier: EUPL-1.2
// Asks for a paper on the tray and shows how; a person helps who has none.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property LayPaperController controller
    readonly property bool proof: root.controller.state === LayPaperController.Proof

    question: {
        switch (root.controller.state) {
        case LayPaperController.Proof:
            //% "Now a paper with your name and address"
            return qsTrId("lay.proof.question");
        case LayPaperController.AnotherIdentity:
            //% "One more paper, please"
            return qsTrId("lay.another.question");
        default:
            //% "Lay your ID on the tray"
            return qsTrId("lay.identity.question");
        }
    }
    //% "For example a bill, a letter from a bank, or a rent paper."
    readonly property string proofDetail: qsTrId("lay.proof.detail")
    //% "A card or passport from a government, with your photo and birth date. The side with the photo looks up."
    readonly property string identityDetail: qsTrId("lay.identity.detail")
    detail: root.proof ? root.proofDetail : root.identityDetail

    TrayPicture {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.spacingSection
        sheet: root.proof
    }
    Item {
        Layout.fillHeight: true
    }
    footer: [
        BigButton {
            objectName: "look"
            Layout.fillWidth: true
            symbol: "camera"
            //% "It is on the tray"
            text: qsTrId("lay.look")
            onClicked: root.controller.look()
        },
        BigButton {
            objectName: "askForPerson"
            Layout.fillWidth: true
            kind: BigButton.Secondary
            symbol: "people"
            //% "I have no such paper"
            text: qsTrId("lay.none")
            onClicked: root.controller.askForPerson()
        }
    ]
}
