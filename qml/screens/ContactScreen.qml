// SPDX-License-Identifier: EUPL-1.2
// How to tell the resident that the card is ready; no is an answer.
import QtQuick
import QtQuick.Layouts
import Ventanilla
import Ventanilla.Ui

ScreenFrame {
    id: root

    required property ContactController controller
    readonly property bool writing: root.controller.channel !== ContactController.NoChannel

    symbol: "message"
    keyboard: root.writing
    //% "Shall we tell you when the card is ready?"
    question: qsTrId("contact.question")
    //% "Only if you want. We use it for nothing else."
    detail: qsTrId("contact.detail")

    GridLayout {
        Layout.fillWidth: true
        visible: root.writing
        columns: 3
        columnSpacing: Theme.spacingTight

        Chip {
            objectName: "chipText"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: qsTrId("contact.text")
            chosen: root.controller.channel === ContactController.Text
            onClicked: root.controller.choose(ContactController.Text)
        }
        Chip {
            objectName: "chipCall"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: qsTrId("contact.call")
            chosen: root.controller.channel === ContactController.Call
            onClicked: root.controller.choose(ContactController.Call)
        }
        Chip {
            objectName: "chipEmail"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: qsTrId("contact.email")
            chosen: root.controller.channel === ContactController.Email
            onClicked: root.controller.choose(ContactController.Email)
        }
    }
    Field {
        objectName: "value"
        Layout.fillWidth: true
        visible: root.writing
        focus: root.writing
        keys: root.controller.channel === ContactController.Email ? Keyboard.Email : Keyboard.Digits
        //% "Your e-mail address"
        readonly property string emailLabel: qsTrId("contact.email.label")
        //% "Your phone number"
        readonly property string phoneLabel: qsTrId("contact.phone.label")
        label: root.controller.channel === ContactController.Email ? emailLabel : phoneLabel
        text: root.controller.value
        onEdited: text => root.controller.value = text
        onAccepted: root.controller.save()
        onVisibleChanged: if (visible)
            forceActiveFocus()
    }
    ChoiceCard {
        objectName: "text"
        visible: !root.writing
        symbol: "message"
        //% "Text message"
        text: qsTrId("contact.text")
        onClicked: root.controller.choose(ContactController.Text)
    }
    ChoiceCard {
        objectName: "call"
        visible: !root.writing
        symbol: "phone"
        //% "Phone call"
        text: qsTrId("contact.call")
        onClicked: root.controller.choose(ContactController.Call)
    }
    ChoiceCard {
        objectName: "email"
        visible: !root.writing
        symbol: "mail"
        //% "E-mail"
        text: qsTrId("contact.email")
        onClicked: root.controller.choose(ContactController.Email)
    }
    ChoiceCard {
        objectName: "noContact"
        visible: !root.writing
        symbol: "none"
        //% "No, thank you"
        text: qsTrId("contact.no")
        onClicked: root.controller.skip()
    }
    Note {
        objectName: "fault"
        visible: root.controller.fault.length > 0
        kind: Note.Problem
        text: root.controller.fault
    }
    Item {
        Layout.fillHeight: true
    }
    footer: [
        BigButton {
            objectName: "save"
            Layout.fillWidth: true
            visible: root.writing
            symbol: "forward"
            text: qsTrId("common.next")
            onClicked: root.controller.save()
        },
        BigButton {
            objectName: "skip"
            Layout.fillWidth: true
            visible: root.writing
            kind: BigButton.Secondary
            text: qsTrId("contact.no")
            onClicked: root.controller.skip()
        }
    ]
}
