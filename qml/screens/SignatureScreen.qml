// SPDX-License-Identifier: EUPL-1.2
// By finger, by a mark, or not at all: three equal ways.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property SignatureController controller
    readonly property bool drawing: root.controller.state === SignatureController.Drawing

    symbol: "pen"
    //% "Write with your finger"
    readonly property string drawQuestion: qsTrId("signature.draw.question")
    //% "How do you sign?"
    readonly property string chooseQuestion: qsTrId("signature.question")
    question: root.drawing ? root.drawQuestion : root.chooseQuestion

    ChoiceCard {
        objectName: "finger"
        visible: !root.drawing
        symbol: "pen"
        //% "With my finger, here"
        text: qsTrId("signature.finger")
        onClicked: root.controller.draw()
    }
    ChoiceCard {
        objectName: "mark"
        visible: !root.drawing
        symbol: "mark"
        //% "I make a mark"
        text: qsTrId("signature.mark")
        //% "You make it on paper when you get the card."
        detail: qsTrId("signature.mark.detail")
        onClicked: root.controller.mark()
    }
    ChoiceCard {
        objectName: "none"
        visible: !root.drawing
        symbol: "none"
        //% "I do not sign"
        text: qsTrId("signature.none")
        //% "The card is good without it."
        detail: qsTrId("signature.none.detail")
        onClicked: root.controller.none()
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.signatureHeight
        visible: root.drawing
        radius: Theme.radius
        color: Theme.surfaceRaised
        border.color: Theme.outline
        border.width: Theme.lineThin

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.spacingSection
            height: Theme.lineThin
            color: Theme.outline
        }
        SignatureItem {
            objectName: "pad"
            anchors.fill: parent
            controller: root.controller
            ink: Theme.textStrong
            penWidth: Theme.focusWidth
        }
    }
    Item {
        Layout.fillHeight: true
    }
    footer: [
        BigButton {
            objectName: "save"
            Layout.fillWidth: true
            visible: root.drawing
            enabled: root.controller.drawn
            symbol: "check"
            //% "This is my signature"
            text: qsTrId("signature.save")
            onClicked: root.controller.save()
        },
        BigButton {
            objectName: "clear"
            Layout.fillWidth: true
            visible: root.drawing
            kind: BigButton.Secondary
            symbol: "erase"
            //% "Start over"
            text: qsTrId("signature.clear")
            onClicked: root.controller.clear()
        },
        BigButton {
            objectName: "chooseAgain"
            Layout.fillWidth: true
            visible: root.drawing
            kind: BigButton.Secondary
            //% "Another way"
            text: qsTrId("signature.other")
            onClicked: root.controller.choose()
        }
    ]
}
